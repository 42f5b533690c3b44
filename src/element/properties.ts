import { LitElement } from 'lit';
import { type Address, parseAddress } from '../address/index.ts';
import type { NameStyle } from './form/form-entries.ts';
import type { Messages } from './i18n/messages.ts';

/** Attributes and properties of `<address-search>` (element contract, section 3), and their defaults. */
export class AddressSearchOptions extends LitElement {
  static override properties = {
    name: { reflect: true },
    nameStyle: { attribute: 'name-style' },
    names: { type: Object },
    required: { type: Boolean, reflect: true },
    requireDetail: { type: Boolean, attribute: 'require-detail', reflect: true },
    requireVerified: { type: Boolean, attribute: 'require-verified', reflect: true },
    disabled: { type: Boolean, reflect: true },
    readonly: { type: Boolean, reflect: true },
    defaultValue: {
      attribute: 'value',
      converter: { fromAttribute: (text: string | null) => parseAddress(text ?? '') },
    },
    label: {},
    hint: {},
    placeholder: {},
    autocomplete: {},
    lang: {},
    minLength: { type: Number, attribute: 'min-length' },
    debounce: { type: Number },
    endpoint: {},
    timeout: { type: Number },
    hedge: { type: Number },
    limit: { type: Number },
    mode: { reflect: true },
    include: {},
    messages: { attribute: false },
    renderOption: { attribute: false },
    filterQuery: { attribute: false },
  };

  /** Prefix of the form entries; empty submits nothing. */
  declare name: string;
  /** How prefix and field make a name: `dot`, `bracket`, `underscore`, `plain`. @default 'dot' */
  declare nameStyle: NameStyle;
  /** Explicit names, `{"postcode":"zipcode"}`; they win over the prefix. */
  declare names: Readonly<Record<string, string>> | null;
  declare required: boolean;
  declare requireDetail: boolean;
  declare requireVerified: boolean;
  declare disabled: boolean;
  declare readonly: boolean;
  /** What `reset()` brings back; the `value` attribute. */
  declare defaultValue: Address | null;
  declare label: string;
  declare hint: string;
  declare placeholder: string;
  /** Section prefix of the autofill tokens, or `off`. */
  declare autocomplete: AutoFill;
  /** Fewest characters of a search. @default 2 */
  declare minLength: number;
  /** Pause before a search, in ms. @default 180 */
  declare debounce: number;
  /** URL of the shared-state endpoint; empty works with this browser's own breaker alone. */
  declare endpoint: string;
  /** Hard deadline of a call, in ms. @default 3000 */
  declare timeout: number;
  /** Soft deadline after which the next provider is started too, in ms; 0 is off. @default 1000 */
  declare hedge: number;
  /** Page size. @default 10 */
  declare limit: number;
  declare mode: 'search' | 'manual';
  /** More form entries, space separated. */
  declare include: string;
  /** Texts that replace the language's own. */
  declare messages: Partial<Messages>;
  /** Draws an option: a node, a Lit template or text; never an HTML string. */
  declare renderOption: ((address: Address, query: string) => unknown) | null;
  /** Changes a text before it is searched for; null does not search. */
  declare filterQuery: ((text: string) => string | null) | null;

  constructor() {
    super();
    this.name = '';
    this.nameStyle = 'dot';
    this.names = null;
    this.required = this.requireDetail = this.requireVerified = this.disabled = this.readonly = false;
    this.defaultValue = null;
    this.label = this.hint = this.placeholder = this.endpoint = this.include = '';
    this.autocomplete = '';
    this.minLength = 2;
    this.debounce = 180;
    this.timeout = 3000;
    this.hedge = 1000;
    this.limit = 10;
    this.mode = 'search';
    this.messages = {};
    this.renderOption = this.filterQuery = null;
  }
}
