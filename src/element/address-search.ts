import { LitElement, type PropertyValues } from 'lit';
import type { Address } from '../address/address.ts';
import { isAddress } from '../address/make-address.ts';
import type { Provider } from '../providers/contract.ts';
import { AddressSource } from './address-source.ts';
import { ComboboxLoader, type LoaderHost } from './combobox-loader.ts';
import type { Combobox } from './combobox.ts';
import { AddressClearEvent, AddressPickEvent, ModeChangeEvent, type ManualReason } from './events.ts';
import { FieldValue } from './field-value.ts';
import { NO_TEXTS } from './fields.ts';
import type { FieldName } from './form-entries.ts';
import { readSaved, writeForm, writeValidity } from './form-link.ts';
import { submitImplicitly } from './implicit-submission.ts';
import { inheritedLanguage } from './language.ts';
import { messagesFor, type Messages } from './messages.ts';
import { AddressSearchOptions } from './options.ts';
import { SlottedInputs } from './slotted-inputs.ts';
import { STATES, type ElementState } from './states.ts';
import { styles } from './styles.ts';
import { draw, type Drawing, type Handlers } from './template.ts';
import { judge, type Verdict } from './validity.ts';

/**
 * A Korean address field that keeps working when the postcode API does not.
 *
 * @summary Searches addresses through several providers and submits postcode, road address and detail.
 * @slot label, hint, postcode, road, detail, search-icon, clear-icon, attribution, footer
 * @fires addresspick, addressclear, modechange, searchstart, searchend, providererror, providerchange
 */
export class AddressSearch extends AddressSearchOptions {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = styles;

  readonly #internals = this.attachInternals();
  readonly #slotted = new SlottedInputs(this);
  readonly #field = new FieldValue();
  readonly #loader = new ComboboxLoader(this.#host());
  #query = '';
  #composing = false;
  #touched = false;
  #fieldsetDisabled = false;
  #manualReason: ManualReason = 'user';
  #introduced = false;
  #customError = '';
  #locale: string | null = null;
  #given: readonly Provider[] | null = null;
  #verdict: Verdict = { valid: true };

  constructor() {
    super();
    this.addEventListener('invalid', () => this.#touch());
    this.addEventListener('focusout', (event) => this.#left(event));
    this.addEventListener('input', (event) => this.#slottedEdited(event));
    this.addEventListener('change', (event) => this.#slottedEdited(event));
  }

  // ---- public state -------------------------------------------------------------------------------------

  /** The address, or null. Setting it fires no event. */
  get value(): Address | null {
    return this.#field.address;
  }
  set value(value: Address | null) {
    const previous = this.value;
    this.#field.dirty = true;
    this.#field.take(isAddress(value) ? value : null);
    // Else the page's own inputs would bring it back. Without a value they hold what was served or typed.
    if (previous && !this.value) this.#slotted.write(NO_TEXTS);
    this.requestUpdate();
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
    const state = this.#combobox?.state ?? 'idle';
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
    this.requestUpdate();
    await this.#loader.search();
  }

  /** Searches for the same text again. */
  async retry(): Promise<void> {
    await this.search();
  }

  /** Opens the list with the last results, without a request. */
  open(): void {
    this.#combobox?.open();
  }

  close(): void {
    this.#combobox?.close();
  }

  /** Picks an option of the list, as a press on it would. */
  select(index: number): void {
    this.#combobox?.select(index);
  }

  /** Empties text, fields and value. */
  clear(): void {
    const previous = this.value;
    this.#reset(null);
    this.dispatchEvent(new AddressClearEvent(previous));
    if (previous) this.#told('input', 'change');
  }

  // ---- life ---------------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loader.stop();
  }

  /** Called by `<address-source>` children; the next focus or search loads them. */
  sourcesChanged(): void {
    if (this.#loader.hasBegun) this.#loader.stop();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#fieldsetDisabled = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.#field.dirty = this.#touched = false;
    this.#reset(this.defaultValue);
  }

  formStateRestoreCallback(state: unknown): void {
    const saved = readSaved(state);
    if (!saved) return;
    this.#field.restore(saved.value, saved.texts);
    this.#query = saved.query;
    this.mode = saved.mode;
    this.#combobox?.settledOn(saved.query);
    this.#syncForm();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('defaultValue') && !this.#field.dirty) this.#field.take(this.defaultValue);
    if (this.hasUpdated && (['timeout', 'hedge', 'endpoint'] as const).some((name) => changed.has(name)))
      this.sourcesChanged();
    if (changed.has('mode') && this.mode !== 'manual') this.mode = 'search';
    this.#field.adopt(this.#slotted.read(this.#field.texts));
  }

  protected override render(): unknown {
    return draw(this.#drawing(), this.#handlers);
  }

  protected override updated(): void {
    const input = this.#input;
    // While composing, an assignment would end the composition and double the syllable (element contract 7).
    if (input && !this.#composing && input.value !== this.#query) input.value = this.#query;
    this.#slotted.write(this.#field.texts);
    this.#syncForm();
    this.#nameInput();
    const { states } = this.#internals;
    for (const state of STATES) states[state === this.state ? 'add' : 'delete'](state);
    states[this.#touched && !this.#verdict.valid ? 'add' : 'delete']('user-invalid');
    this.#combobox?.drawn();
  }

  // ---- drawing ------------------------------------------------------------------------------------------

  get #messages(): Messages {
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

  #control(name: FieldName | 'query'): HTMLElement | null {
    return name === 'query' ? this.#input : (this.#slotted.get(name) ?? this.#part(name));
  }

  #drawing(): Drawing {
    const combobox = this.#combobox;
    const messages = this.#messages;
    const manual = this.mode === 'manual';
    const own = this.#loader.words ?? (this.#introduced ? 'manualIntro' : null);
    const error = this.#touched && !this.#verdict.valid ? this.#verdict : null;
    return {
      element: this,
      messages,
      query: this.#query,
      search: combobox,
      words: combobox?.words || (own ? messages[own] : ''),
      canRetry: combobox ? combobox.canRetry : own === 'down',
      tone: combobox?.words ? combobox.tone : own === 'down' ? 'trouble' : 'calm',
      texts: this.#field.texts,
      fieldsShown: manual || !this.#field.isEmpty || this.value !== null || this.#slotted.names.size > 0,
      manual,
      disabled: this.#disabled,
      notice: combobox?.notice ?? null,
      lang: this.locale,
      error: error ? this.#internals.validationMessage : '',
      wrong: error && error.anchor,
    };
  }

  /** The name of the box comes from the page's labels, which a shadow root hides from it. */
  #nameInput(): void {
    const input = this.#input;
    if (!input) return;
    const slotted = [...this.querySelectorAll(':scope > [slot=label]')];
    const labels = [...(this.#internals.labels as NodeListOf<Element>), ...slotted];
    if ('ariaLabelledByElements' in input) input.ariaLabelledByElements = labels.length > 0 ? labels : null;
    input.ariaLabel = this.label || this.#messages.label;
  }

  // ---- handlers -----------------------------------------------------------------------------------------

  readonly #handlers: Handlers = {
    typed: (event) => this.#typed(event),
    composing: (event) => {
      this.#composing = event.type === 'compositionstart';
      if (!this.#composing) this.#combobox?.composed();
    },
    key: (event) => {
      if (this.#combobox) this.#combobox.key(event);
      else if (event.key === 'Enter' && !event.isComposing) {
        // Pressed before the searching half has come: asked for, so done as soon as it is there.
        event.preventDefault();
        void this.search();
      }
    },
    submit: () => void this.search(),
    clear: () => {
      this.clear();
      this.#input?.focus();
    },
    focused: () => {
      this.#nameInput();
      void this.#loader.ready().then(() => {
        if (this.matches(':focus-within')) this.#combobox?.focused();
      });
    },
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
      this.#combobox?.stop();
      const manual = this.mode !== 'manual';
      this.#introduced = manual;
      this.#setMode(manual ? 'manual' : 'search', 'user');
      void this.updateComplete.then(() => this.#control(manual ? 'postcode' : 'query')?.focus());
    },
    retry: () => {
      // The button goes away with the trouble; the focus must not fall out of the field with it.
      this.#input?.focus();
      void (this.#combobox ? this.#combobox.retry() : this.search());
    },
    otherWay: () => {
      this.#input?.focus();
      void this.#combobox?.otherWay();
    },
    slotChanged: () => this.requestUpdate(),
  };

  #typed(event: Event): void {
    // Typing a query is no change of the value: the native event must not look like one to the page.
    event.stopPropagation();
    const text = (event.target as HTMLInputElement).value;
    if (text === this.#query) return;
    this.#query = text;
    this.requestUpdate();
    this.#loader.typed();
  }

  #slottedEdited(event: Event): void {
    const field = this.#slotted.fieldOf(event.target);
    if (field && event.target instanceof HTMLElement && 'value' in event.target)
      this.#edit(field, String(event.target.value));
  }

  #edit(field: FieldName, text: string): void {
    if (!this.#field.edit(field, text)) return;
    this.#syncForm();
    this.requestUpdate();
  }

  #left(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && (this.contains(to) || this.renderRoot.contains(to))) return;
    this.#combobox?.left();
    if (this.#field.dirty || this.#query !== '') this.#touch();
  }

  #touch(): void {
    this.#touched = true;
    this.requestUpdate();
  }

  // ---- the searching half -------------------------------------------------------------------------------

  get #combobox(): Combobox | null {
    return this.#loader.combobox;
  }

  #host(): LoaderHost {
    // A view of `this`, so that the searching half always reads the newest values.
    const field = this as AddressSearch;
    return {
      element: field,
      get value() {
        return field.#field;
      },
      get words() {
        return field.#messages;
      },
      get query() {
        return field.#query;
      },
      get composing() {
        return field.#composing;
      },
      get locked() {
        return field.#disabled || field.readonly;
      },
      wanted: () => {
        const isSource = (child: Element): child is AddressSource => child instanceof AddressSource;
        return field.#given ?? [...field.children].filter(isSource).map((source) => source.spec);
      },
      ready: () => field.#loader.ready(),
      part: (name) => field.#part(name),
      find: (selector) => field.renderRoot.querySelector(selector),
      offer: (address, provider) => field.dispatchEvent(new AddressPickEvent(address, provider)),
      take: (address, text) => field.#take(address, text),
      onResults: () => field.#results(),
      onDown: (reason) => field.#down(reason),
      submitForm: () => submitImplicitly(field.form),
    };
  }

  #results(): void {
    if (this.mode === 'manual' && this.#manualReason !== 'user' && this.#field.unfill())
      this.#setMode('search', this.#manualReason);
  }

  #down(reason: 'outage' | 'offline'): void {
    this.#field.prefill(this.#query);
    this.#setMode('manual', reason);
  }

  #take(address: Address, text: string): void {
    // The focus moves first: it ends a composition, after which the box may be written to.
    this.#control('detail')?.focus();
    this.#composing = false;
    this.#field.dirty = true;
    this.#field.take(address);
    this.#query = text;
    this.#introduced = false;
    this.#setMode('search', 'user');
    this.#syncForm();
    this.#told('input', 'change');
  }

  #reset(value: Address | null): void {
    this.#loader.reset();
    this.#query = '';
    this.#introduced = false;
    this.#field.take(value);
    if (!value) this.#slotted.write(NO_TEXTS);
    this.#setMode('search', 'user');
  }

  #setMode(mode: 'search' | 'manual', reason: ManualReason): void {
    this.#manualReason = reason;
    this.requestUpdate();
    if (this.mode === mode) return;
    this.mode = mode;
    this.dispatchEvent(new ModeChangeEvent(mode, reason));
  }

  #told(...types: readonly ('input' | 'change')[]): void {
    for (const type of types)
      this.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }

  #syncForm(): void {
    const { address: value, texts } = this.#field;
    const { name, nameStyle, mode, required, requireDetail, requireVerified } = this;
    writeForm(
      this.#internals,
      { value, texts, query: this.#query, mode },
      {
        name,
        nameStyle,
        names: this.names ?? {},
        include: this.include.split(/\s+/),
        slotted: this.#slotted.names,
      },
    );
    this.#verdict = judge(
      {
        value,
        mode,
        fields: texts,
        required,
        requireDetail,
        requireVerified,
        customError: this.#customError,
      },
      this.#messages,
    );
    writeValidity(this.#internals, this.#verdict, (at) => this.#control(at));
  }
}
