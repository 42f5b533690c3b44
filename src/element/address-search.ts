import { LitElement, type PropertyValues } from 'lit';
import type { Address } from '../address/index.ts';
import type { Provider } from '../providers/index.ts';
import { AddressSource } from './address-source.ts';
import type { Combobox } from './combobox/combobox.ts';
import { AddressClearEvent } from './events.ts';
import type { ElementState } from './form/custom-states.ts';
import { NO_TEXTS } from './form/field-value.ts';
import { FormController } from './form/form-controller.ts';
import { type GivenAddress, readAddress } from './form/given.ts';
import { messagesOf } from './i18n/messages.ts';
import { SearchController } from './loading/search-controller.ts';
import { AddressSearchOptions } from './properties.ts';
import { Press } from './view/press.ts';
import { styles } from './view/styles.ts';
import { renderField, type Drawing, type Handlers } from './view/template.ts';

const isSource = (child: Element): child is AddressSource => child instanceof AddressSource;

/**
 * A Korean address field that keeps working when the postcode API does not.
 *
 * @summary Searches addresses through several providers and submits postcode, road address and detail.
 * @attr {string} lang - Language of the texts, BCP 47; inherited from the nearest `lang`. `ko` and `en` are built in.
 * @attr {string} form - Id of the form, where the element stands outside of it.
 * @attr {boolean} autofocus - As in native inputs.
 * @attr {boolean} locate - Offers the addresses where the person stands, with a service that tells them.
 *
 * @slot label - Replaces the label text.
 * @slot hint - Replaces the hint text.
 * @slot postcode - A native input in place of the postcode's.
 * @slot road - A native input in place of the road address's.
 * @slot detail - A native input in place of the detail's.
 * @slot search-icon - The icon before the search box.
 * @slot clear-icon - The icon of the button that empties it.
 * @slot attribution - Under the options.
 * @slot footer - Under everything.
 *
 * @fires {Event} input - The value or a field changes, as in native inputs.
 * @fires {Event} change - The value has changed, as in native inputs.
 * @fires {AddressPickEvent} addresspick - Somebody picks an address; cancelable.
 * @fires {AddressClearEvent} addressclear - The value goes away.
 * @fires {ModeChangeEvent} modechange - The form opens for typing by hand, or goes back to searching.
 * @fires {SearchStartEvent} searchstart - Diagnostic, does not bubble: a search begins.
 * @fires {SearchEndEvent} searchend - Diagnostic, does not bubble: a search has ended.
 * @fires {ProviderErrorEvent} providererror - Diagnostic, does not bubble: a provider has failed.
 * @fires {ProviderChangeEvent} providerchange - Diagnostic, does not bubble: another provider takes over.
 *
 * @csspart label - The label, if the attribute gives it.
 * @csspart hint - The hint, if the attribute gives it.
 * @csspart field - The frame around the search box and its buttons.
 * @csspart query - The search box.
 * @csspart clear-button - Empties the search box, as one would by keys: what was typed by hand stays.
 * @csspart search-button - Searches.
 * @csspart sheet - What one searches in: a full-screen dialog on small screens, else no box of its own.
 * @csspart sheet-head - The head of the open sheet: its title and the button that closes it.
 * @csspart sheet-title - The label of the field, in that head.
 * @csspart close-button - Closes the sheet.
 * @csspart status - The line that says what happens.
 * @csspart notice - The operators' notice, or a hint for the page's author.
 * @csspart list - The list of results with what stands over and under it.
 * @csspart count - How many were found, at the head of the list.
 * @csspart position - Which of them Enter picks, as "3 / 30", while one moves with the keys.
 * @csspart key-hints - What the keys do, at the foot of the list where there is a mouse.
 * @csspart recent - The addresses that were picked last on this device, under the empty box.
 * @csspart recent-option - One of them.
 * @csspart recent-remove-button - Takes one of them away.
 * @csspart recent-clear-button - Takes all of them away.
 * @csspart option - A result.
 * @csspart option-active - The result that Enter picks.
 * @csspart option-main - The first line of a result.
 * @csspart option-badge - What a line of a result is: the road address, or the lot address.
 * @csspart option-sub - The second line of a result: lot address, without what the first line says too, and building.
 * @csspart option-english - Instead of it the address in English, where the field speaks no Korean.
 * @csspart option-postcode - The postcode of a result.
 * @csspart option-note - What is said of a result with another postcode than the pasted one.
 * @csspart match - What was searched for, in a result.
 * @csspart attribution - Under the results.
 * @csspart fields - Postcode, road address and detail.
 * @csspart postcode - The postcode's input.
 * @csspart road - The road address's input.
 * @csspart detail - The detail's input.
 * @csspart card - A picked address, in place of the box and of the inputs for postcode and road.
 * @csspart card-postcode - Its postcode.
 * @csspart card-road - Its road address.
 * @csspart card-sub - Small in the card: the lot address and the building; the English address.
 * @csspart copy-button - Copies the picked address.
 * @csspart change-button - Gives the box back, with its text selected.
 * @csspart manual-button - Goes to typing by hand, and back.
 * @csspart retry-button - Searches again after an outage.
 * @csspart locate-button - Finds the addresses where the person stands.
 * @csspart other-button - Leaves an embedded service for the next one.
 * @csspart restore-button - Brings the picked address back after its text was changed.
 * @csspart proposal-button - Takes what was typed for the address.
 * @csspart error - What is wrong, under the fields.
 *
 * @cssprop [--address-search-gap=0.5rem] - Between the parts.
 * @cssprop [--address-search-radius=0.625rem] - Corners.
 * @cssprop [--address-search-border-color=color-mix(in srgb, currentColor 55%, transparent)] - Lines of box and fields.
 * @cssprop [--address-search-border-color-focus=var(--address-search-accent)] - The same with the focus.
 * @cssprop [--address-search-background=transparent] - Of box, fields and list; where it is not set the list has `Canvas`.
 * @cssprop [--address-search-color=inherit] - Text.
 * @cssprop [--address-search-muted-color=color-mix(in srgb, currentColor 66%, transparent)] - Less important text.
 * @cssprop [--address-search-accent=light-dark(#1d5fd1, #8ab4f8)] - Buttons, focus and matches.
 * @cssprop [--address-search-danger=light-dark(#b3261e, #ff9d94)] - What is wrong.
 * @cssprop [--address-search-warning=light-dark(#855800, #ffc15e)] - An outage: its icon and its line.
 * @cssprop [--address-search-control-height=2.875rem] - Of box, fields and buttons, which fingers need 44px of.
 * @cssprop [--address-search-font-size=1rem] - Of box and fields, from 16px: smaller ones make phones zoom.
 * @cssprop [--address-search-option-padding=0.625rem 0.875rem] - Inside a result.
 * @cssprop [--address-search-option-active-background=color-mix(in srgb, var(--address-search-accent) 14%, transparent)] - Of the result that Enter picks.
 * @cssprop [--address-search-list-max-height=24rem] - Of the list; it also ends above a phone's keyboard.
 * @cssprop [--address-search-list-shadow=0 0.125rem 0.375rem rgb(0 0 0 / 12%), 0 0.75rem 2rem rgb(0 0 0 / 18%)] - Below the list.
 *
 * @cssState idle - Nothing was searched for.
 * @cssState searching - A search is under way.
 * @cssState results - There are results.
 * @cssState empty - No service has such an address.
 * @cssState picked - An address was picked.
 * @cssState failing-over - A service did not answer, and the next one is asked.
 * @cssState offline - The browser has no network.
 * @cssState manual - The form is open for typing by hand.
 * @cssState user-invalid - Invalid, and the field was left or a submit was tried.
 *
 * @entry postcode - Always, with an address: the postcode, or empty.
 * @entry road - Always, with an address: the road address, or the lot address where there is no road.
 * @entry detail - Always, with an address: what the person typed.
 * @entry jibun - By `include`: the lot address.
 * @entry extra - By `include`: the reference part, in brackets.
 * @entry building - By `include`: the building's name.
 * @entry lat - By `include`: the latitude in degrees.
 * @entry lng - By `include`: the longitude in degrees.
 * @entry codes - By `include`: the registers' keys as JSON.
 * @entry source - By `include`: the service, or `manual`.
 * @entry verified - By `include`: `true` or `false`.
 * @entry full - By `include`: the address on one line.
 */
export class AddressSearch extends AddressSearchOptions {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = styles;

  readonly #form = new FormController(this, this.attachInternals());
  readonly #search = new SearchController(
    this,
    this.#form,
    () => this.#providers ?? [...this.children].filter(isSource).map((source) => source.spec),
  );
  readonly #press = new Press(this);
  #providers: readonly Provider[] | null = null;

  constructor() {
    super();
    this.addEventListener('focusout', (event) => this.#left(event));
    for (const type of ['input', 'change'])
      this.addEventListener(type, (event) => this.#slottedEdited(event));
  }

  // ---- public state -------------------------------------------------------------------------------------

  /** What the field is doing; also `:state(...)`. */
  get state(): ElementState {
    const state = this.#combobox?.state ?? (this.#search.message === 'offline' ? 'offline' : 'idle');
    return state === 'idle' && this.mode === 'manual' ? 'manual' : state;
  }

  /**
   * The address, or null. Takes some parts of one (the rest becomes empty) and JSON too, and the form has it at once.
   * Setting it fires no event.
   */
  get value(): Address | null {
    return this.#form.value.address;
  }
  set value(given: GivenAddress) {
    const { value, slotted } = this.#form;
    const { address } = value;
    // A page that is told of a change sets the same value: what was set aside, or typed, stays what it is.
    const next = readAddress(given);
    if (JSON.stringify(address) !== JSON.stringify(next)) value.take(next);
    // At once, as the form's entries, or the page's own inputs would bring back what was there. Without a value before
    // and after they hold what was served or typed.
    if (address || value.address) slotted.write(value.texts);
    value.dirty = true;
    this.requestUpdate();
  }

  /** The providers in their built-in order; null takes the `<address-source>` children. */
  get providers(): readonly Provider[] | null {
    return this.#providers;
  }
  set providers(providers: readonly Provider[] | null) {
    this.#providers = providers;
    this.sourcesChanged();
  }

  /** The form that submits the address. Takes the id of one, as frameworks set properties: it is the attribute `form`. */
  get form(): HTMLFormElement | null {
    return this.#form.internals.form;
  }
  set form(id: string | null | undefined) {
    if (id) this.setAttribute('form', id);
    else this.removeAttribute('form');
  }
  /** The `<label>` elements of the field. */
  get labels(): NodeList {
    return this.#form.internals.labels;
  }
  /** What is wrong with the field, as in native inputs. */
  get validity(): ValidityState {
    return this.#form.internals.validity;
  }
  /** What is wrong in words, or empty. */
  get validationMessage(): string {
    return this.#form.internals.validationMessage;
  }
  /** Whether the form looks at the field; not while it is disabled or read-only. */
  get willValidate(): boolean {
    return this.#form.internals.willValidate;
  }

  /** Whether the form takes the field; shows nothing. */
  checkValidity(): boolean {
    return this.#form.internals.checkValidity();
  }

  /** Whether the form takes the field; shows what is wrong. */
  reportValidity(): boolean {
    return this.#form.internals.reportValidity();
  }

  /** An error of the page's own; empty text takes it back. */
  setCustomValidity(message: string): void {
    this.#form.customError = message;
    this.requestUpdate();
  }

  /** Searches now, for `text` or for what stands in the box. Resolves when the outcome is on the screen. */
  async search(text: string = this.query): Promise<void> {
    this.query = text;
    this.requestUpdate();
    await this.#search.search(text);
  }

  /** Searches for the same text again. */
  retry(): Promise<void> {
    return this.search();
  }

  /** Opens the list with the last results, without a request. */
  open(): void {
    this.#combobox?.open();
  }

  /** Closes the list. */
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
    this.#form.slotted.write(NO_TEXTS);
    this.dispatchEvent(new AddressClearEvent(previous));
    if (previous) this.#form.emitNative('input', 'change');
  }

  // ---- life ---------------------------------------------------------------------------------------------

  /**
   * Called by `<address-source>` children; the next focus or search loads them.
   * @internal
   */
  sourcesChanged(): void {
    if (this.#search.hasBegun) this.#search.stop();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#form.isFieldsetDisabled = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.#form.value.dirty = this.#form.touched = false;
    this.#reset(this.defaultValue);
  }

  formStateRestoreCallback(state: unknown): void {
    if (this.#form.restore(state)) this.#combobox?.settledOn(this.query);
  }

  /** After every change: a form may be read before the next frame. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    // Lit's own constructor is here before there is a form.
    if (#form in this) this.#form.sync();
  }

  /** Nothing moves under a pointer that is down. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.#press.over ? this.#press.over.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (['timeout', 'hedge', 'endpoint'] as const).some((name) => changed.has(name)))
      this.sourcesChanged();
  }

  protected override render(): unknown {
    return renderField(this.#drawing(), this.#handlers);
  }

  protected override updated(): void {
    const input = this.#form.control('query') as HTMLInputElement | null;
    // While composing, an assignment would end the composition and double the syllable.
    if (input && !this.#form.composing && input.value !== this.query) input.value = this.query;
    this.#form.showState(this.state);
  }

  // ---- rendering ----------------------------------------------------------------------------------------

  #drawing(): Drawing {
    const combobox = this.#combobox;
    const { value, slotted, isChosenByHand, isDisabled, error } = this.#form;
    const messages = messagesOf(this);
    const own = this.#search.message ?? (isChosenByHand ? 'manualIntro' : null);
    const isTrouble = own === 'down' || own === 'offline';
    return {
      element: this,
      messages,
      search: combobox,
      words: combobox?.words || (own ? messages[own] : ''),
      canRetry: combobox ? combobox.canRetry : isTrouble,
      tone: combobox?.words ? combobox.tone : isTrouble ? 'trouble' : 'calm',
      texts: value.texts,
      proposal: this.#form.proposal,
      fieldsShown:
        this.mode === 'manual' ||
        !value.isEmpty ||
        !!(value.address ?? value.aside) ||
        slotted.names.size > 0,
      disabled: isDisabled,
      error: error?.message ?? '',
      wrong: error?.anchor ?? null,
    };
  }

  // ---- handlers -----------------------------------------------------------------------------------------

  readonly #handlers: Handlers = {
    onInput: (event) => {
      // Typing a query is no change of the value: the native event must not look like one to the page.
      event.stopPropagation();
      const text = (event.target as HTMLInputElement).value;
      if (text === this.query) return;
      this.query = text;
      this.#search.onInput(text);
    },
    composing: (event) => {
      this.#form.composing = event.type === 'compositionstart';
      if (!this.#form.composing) this.#combobox?.composed();
    },
    key: (event) => {
      if (this.#combobox) this.#combobox.key(event);
      else if (event.key === 'Enter' && !event.isComposing) {
        // Pressed before the searching half has come: asked for, so done as soon as it is there.
        event.preventDefault();
        void this.search();
      }
    },
    submit: () => void (this.#combobox ? this.#combobox.submit() : this.search()),
    pressed: () => void this.#search.ready().then(() => this.#combobox?.pressed()),
    accept: () => this.#form.acceptProposal(),
    clear: () => {
      // Its label says the text. As by keys: an address that was picked can be brought back; typed by hand, it stays.
      this.query = '';
      if (this.mode !== 'manual') this.#search.onInput('');
      this.#search.reset();
      this.#focusBox();
    },
    focused: () => {
      this.#form.nameInput();
      void this.#search.ready().then(() => {
        if (this.matches(':focus')) this.#combobox?.focused();
      });
    },
    edited: (field, event) => {
      this.#form.edit(field, (event.target as HTMLInputElement).value);
      // `input` crosses the shadow boundary by itself, `change` does not.
      if (event.type === 'change') this.#form.emitNative('change');
    },
    fieldKey: (event) => {
      if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#form.submit();
    },
    toggleManual: () => {
      this.#combobox?.stop();
      // What is asked of a postcode depends on the services.
      void this.#search.ready();
      const mode = this.mode === 'manual' ? 'search' : 'manual';
      this.#form.setMode(mode, 'user');
      void this.updateComplete.then(() =>
        this.#form.control(mode === 'manual' ? 'postcode' : 'query')?.focus(),
      );
    },
    retry: () => {
      // The button goes away with the trouble; the focus must not fall out of the field with it.
      this.#focusBox();
      void (this.#combobox ? this.#combobox.retry() : this.search());
    },
    slotChanged: () => this.requestUpdate(),
  };

  #slottedEdited(event: Event): void {
    const field = this.#form.slotted.fieldOf(event.target);
    if (field) this.#form.edit(field, (event.target as HTMLInputElement).value);
  }

  #left(event: FocusEvent): void {
    const to = event.relatedTarget as Node | null;
    if (this.contains(to) || this.renderRoot.contains(to)) return;
    this.#combobox?.left();
    if (this.#form.value.dirty || this.query !== '') this.#form.touch();
  }

  get #combobox(): Combobox | null {
    return this.#search.combobox;
  }

  #focusBox(): void {
    this.#form.control('query')?.focus();
  }

  #reset(value: Address | null): void {
    this.#search.reset();
    this.#form.reset(value);
  }
}
