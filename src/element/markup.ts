import type { LitElement } from 'lit';
import type { JusoOptions } from '../providers/juso/index.ts';
import type { KakaoLocalOptions } from '../providers/kakao-local/index.ts';
import type { KakaoPostcodeOptions } from '../providers/kakao-postcode/index.ts';
import type { PostcodesIoOptions } from '../providers/postcodes-io/index.ts';
import type { VworldOptions } from '../providers/vworld/index.ts';
import type { ZipcloudOptions } from '../providers/zipcloud/index.ts';
import type { AddressSearch } from './address-search.ts';
import type { AddressSearchEventMap } from './event-map.ts';
import type { GivenAddress, GivenNames } from './form/given.ts';
import type { AddressSearchOptions } from './properties.ts';

/** `minLength` as it is written in HTML, `min-length`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

type Settable = Omit<AddressSearchOptions, keyof LitElement> & Pick<AddressSearch, 'providers'>;

/** Properties whose setters take more than their getters give. */
interface Given {
  readonly value: GivenAddress;
  readonly defaultValue: GivenAddress;
  readonly names: GivenNames;
  readonly form: string | null;
}

/** What a script, or a framework that sets properties, may set on `<address-search>`; what is left out is its default. */
export type AddressSearchProperties = {
  readonly [Name in keyof Settable as Exclude<Name, keyof Given>]?: Settable[Name] | undefined;
} & { readonly [Name in keyof Given]?: Given[Name] | undefined };

/** Properties without an attribute. */
type ScriptOnly = 'locale' | 'messages' | 'renderOption' | 'filterQuery' | 'providers' | 'value';

type Written<Value> = Value extends boolean
  ? boolean
  : Value extends number
    ? number | `${number}`
    : Value extends string
      ? Value
      : string;

/** Attributes of `<address-search>` as HTML has them; `value` and `names` are JSON. */
export type AddressSearchAttributes = {
  readonly [Name in keyof Settable as Kebab<Exclude<Name, ScriptOnly | 'defaultValue'>>]?:
    Written<Settable[Name]> | undefined;
} & {
  readonly [Name in 'value' | 'form' | 'lang']?: string | undefined;
} & {
  /** Offers the addresses where the person stands. It has no property, since nothing reads it before a search. */
  readonly locate?: boolean | undefined;
};

/** A tag in a template that sets a property where the element has one of that name, else an attribute. */
export type AddressSearchMarkup = Omit<AddressSearchAttributes, keyof AddressSearchProperties> &
  AddressSearchProperties;

/** Listeners as templates name them, such as `onaddresspick` with the prefix `on`. */
export type AddressSearchListeners<Prefix extends string> = {
  readonly [Name in keyof AddressSearchEventMap as `${Prefix}${Name}`]?:
    ((event: AddressSearchEventMap[Name]) => void) | undefined;
};

type Options = JusoOptions &
  KakaoLocalOptions &
  KakaoPostcodeOptions &
  PostcodesIoOptions &
  VworldOptions &
  ZipcloudOptions;

/** Attributes of `<address-source>`: an adapter, and its options. */
export type AddressSourceAttributes = {
  /** `juso`, `kakao-postcode` and so on, or the type of an adapter of the page's own. */
  readonly type: string;
  readonly 'api-key'?: string | undefined;
} & {
  readonly [Name in keyof Options as Kebab<Exclude<Name, 'key'>>]?: Written<Options[Name]> | undefined;
};
