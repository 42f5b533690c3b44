import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type {
  AddressSearch,
  AddressSearchAttributes,
  AddressSearchEventMap,
  AddressSearchProperties,
  AddressSource,
  AddressSourceAttributes,
} from '../element/index.ts';

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** Templates are checked by camel case, however they are written. */
type InTemplates<Own> = { [Name in keyof Own as Camel<Name & string>]: Own[Name] };

type Written = InTemplates<AddressSearchAttributes>;
/** A static attribute is text, and a bound one what the property takes. */
type FieldProps = Omit<AddressSearchProperties, keyof Written> & {
  readonly [Name in keyof Written]:
    Written[Name] | (Name extends keyof AddressSearchProperties ? AddressSearchProperties[Name] : never);
};

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
    'address-search': Tag<AddressSearch, FieldProps, Emits>;
    'address-source': Tag<AddressSource, InTemplates<AddressSourceAttributes>, object>;
  }
}
