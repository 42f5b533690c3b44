import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  AddressSearch,
  AddressSearchListeners,
  AddressSearchMarkup,
  AddressSource,
  AddressSourceAttributes,
} from '../element/index.ts';

type Tag<Element, Own> = Own & Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'address-search': Tag<AddressSearch, AddressSearchMarkup & AddressSearchListeners<'on'>>;
      'address-source': Tag<AddressSource, AddressSourceAttributes>;
    }
  }
}
