import type {
  AddressSearch,
  AddressSearchListeners,
  AddressSearchMarkup,
  AddressSource,
  AddressSourceAttributes,
} from '../element/index.ts';
import type { HTMLAttributes } from 'svelte/elements';

type Tag<Element extends EventTarget, Own> = Own & Omit<HTMLAttributes<Element>, keyof Own>;

/** `import 'address-search/types/svelte.js'`: the two tags in templates of Svelte 5. */
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'address-search': Tag<AddressSearch, AddressSearchMarkup & AddressSearchListeners<'on'>>;
    'address-source': Tag<AddressSource, AddressSourceAttributes>;
  }
}
