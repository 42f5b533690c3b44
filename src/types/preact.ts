import type {
  AddressSearch,
  AddressSearchListeners,
  AddressSearchMarkup,
  AddressSource,
  AddressSourceAttributes,
} from '../element/index.ts';
import type { HTMLAttributes } from 'preact';

type Tag<Element extends EventTarget, Own> = Own & Omit<HTMLAttributes<Element>, keyof Own>;

/** `import 'address-search/types/preact.js'`: the two tags in JSX of Preact. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'address-search': Tag<AddressSearch, AddressSearchMarkup & AddressSearchListeners<'on'>>;
      'address-source': Tag<AddressSource, AddressSourceAttributes>;
    }
  }
}
