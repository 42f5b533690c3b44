import type {
  AddressSearch,
  AddressSearchEventMap,
  AddressSearchMarkup,
  AddressSearchProperties,
  AddressSource,
  AddressSourceAttributes,
} from '../element/index.ts';
import type { JSX } from 'solid-js';

type Tag<Element, Own> = Own & Omit<JSX.HTMLAttributes<Element>, keyof Own>;

/** Solid sets properties of elements with a dash, unless one says `attr:`. */
type WithPrefix<Prefix extends string, Own> = {
  readonly [Name in keyof Own as `${Prefix}:${Name & string}`]?: Own[Name];
};

/** `import 'address-search/types/solid.js'`: the two tags in JSX of Solid, with `on:`, `prop:` and `attr:`. */
declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'address-search': Tag<AddressSearch, AddressSearchMarkup & WithPrefix<'prop', AddressSearchProperties>>;
      'address-source': Tag<
        AddressSource,
        AddressSourceAttributes & WithPrefix<'attr', AddressSourceAttributes>
      >;
    }
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- It is how a map of events is joined.
    interface CustomEvents extends AddressSearchEventMap {}
  }
}
