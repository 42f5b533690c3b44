import { LitElement, type PropertyValues } from 'lit';
import type { Address } from '../address/index.ts';
import type { Provider } from '../providers/index.ts';
import { AddressSource } from './address-source.ts';
import { ComboboxLoader, type LoaderHost } from './loading/combobox-loader.ts';
import type { Combobox } from './combobox/combobox.ts';
import { AddressClearEvent, AddressPickEvent } from './events.ts';
import { NO_TEXTS } from './form/fields.ts';
import { AddressFormControl } from './form/form-control.ts';
import type { FieldName } from './form/form-entries.ts';
import { readSaved } from './form/form-value.ts';
import { submitImplicitly } from './form/implicit-submission.ts';
import type { ElementState } from './types.ts';
import { styles } from './view/styles.ts';
import { draw, type Drawing, type Handlers } from './view/template.ts';

/**
 * A Korean address field that keeps working when the postcode API does not.
 *
 * @summary Searches addresses through several providers and submits postcode, road address and detail.
 * @slot label, hint, postcode, road, detail, search-icon, clear-icon, attribution, footer
 * @fires addresspick, addressclear, modechange, searchstart, searchend, providererror, providerchange
 */
export class AddressSearch extends AddressFormControl {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = styles;

  readonly #loader = new ComboboxLoader(this.#host());
  #introduced = false;
  #given: readonly Provider[] | null = null;

  constructor() {
    super();
    this.addEventListener('focusout', (event) => this.#left(event));
    this.addEventListener('input', (event) => this.#slottedEdited(event));
    this.addEventListener('change', (event) => this.#slottedEdited(event));
  }

  // ---- public state -------------------------------------------------------------------------------------

  /** What the field is doing; also `:state(...)`. */
  get state(): ElementState {
    const state = this.#combobox?.state ?? 'idle';
    return state === 'idle' && this.mode === 'manual' ? 'manual' : state;
  }

  /** The providers in their built-in order; null takes the `<address-source>` children. */
  get providers(): readonly Provider[] | null {
    return this.#given;
  }
  set providers(providers: readonly Provider[] | null) {
    this.#given = providers;
    this.sourcesChanged();
  }

  /** Searches now, for `text` or for what stands in the box. Resolves when the outcome is on the screen. */
  async search(text: string = this.text): Promise<void> {
    this.text = text;
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
    if (previous) this.told('input', 'change');
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

  formResetCallback(): void {
    this.field.dirty = this.touched = false;
    this.#reset(this.defaultValue);
  }

  formStateRestoreCallback(state: unknown): void {
    const saved = readSaved(state);
    if (!saved) return;
    this.field.restore(saved.value, saved.texts);
    this.text = saved.query;
    this.mode = saved.mode;
    this.#combobox?.settledOn(saved.query);
    this.syncForm();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('defaultValue') && !this.field.dirty) this.field.take(this.defaultValue);
    if (this.hasUpdated && (['timeout', 'hedge', 'endpoint'] as const).some((name) => changed.has(name)))
      this.sourcesChanged();
    if (changed.has('mode') && this.mode !== 'manual') this.mode = 'search';
    this.field.adopt(this.slotted.read(this.field.texts));
  }

  protected override render(): unknown {
    return draw(this.#drawing(), this.#handlers);
  }

  protected override updated(): void {
    const input = this.input;
    // While composing, an assignment would end the composition and double the syllable (element contract 7).
    if (input && !this.composing && input.value !== this.text) input.value = this.text;
    this.slotted.write(this.field.texts);
    this.syncForm();
    this.nameInput();
    this.showState(this.state);
    this.#combobox?.drawn();
  }

  // ---- drawing ------------------------------------------------------------------------------------------

  #drawing(): Drawing {
    const combobox = this.#combobox;
    const messages = this.words;
    const manual = this.mode === 'manual';
    const own = this.#loader.words ?? (this.#introduced ? 'manualIntro' : null);
    const error = this.touched && !this.verdict.valid ? this.verdict : null;
    return {
      element: this,
      messages,
      query: this.text,
      search: combobox,
      words: combobox?.words || (own ? messages[own] : ''),
      canRetry: combobox ? combobox.canRetry : own === 'down',
      tone: combobox?.words ? combobox.tone : own === 'down' ? 'trouble' : 'calm',
      texts: this.field.texts,
      fieldsShown: manual || !this.field.isEmpty || this.value !== null || this.slotted.names.size > 0,
      manual,
      disabled: this.isDisabled,
      error: error ? this.internals.validationMessage : '',
      wrong: error && error.anchor,
    };
  }

  // ---- handlers -----------------------------------------------------------------------------------------

  readonly #handlers: Handlers = {
    typed: (event) => this.#typed(event),
    composing: (event) => {
      this.composing = event.type === 'compositionstart';
      if (!this.composing) this.#combobox?.composed();
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
      this.input?.focus();
    },
    focused: () => {
      this.nameInput();
      void this.#loader.ready().then(() => {
        if (this.matches(':focus-within')) this.#combobox?.focused();
      });
    },
    edited: (field, event) => {
      if (event.target instanceof HTMLInputElement) this.#edit(field, event.target.value);
      // `input` crosses the shadow boundary by itself, `change` does not.
      if (event.type === 'change') this.told('change');
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
      this.setMode(manual ? 'manual' : 'search', 'user');
      void this.updateComplete.then(() => this.control(manual ? 'postcode' : 'query')?.focus());
    },
    retry: () => {
      // The button goes away with the trouble; the focus must not fall out of the field with it.
      this.input?.focus();
      void (this.#combobox ? this.#combobox.retry() : this.search());
    },
    otherWay: () => {
      this.input?.focus();
      void this.#combobox?.otherWay();
    },
    slotChanged: () => this.requestUpdate(),
  };

  #typed(event: Event): void {
    // Typing a query is no change of the value: the native event must not look like one to the page.
    event.stopPropagation();
    const text = (event.target as HTMLInputElement).value;
    if (text === this.text) return;
    this.text = text;
    this.requestUpdate();
    this.#loader.typed();
  }

  #slottedEdited(event: Event): void {
    const field = this.slotted.fieldOf(event.target);
    if (field && event.target instanceof HTMLElement && 'value' in event.target)
      this.#edit(field, String(event.target.value));
  }

  #edit(field: FieldName, text: string): void {
    if (!this.field.edit(field, text)) return;
    this.syncForm();
    this.requestUpdate();
  }

  #left(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && (this.contains(to) || this.renderRoot.contains(to))) return;
    this.#combobox?.left();
    if (this.field.dirty || this.text !== '') this.touch();
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
        return field.field;
      },
      get words() {
        return field.words;
      },
      get locale() {
        return field.locale;
      },
      get query() {
        return field.text;
      },
      get composing() {
        return field.composing;
      },
      get locked() {
        return field.isDisabled || field.readonly;
      },
      wanted: () => {
        const isSource = (child: Element): child is AddressSource => child instanceof AddressSource;
        return field.#given ?? [...field.children].filter(isSource).map((source) => source.spec);
      },
      ready: () => field.#loader.ready(),
      part: (name) => field.partNamed(name),
      find: (selector) => field.renderRoot.querySelector(selector),
      offer: (address, provider) => field.dispatchEvent(new AddressPickEvent(address, provider)),
      take: (address, text) => field.#take(address, text),
      onResults: () => field.backFromOutage(),
      onDown: (reason) => field.openForTyping(reason),
      submitForm: () => submitImplicitly(field.form),
    };
  }

  #take(address: Address, text: string): void {
    // The focus moves first: it ends a composition, after which the box may be written to.
    this.control('detail')?.focus();
    this.composing = false;
    this.field.dirty = true;
    this.field.take(address);
    this.text = text;
    this.#introduced = false;
    this.setMode('search', 'user');
    this.syncForm();
    this.told('input', 'change');
  }

  #reset(value: Address | null): void {
    this.#loader.reset();
    this.text = '';
    this.#introduced = false;
    this.field.take(value);
    if (!value) this.slotted.write(NO_TEXTS);
    this.setMode('search', 'user');
  }
}
