import type {
  AddressSearch,
  AddressSearchEventMap,
  AddressSearchMarkup,
  AddressSource,
  AddressSourceAttributes,
} from '../element/index.ts';
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';

type Emits = { [Name in keyof AddressSearchEventMap]: (event: AddressSearchEventMap[Name]) => void };

/** An element as templates take it (vuejs.org, "Vue and Web Components"). */
type Tag<Element, Own, Events> = new () => Element & {
  /** @deprecated Of templates alone. */
  $props: Own & Omit<HTMLAttributes, keyof Own> & PublicProps;
  /** @deprecated Of templates alone. */
  $emit: EmitFn<Events>;
};

/** `import 'address-search/types/vue.js'`: the two tags in templates of Vue 3. */
declare module 'vue' {
  interface GlobalComponents {
    'address-search': Tag<AddressSearch, AddressSearchMarkup, Emits>;
    'address-source': Tag<AddressSource, AddressSourceAttributes, object>;
  }
}
