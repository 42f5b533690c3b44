import { LitElement, type PropertyDeclaration } from 'lit';
import type { Address } from '../address/index.ts';
import { type EntryNames, type GivenAddress, type GivenNames, readAddress, readNames } from './form/given.ts';
import { inheritedLanguage } from './i18n/language.ts';
import type { Messages } from './i18n/messages.ts';

/** How the prefix and a key make the name of a form entry (docs/element.md#form-entries). */
export type NameStyle = 'dot' | 'bracket' | 'underscore' | 'plain';

/** A property as Lit takes it, with what it holds at first. */
export interface Property<Type> extends PropertyDeclaration {
  readonly initial: Type;
}

const property = <Type>(initial: Type, declaration: PropertyDeclaration = {}): Property<Type> => ({
  initial,
  ...declaration,
});

const flag = (declaration: PropertyDeclaration = {}): Property<boolean> =>
  property<boolean>(false, { type: Boolean, reflect: true, ...declaration });
const scriptOnly: PropertyDeclaration = { attribute: false };
const text = (declaration?: PropertyDeclaration): Property<string> => property<string>('', declaration);
const amount = (initial: number, attribute?: string): Property<number> =>
  property<number>(initial, { type: Number, ...(attribute && { attribute }) });

/** Attributes and properties of `<address-search>` (docs/element.md#attributes-and-properties), and their defaults. */
const PROPERTIES = {
  /** Prefix of the form entries; empty submits nothing. */
  name: text({ reflect: true }),
  /** How prefix and field make a name: `dot`, `bracket`, `underscore`, `plain`. @default 'dot' */
  nameStyle: property<NameStyle>('dot', { attribute: 'name-style' }),
  /** The form needs an address. */
  required: flag(),
  /** The form needs the detail too. */
  requireDetail: flag({ attribute: 'require-detail' }),
  /** The form takes no address that was typed by hand; in an outage that leaves no way. */
  requireVerified: flag({ attribute: 'require-verified' }),
  /** As in native inputs; a disabled `fieldset` around it does the same. */
  disabled: flag(),
  /** As in native inputs: it is submitted, and cannot be changed. */
  readonly: flag(),
  /** Text in the search box. */
  query: text(),
  /** Text of the label; the slot `label` wins. */
  label: text(),
  /** Text under the label; the slot `hint` wins. */
  hint: text(),
  /** Text of the empty search box; empty is the language's own. */
  placeholder: text(),
  /** Section prefix of the autofill tokens, or `off`. */
  autocomplete: property<AutoFill>(''),
  /** Fewest characters of a search. @default 2 */
  minLength: amount(2, 'min-length'),
  /** Pause before a search, in ms. @default 180 */
  debounce: amount(180),
  /** URL of the shared-state endpoint; empty works with this browser's own breaker alone. */
  endpoint: text(),
  /** Hard deadline of a call, in ms. @default 3000 */
  timeout: amount(3000),
  /** Soft deadline after which the next provider is started too, in ms; 0 is off. @default 1000 */
  hedge: amount(1000),
  /** Whether a list answers typing though a service with a page of its own is first. @default 'auto' */
  typeAhead: property<'auto' | 'off'>('auto', { attribute: 'type-ahead' }),
  /** Page size. @default 10 */
  limit: amount(10),
  /** Searching, or typing by hand. @default 'search' */
  mode: property<'search' | 'manual'>('search', { reflect: true }),
  /** Whether one searches in a full-screen sheet; `auto`: on a narrow or low viewport. @default 'auto' */
  sheet: property<'auto' | 'always' | 'never'>('auto'),
  /** Whether a picked address is shown as a card (`auto`), or in its inputs (`always`). @default 'auto' */
  fields: property<'auto' | 'always'>('auto'),
  /** Shows under the empty box what was picked last on this device, and keeps it there. */
  recent: flag(),
  /** More form entries, by spaces: `jibun extra building lat lng codes source verified full`. */
  include: text(),
  /** Texts that replace the language's own. */
  messages: property<Partial<Messages>>({}, scriptOnly),
  /** Draws an option: a node, a Lit template or text; never an HTML string. */
  renderOption: property<((address: Address, query: string) => unknown) | null>(null, scriptOnly),
  /** Changes a text before it is searched for; null does not search. */
  filterQuery: property<((text: string) => string | null) | null>(null, scriptOnly),
};

type Values = { -readonly [Name in keyof typeof PROPERTIES]: (typeof PROPERTIES)[Name]['initial'] };

/** `LitElement`, with the properties that Lit makes of the table. */
const WithProperties = LitElement as unknown as Omit<typeof LitElement, 'prototype'> &
  (new () => LitElement & Values);

/** `<address-search>` as its page sets it up. */
export class AddressSearchOptions extends WithProperties {
  static override properties = {
    ...PROPERTIES,
    names: {},
    defaultValue: { attribute: 'value' },
    lang: {},
    // Their accessors are our own. What was set before the class was there hides them, and Lit takes it for us.
    locale: scriptOnly,
    form: scriptOnly,
    providers: scriptOnly,
    value: scriptOnly,
  };

  #locale: string | null = null;
  #names: EntryNames | null = null;
  #defaultValue: Address | null = null;

  constructor() {
    super();
    const own = this as Record<string, unknown>;
    for (const name in PROPERTIES) own[name] = PROPERTIES[name as keyof Values].initial;
  }

  /** Frameworks set properties to what stands in a template: nothing is the default, and a number may be text. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const name = change[0] as keyof Values;
    const initial: unknown = PROPERTIES[name]?.initial;
    if (initial !== undefined) {
      const own = this as Record<string, unknown>;
      const given = own[name] ?? initial;
      const value = typeof initial === 'number' ? Number(given) : given;
      if (!Object.is(own[name], value)) own[name] = value;
    }
    super.requestUpdate(...change);
  }

  /** Explicit names, `{"postcode":"zipcode"}`; they win over the prefix. Takes JSON too. */
  get names(): EntryNames | null {
    return this.#names;
  }
  set names(given: GivenNames) {
    this.#names = readNames(given);
  }

  /** What `reset()` brings back; the `value` attribute. Takes what `value` does. */
  get defaultValue(): Address | null {
    return this.#defaultValue;
  }
  set defaultValue(given: GivenAddress) {
    this.#defaultValue = readAddress(given);
  }

  /** Language of the messages, BCP 47: set here, or the nearest `lang`, or Korean. */
  get locale(): string {
    return this.#locale ?? inheritedLanguage(this) ?? 'ko';
  }
  set locale(tag: string) {
    this.#locale = tag || null;
  }
}
