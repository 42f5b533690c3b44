import { LitElement, type PropertyValues } from 'lit';
import type { Address } from '../address/address.ts';
import { isAddress, parseAddress, withDetail } from '../address/make-address.ts';
import { samePlace } from '../address/same-place.ts';
import type { FailoverEvent } from '../failover/types.ts';
import type { Provider } from '../providers/contract.ts';
import { AddressSource } from './address-source.ts';
import * as events from './events.ts';
import { NO_TEXTS, edited, textsOf, type FieldTexts } from './fields.ts';
import type { FieldName, NameStyle } from './form-entries.ts';
import { readSaved, writeForm, writeValidity } from './form-link.ts';
import { submitImplicitly } from './implicit-submission.ts';
import { keyAction } from './keyboard.ts';
import { ListBox } from './list-box.ts';
import { messagesFor, type Messages } from './messages.ts';
import { reporterId } from './reporter-id.ts';
import { SearchSession, type SessionOwner } from './search-session.ts';
import { SlottedInputs } from './slotted-inputs.ts';
import { loadSources } from './source-loader.ts';
import { QUIET, type ElementState } from './status.ts';
import { styles } from './styles.ts';
import { draw, type Drawing, type Handlers } from './template.ts';
import { judge, type Verdict } from './validity.ts';
import { ViewerPanel } from './viewer-panel.ts';

/** While a syllable is composed, pauses are longer: one request a syllable would be too many. */
const COMPOSING_PAUSE = 1.4;
const STATES: readonly ElementState[] = [
  'idle',
  'searching',
  'results',
  'empty',
  'picked',
  'failing-over',
  'offline',
  'manual',
];
const RETRYABLE = new Set(['down', 'offline', 'more-failed']);

/**
 * A Korean address field that keeps working when the postcode API does not.
 *
 * @summary Searches addresses through several providers and submits postcode, road address and detail.
 * @slot label, hint, postcode, road, detail, search-icon, clear-icon, attribution, footer
 * @fires addresspick, addressclear, modechange, searchstart, searchend, providererror, providerchange
 */
export class AddressSearch extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = styles;
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

  readonly #internals = this.attachInternals();
  readonly #slotted = new SlottedInputs(this);
  readonly #panel = new ViewerPanel(this);
  readonly #list = new ListBox(this, () => {
    const anchor = this.#part('field');
    const popover = this.#part('list');
    return anchor && popover ? { anchor, popover } : null;
  });
  readonly #session = new SearchSession(this.#owner(), reporterId());
  #value: Address | null = null;
  #texts: FieldTexts = NO_TEXTS;
  #query = '';
  #searched = '';
  #active = -1;
  #composing = false;
  #searchAfterComposition = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #touched = false;
  #dirty = false;
  #fieldsetDisabled = false;
  #manualReason: events.ManualReason = 'user';
  #prefill = '';
  #customError = '';
  #locale: string | null = null;
  #given: readonly Provider[] | null = null;
  #loading: Promise<void> | null = null;
  #verdict: Verdict = { valid: true };

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
    this.addController(this.#list);
    this.addEventListener('invalid', () => this.#touch());
    this.addEventListener('focusout', (event) => this.#left(event));
    this.addEventListener('input', (event) => this.#slottedEdited(event));
    this.addEventListener('change', (event) => this.#slottedEdited(event));
  }

  // ---- public state -------------------------------------------------------------------------------------

  /** The address, or null. Setting it fires no event. */
  get value(): Address | null {
    return this.#value;
  }
  set value(value: Address | null) {
    this.#dirty = true;
    this.#take(isAddress(value) ? value : null);
  }

  /** Text in the search box. */
  get query(): string {
    return this.#query;
  }
  set query(text: string) {
    this.#query = text;
    this.requestUpdate();
  }

  /** What the field is doing; also `:state(...)`. */
  get state(): ElementState {
    const { state } = this.#session;
    return state === 'idle' && this.mode === 'manual' ? 'manual' : state;
  }

  /** Language of the messages, BCP 47: set here, or the nearest `lang`, or Korean. */
  get locale(): string {
    return this.#locale ?? inheritedLanguage(this) ?? 'ko';
  }
  set locale(tag: string) {
    this.#locale = tag || null;
    this.requestUpdate();
  }

  /** The providers in their built-in order; null takes the `<address-source>` children. */
  get providers(): readonly Provider[] | null {
    return this.#given;
  }
  set providers(providers: readonly Provider[] | null) {
    this.#given = providers;
    this.sourcesChanged();
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  checkValidity(): boolean {
    this.#syncForm();
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    this.#syncForm();
    return this.#internals.reportValidity();
  }

  /** An error of the page's own; empty text takes it back. */
  setCustomValidity(message: string): void {
    this.#customError = message;
    this.#syncForm();
    this.requestUpdate();
  }

  /** Searches now, for `text` or for what stands in the box. Resolves when the outcome is on the screen. */
  async search(text: string = this.#query): Promise<void> {
    this.#query = text;
    await this.#search('submit');
  }

  /** Searches for the same text again. */
  async retry(): Promise<void> {
    await this.#search('submit');
  }

  /** Opens the list with the last results, without a request. */
  open(): void {
    if (this.#session.options.length > 0) this.#list.open();
  }

  close(): void {
    this.#active = -1;
    this.#list.close();
  }

  /** Picks an option of the list, as a press on it would. */
  select(index: number): void {
    const picked = this.#session.options[index];
    if (picked) this.#pick(picked, picked.source);
  }

  /** Empties text, fields and value. */
  clear(): void {
    const previous = this.#value;
    this.#reset(null);
    this.dispatchEvent(new events.AddressClearEvent(previous));
    if (previous) this.#told('input', 'change');
  }

  // ---- life ---------------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.#session.dispose();
    this.#loading = null;
  }

  /** Called by `<address-source>` children; the next focus or search loads them. */
  sourcesChanged(): void {
    if (!this.#loading) return;
    this.#loading = null;
    this.#session.dispose();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#fieldsetDisabled = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.#dirty = this.#touched = false;
    this.#reset(this.defaultValue);
  }

  formStateRestoreCallback(state: unknown): void {
    const saved = readSaved(state);
    if (!saved) return;
    this.#dirty = true;
    this.#value = saved.value;
    this.#texts = saved.texts;
    this.#query = this.#searched = saved.query;
    this.mode = saved.mode;
    this.#syncForm();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('defaultValue') && !this.#dirty) this.#take(this.defaultValue);
    if ((changed.has('timeout') || changed.has('hedge')) && this.hasUpdated) this.sourcesChanged();
    if (changed.has('mode') && this.mode !== 'manual') this.mode = 'search';
    if (!this.#value) this.#adoptSlotted();
  }

  protected override render(): unknown {
    return draw(this.#drawing(), this.#handlers);
  }

  protected override updated(): void {
    const input = this.#input;
    // While composing, an assignment would end the composition and double the syllable (element contract 7).
    if (input && !this.#composing && input.value !== this.#query) input.value = this.#query;
    this.#slotted.write(this.#texts);
    this.#syncForm();
    this.#nameInput();
    const states = this.#internals.states;
    for (const state of STATES) states[state === this.state ? 'add' : 'delete'](state);
    states[this.#touched && !this.#verdict.valid ? 'add' : 'delete']('user-invalid');
    if (this.#list.isOpen && this.#active >= 0)
      this.renderRoot.querySelector(`#option-${this.#active}`)?.scrollIntoView({ block: 'nearest' });
    if (this.#list.isOpen) this.#list.place();
  }

  // ---- drawing ------------------------------------------------------------------------------------------

  get #words(): Messages {
    return { ...messagesFor(this.locale), ...this.messages };
  }

  get #disabled(): boolean {
    return this.disabled || this.#fieldsetDisabled;
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector<HTMLInputElement>('#query') ?? null;
  }

  #part(name: string): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>(`[part=${name}]`) ?? null;
  }

  #field(name: FieldName | 'query'): HTMLElement | null {
    if (name === 'query') return this.#input;
    return this.#slotted.get(name) ?? this.#part(name);
  }

  #drawing(): Drawing {
    const { options, status, hasMore, loadingMore, viewerOpen, query } = this.#session;
    const typed = this.#texts.postcode + this.#texts.road + this.#texts.detail !== '';
    const showsError = this.#touched && !this.#verdict.valid;
    return {
      messages: this.#words,
      label: this.label,
      hint: this.hint,
      placeholder: this.placeholder,
      autocomplete: this.autocomplete,
      query: this.#query,
      listOpen: this.#list.isOpen,
      options,
      active: this.#active,
      matched: query,
      hasMore,
      loadingMore,
      status,
      viewerOpen,
      texts: this.#texts,
      fieldsShown: this.mode === 'manual' || typed || this.#value !== null || this.#slotted.names.size > 0,
      manual: this.mode === 'manual',
      canRetry: RETRYABLE.has(status.kind),
      disabled: this.#disabled,
      readonly: this.readonly,
      required: this.required,
      error: showsError ? this.#internals.validationMessage : '',
      wrong: showsError && !this.#verdict.valid ? this.#verdict.anchor : null,
      renderOption: this.renderOption,
    };
  }

  /** The name of the box comes from the page's labels, which a shadow root hides from it. */
  #nameInput(): void {
    const input = this.#input;
    if (!input) return;
    const slotted = [...this.querySelectorAll(':scope > [slot=label]')];
    const labels = [...(this.#internals.labels as NodeListOf<Element>), ...slotted];
    if ('ariaLabelledByElements' in input) input.ariaLabelledByElements = labels.length > 0 ? labels : null;
    input.ariaLabel = this.label || this.#words.label;
  }

  // ---- handlers -----------------------------------------------------------------------------------------

  readonly #handlers: Handlers = {
    typed: (event) => this.#typed(event as InputEvent),
    composing: (event) => {
      this.#composing = event.type === 'compositionstart';
      if (this.#composing || !this.#searchAfterComposition) return;
      this.#searchAfterComposition = false;
      void this.#search('submit');
    },
    key: (event) => this.#key(event),
    submit: () => void this.#search('submit'),
    clear: () => {
      this.clear();
      this.#input?.focus();
    },
    focused: () => {
      this.#nameInput();
      void this.#ready().then(() => this.#session.preload());
    },
    hover: (index) => this.#activate(index),
    press: (index) => this.select(index),
    more: () => void this.#session.more(),
    edited: (field, event) => {
      if (event.target instanceof HTMLInputElement) this.#edit(field, event.target.value);
      // `input` crosses the shadow boundary by itself, `change` does not.
      if (event.type === 'change') this.#told('change');
    },
    fieldKey: (event) => {
      if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      submitImplicitly(this.form);
    },
    toggleManual: () => {
      this.#session.cancel();
      this.#list.close();
      const manual = this.mode !== 'manual';
      this.#session.state = 'idle';
      this.#session.status = manual ? { kind: 'manual' } : QUIET;
      this.#setMode(manual ? 'manual' : 'search', 'user');
      void this.updateComplete.then(() => this.#field(manual ? 'postcode' : 'query')?.focus());
    },
    retry: () => {
      // The button goes away with the trouble; the focus must not fall out of the field with it.
      this.#input?.focus();
      void (this.#session.status.kind === 'more-failed' ? this.#session.more() : this.retry());
    },
    otherWay: () => {
      this.#input?.focus();
      void this.#search('submit', this.#embedding());
    },
    slotChanged: () => this.requestUpdate(),
  };

  #typed(event: InputEvent): void {
    // Typing a query is no change of the value: the native event must not look like one to the page.
    event.stopPropagation();
    const text = (event.target as HTMLInputElement).value;
    if (text === this.#query) return;
    this.#query = text;
    this.#active = -1;
    clearTimeout(this.#pause);
    this.requestUpdate();
    if (this.#session.viewerOpen) return;
    if (text.trim() === '') {
      this.#session.cancel();
      this.#session.forgetResults();
      this.#session.state = 'idle';
      this.#session.status = QUIET;
      this.#searched = '';
      return this.close();
    }
    const pause = event.isComposing ? this.debounce * COMPOSING_PAUSE : this.debounce;
    this.#pause = setTimeout(() => void this.#search('type'), pause);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) {
      const isEnter = event.key === 'Enter' || event.code === 'Enter' || event.code === 'NumpadEnter';
      if (!isEnter) return;
      // Safari sends this key after the composition has ended, the others while it still runs.
      if (this.#composing) this.#searchAfterComposition = true;
      else void this.#search('submit');
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { options, state } = this.#session;
    const textChanged = this.#query !== this.#searched;
    const action = keyAction(event.key, {
      listOpen: this.#list.isOpen,
      active: this.#active,
      count: options.length,
      settled: this.#value !== null && !textChanged && state !== 'manual' && state !== 'offline',
      textChanged,
    });
    if (action.do === 'nothing' && event.key !== 'Enter') return;
    if (action.do !== 'leave' && !(action.do === 'activate' && action.native)) event.preventDefault();
    switch (action.do) {
      case 'open':
        return this.#list.open();
      case 'close-list':
        event.stopPropagation();
        return this.close();
      case 'leave':
        return this.close();
      case 'activate':
        return this.#activate(action.index);
      case 'pick':
        return this.select(action.index);
      case 'search':
        return void this.#search('submit');
      case 'submit-form':
        return submitImplicitly(this.form);
      case 'nothing':
        return;
    }
  }

  #activate(index: number): void {
    this.#active = index;
    if (index === this.#session.options.length - 1) void this.#session.more();
    this.requestUpdate();
  }

  #slottedEdited(event: Event): void {
    const field = this.#slotted.fieldOf(event.target);
    if (field && event.target instanceof HTMLElement && 'value' in event.target)
      this.#edit(field, String(event.target.value));
  }

  #edit(field: FieldName, text: string): void {
    if (this.#texts[field] === text) return;
    this.#dirty = true;
    this.#prefill = '';
    this.#texts = { ...this.#texts, [field]: text };
    this.#value = edited(this.#value, this.#texts, field);
    this.#syncForm();
    this.requestUpdate();
  }

  #left(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && (this.contains(to) || this.renderRoot.contains(to))) return;
    this.close();
    if (this.#dirty || this.#query !== '') this.#touch();
  }

  #touch(): void {
    this.#touched = true;
    this.requestUpdate();
  }

  // ---- searching ----------------------------------------------------------------------------------------

  async #search(trigger: 'type' | 'submit', skip: readonly string[] = []): Promise<void> {
    clearTimeout(this.#pause);
    const text = this.#query;
    const same = text === this.#searched && skip.length === 0;
    const busy = ['searching', 'failing-over'].includes(this.#session.state);
    if (this.#disabled || this.readonly || (same && (busy || trigger === 'type'))) return;
    this.#searched = text;
    this.#active = -1;
    this.#list.close();
    await this.#ready();
    // Another text was typed and searched while the adapters loaded.
    if (text !== this.#searched) return;
    await this.#session.search(text, trigger, skip);
  }

  #ready(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<void> {
    const sources = [...this.children].filter(
      (child): child is AddressSource => child instanceof AddressSource,
    );
    const unusable = (type: string, reason: unknown): void =>
      console.error(`<address-search>: the provider "${type}" cannot be used.`, reason);
    const providers =
      this.#given ??
      (await loadSources(
        sources.map((source) => source.spec),
        unusable,
      ));
    if (this.isConnected) this.#session.use(providers);
  }

  #embedding(): readonly string[] {
    const provider = this.#session.viewerProvider;
    return provider ? [provider] : [];
  }

  #owner(): SessionOwner {
    // A view of `this`, so that the session can read the newest attributes without knowing the element.
    const element = this as AddressSearch;
    return {
      get timeout() {
        return element.timeout;
      },
      get hedge() {
        return element.hedge;
      },
      get limit() {
        return element.limit;
      },
      get minLength() {
        return element.minLength;
      },
      filterText: (text) => (element.filterQuery ? element.filterQuery(text) : text),
      viewerHost: { mount: () => element.#panel.mount(), unmount: () => element.#panel.unmount() },
      changed: () => element.requestUpdate(),
      onResults: () => element.#results(),
      onDown: (reason) => element.#down(reason),
      onPick: (address, provider) => element.#pick(address, provider),
      onEvent: (event) => element.#diagnostic(event),
      onSearchStart: (query, provider) =>
        void element.dispatchEvent(new events.SearchStartEvent(query, provider)),
      onSearchEnd: (...facts) => void element.dispatchEvent(new events.SearchEndEvent(...facts)),
    };
  }

  #results(): void {
    const prefilled = this.#prefill !== '' && this.#texts.road === this.#prefill && !this.#texts.detail;
    if (this.mode === 'manual' && this.#manualReason !== 'user' && (prefilled || !this.#value)) {
      this.#prefill = '';
      this.#take(null);
      this.#setMode('search', this.#manualReason);
    }
    if (this.matches(':focus-within')) this.#list.open();
  }

  #down(reason: 'outage' | 'offline'): void {
    this.#list.close();
    const { postcode, road } = this.#texts;
    if (!postcode && (road === '' || road === this.#prefill)) {
      // What was typed is the best guess at the road: nobody should have to type it twice.
      this.#prefill = this.#query.trim();
      this.#texts = { ...this.#texts, road: this.#prefill };
      this.#value = edited(null, this.#texts, 'road');
    }
    this.#setMode('manual', reason);
  }

  #diagnostic(event: FailoverEvent): void {
    if (event.type === 'provider-error')
      this.dispatchEvent(new events.ProviderErrorEvent(event.provider, event.error));
    if (event.type === 'provider-change')
      this.dispatchEvent(new events.ProviderChangeEvent(event.from, event.to, event.reason));
  }

  // ---- value --------------------------------------------------------------------------------------------

  #pick(found: Address, provider: string): void {
    const before = this.#value;
    const keepsDetail = !before || before.source === 'manual' || samePlace(before, found);
    const detail = this.#session.detail || (keepsDetail ? this.#texts.detail : '');
    const address = withDetail(found, detail);
    this.close();
    if (!this.dispatchEvent(new events.AddressPickEvent(address, provider))) return;
    // The focus moves first: it ends a composition, after which the box may be written to.
    this.#field('detail')?.focus();
    this.#composing = false;
    clearTimeout(this.#pause);
    this.#session.cancel();
    this.#prefill = '';
    this.#dirty = true;
    this.#take(address);
    this.#query = this.#searched = address.full || address.road;
    this.#session.state = 'picked';
    this.#session.status = { kind: 'picked' };
    this.#setMode('search', 'user');
    this.#syncForm();
    this.#told('input', 'change');
  }

  #take(value: Address | null): void {
    this.#value = value;
    this.#texts = value ? textsOf(value) : NO_TEXTS;
    this.requestUpdate();
  }

  #reset(value: Address | null): void {
    clearTimeout(this.#pause);
    this.#session.cancel();
    this.#session.forgetResults();
    this.#session.state = 'idle';
    this.#session.status = QUIET;
    this.#query = this.#searched = this.#prefill = '';
    this.#list.close();
    this.#take(value);
    if (!value) this.#slotted.write(NO_TEXTS);
    this.#setMode('search', 'user');
  }

  #adoptSlotted(): void {
    const texts = this.#slotted.read(this.#texts);
    if (!texts.postcode && !texts.road) return;
    this.#texts = texts;
    this.#value = edited(null, texts, 'road');
  }

  #setMode(mode: 'search' | 'manual', reason: events.ManualReason): void {
    this.#manualReason = reason;
    if (this.mode === mode) return this.requestUpdate();
    this.mode = mode;
    this.dispatchEvent(new events.ModeChangeEvent(mode, reason));
  }

  #told(...types: readonly ('input' | 'change')[]): void {
    for (const type of types)
      this.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }

  #syncForm(): void {
    const saved = { value: this.#value, texts: this.#texts, query: this.#query, mode: this.mode };
    writeForm(this.#internals, saved, {
      name: this.name,
      nameStyle: this.nameStyle,
      names: this.names ?? {},
      include: this.include.split(/\s+/),
      slotted: this.#slotted.names,
    });
    this.#verdict = judge(
      {
        value: this.#value,
        mode: this.mode,
        fields: this.#texts,
        required: this.required,
        requireDetail: this.requireDetail,
        requireVerified: this.requireVerified,
        customError: this.#customError,
      },
      this.#words,
    );
    writeValidity(this.#internals, this.#verdict, (at) => this.#field(at));
  }
}

/** The nearest `lang` up the tree, through shadow roots. */
function inheritedLanguage(element: Element): string | null {
  for (let at: Element | null = element; at;) {
    const found: Element | null = at.closest('[lang]');
    if (found) return found.getAttribute('lang');
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
