import { type Address, hasOtherPostcode, samePlace, withDetail } from '../../address/index.ts';
import type { Provider } from '../../providers/index.ts';
import type { Membership } from '../../endpoint-client/index.ts';
import type { ElementState } from '../form/custom-states.ts';
import type { FormController } from '../form/form-controller.ts';
import { enSearch } from '../i18n/locales/en-search.ts';
import { koSearch } from '../i18n/locales/ko-search.ts';
import { addTexts, messagesOf } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';
import { amountOf } from '../search/amounts.ts';
import { SearchSession, type FindByPoint } from '../search/search-session.ts';
import { QUIET, say, tone } from '../search/status.ts';
import { ChosenAddress, type ChoiceForm } from './chosen-address.ts';
import { Fleet } from './fleet.ts';
import type { KeyContext } from './keyboard.ts';
import { isComposed, Keys, type KeyTarget } from './keys.ts';
import { renderHint, renderNotice } from './options-template.ts';
import { LocatePlace } from './locate-place.ts';
import { PageInputs } from './page-inputs.ts';
import { PickedCard } from './picked-card.ts';
import { PostcodeInput } from './postcode-input.ts';
import { ResultsView, type ResultsActions } from './results-view.ts';
import { RecentPlace } from './recent-place.ts';
import { SetupHints } from './setup-hints.ts';
import { SearchPlace } from './search-place.ts';
import type { SheetOwner } from './sheet.ts';

/** While a syllable is composed, pauses are longer: one request a syllable would be too many. */
const COMPOSING_PAUSE = 1.4;
const RETRYABLE = new Set(['down', 'offline', 'more-failed', 'none-unchecked']);

/** A text as services take it: spaces more or less make no other. */
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');

addTexts('ko', koSearch);
addTexts('en', enSearch);

export { searchStyles } from './search-styles.ts';
export { loadSources } from '../search/load-providers.ts';

/** What the searching half needs of the form control. */
export type ComboboxForm = ChoiceForm &
  Pick<FormController, 'edit' | 'backFromOutage' | 'openForTyping' | 'submit' | 'error' | 'internals'>;

/**
 * The searching half of the field: query, list, keys and viewer. It is loaded on the first focus; until then
 * the field is a form control that says nothing about searches.
 */
export class Combobox implements KeyTarget, ResultsActions, SheetOwner {
  readonly #place: SearchPlace;
  readonly #session: SearchSession;
  readonly #chosen: ChosenAddress;
  readonly #view: ResultsView;
  readonly #card: PickedCard;
  readonly #recent: RecentPlace;
  readonly #locate: LocatePlace;
  readonly #postcode: PostcodeInput;
  readonly #keys = new Keys(this);
  readonly #hints = new SetupHints(location);
  readonly #fleet = new Fleet();
  #hasProviders = false;
  #searched = '';
  #active = -1;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #opening: ReturnType<typeof setTimeout> | undefined;

  /** @param ready resolves when the providers are loaded */
  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: ComboboxForm,
    private readonly ready: () => Promise<void>,
  ) {
    this.#chosen = new ChosenAddress(element, form);
    this.#place = new SearchPlace(element, form, this);
    this.#session = new SearchSession(element, {
      onResults: () => {
        if (!this.#place.isFilledIn) form.backFromOutage();
        void element.updateComplete.then(() => this.#openSoon());
      },
      onDown: (reason) => {
        form.openForTyping(reason);
        // With the drawing, which waits for a press: one that is under way would go to what lies behind.
        void element.updateComplete.then(() => this.#place.close());
      },
      onPick: (address, provider) => this.#pick(address, provider),
    });
    this.#view = new ResultsView(element, form, this.#session, this);
    this.#postcode = new PostcodeInput(element, form);
    element.addController(new PageInputs(form));
    this.#card = new PickedCard(element, form, (status) => this.#session.end('picked', status));
    this.#recent = new RecentPlace(element, form, this.#place.sheet, (address) =>
      this.#pick(address, address.source, ''),
    );
    this.#locate = new LocatePlace(element, this.#session, (find) => this.#searchHere(find));
    element.addEventListener('providererror', ({ provider, error }) => {
      if (error.kind === 'misconfigured')
        this.#hints.add({ kind: 'refused', provider, error }, element.locale);
    });
    // Esc in another part of the field than the box, which has keys of its own.
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isComposed(event)) return;
      if (!this.viewerOpen && !this.#place.sheet.isOpen) return;
      event.preventDefault();
      event.stopPropagation();
      if (this.viewerOpen) form.control('query')?.focus();
      if (!this.closeAbove()) this.#place.sheet.dismiss();
    });
  }

  /** Starts with these providers and this shared state; a search under way ends. */
  use(providers: readonly Provider[], membership: Membership | null): void {
    this.#fleet.join(membership);
    this.#hints.forget();
    this.#hasProviders = providers.length > 0;
    this.#postcode.use(providers);
    this.#session.use(providers, membership?.state ?? null);
  }

  /** Somebody is about to search: the state of the services is followed, and scripts are loaded. */
  focused(): void {
    if (this.form.control('query')?.matches(':focus')) this.#card.putAway();
    void this.#recent.load();
    void this.#locate.load();
    this.#fleet.follow(() => this.#session.preload());
    const { status, waitsForSubmit } = this.#session;
    if (this.state === 'idle' && status === QUIET && waitsForSubmit)
      this.#session.end('idle', { kind: 'awaiting-submit' });
  }

  /** The focus has left the field. */
  left(): void {
    // Whoever is in another window, or in nothing, finds the sheet as it was.
    if (this.#place.sheet.isOpen) return;
    this.close();
    if (this.#session.status.kind === 'awaiting-submit' && !this.element.query)
      this.#session.end('idle', QUIET);
    this.element.requestUpdate();
    this.#fleet.release();
  }

  get state(): ElementState {
    return this.#session.state;
  }

  get canRetry(): boolean {
    return RETRYABLE.has(this.#session.status.kind);
  }

  get viewerOpen(): boolean {
    return this.#session.viewer.isOpen;
  }

  get listOpen(): boolean {
    return this.#place.list.isOpen && !this.#session.isLate;
  }

  get active(): number {
    return this.#active;
  }

  /** What is true to say now; empty when there is nothing. */
  get words(): string {
    const isTouch = matchMedia('(pointer: coarse)').matches;
    return say(this.#session.status, messagesOf(this.element), isTouch);
  }

  get tone(): string {
    return tone(this.#session.status);
  }

  renderHead(): unknown {
    return this.#view.renderHead();
  }

  renderResults(): unknown {
    const { coversWays } = this.#recent;
    return [this.#view.render(this.#active), this.#recent.render(coversWays ? this.#locate.render() : null)];
  }

  renderOtherWay(): unknown {
    return [this.#view.renderOtherWay(), this.#recent.coversWays ? null : this.#locate.render()];
  }

  /** A card stands in place of the box and of the inputs for postcode and road. */
  get isCard(): boolean {
    return this.#card.isShown;
  }

  renderCard(): unknown {
    return this.#card.render();
  }

  /** How many characters the postcode may have. */
  get postcodeLength(): number {
    return this.#postcode.maxLength;
  }

  renderNotice(): unknown {
    const { notice } = this.#fleet;
    const { locale } = this.element;
    return [notice ? renderNotice(notice, locale) : null, this.#hints.shown(locale).map(renderHint)];
  }

  /** After each rendering. */
  place(): void {
    this.#chosen.noticeValue();
    const { isLate, isBusy, viewer } = this.#session;
    const { list, sheet } = this.#place;
    const isUnderWay = isBusy || viewer.isMounted || this.state === 'offline';
    // Locked meanwhile: nobody may choose any more.
    if (this.form.isLocked && (list.isOpen || sheet.isOpen || isUnderWay)) {
      this.stop();
      this.#place.close();
    }
    // What is said or shown of a place stands where they would cover it.
    const isLocated = this.state === 'results' || this.#session.status.kind === 'place';
    this.#recent.place(this.viewerOpen || isLocated);
    this.#place.place(this.viewerOpen ? 'viewer' : this.element.mode === 'manual' ? 'fields' : null, isLate);
  }

  /** The text was changed by a key, a paste or a composition. */
  onInput(text: string): void {
    this.#active = -1;
    clearTimeout(this.#pause);
    if (!this.form.composing) this.#place.begin();
    if (this.#chosen.textChanged(text)) return this.#isBack();
    // The address has been set aside by this change, so nothing may say that it is there.
    if (this.state === 'picked' && !this.form.value.address) this.#session.end('idle', QUIET);
    if (this.viewerOpen) return;
    if (text.trim() === '') return this.reset();
    const pauseMs = amountOf(this.element, 'debounce') * (this.form.composing ? COMPOSING_PAUSE : 1);
    this.#pause = setTimeout(() => void this.search(text, 'type'), pauseMs);
  }

  composed(): void {
    this.#keys.composed();
  }

  key(event: KeyboardEvent): void {
    if (!this.#recent.key(event)) this.#keys.press(event);
  }

  get isComposing(): boolean {
    return this.form.composing;
  }

  get keyContext(): KeyContext {
    const { state, rows, isLate } = this.#session;
    const { address, aside } = this.form.value;
    const textChanged = !this.#isSearched(this.element.query);
    return {
      listOpen: this.listOpen,
      active: this.#active,
      count: isLate ? 0 : rows.options.length,
      settled: address !== null && !textChanged && state !== 'manual' && state !== 'offline',
      textChanged,
      isAhead: rows.isAhead,
      viewerOpen: this.viewerOpen,
      sheetOpen: this.#place.sheet.isOpen,
      hasAside: aside !== null && !this.form.isLocked,
    };
  }

  submitForm(): void {
    this.form.submit();
  }

  /** Enter, or the search button. A text that was answered costs no second request: its list opens again. */
  submit(): void {
    this.#place.begin();
    if (this.#isAnswered && !this.#session.rows.isAhead) this.open();
    else void this.search(this.element.query, 'submit');
  }

  /** A press on the box: one is about to search, and the list of what stands there opens again. */
  pressed(): void {
    if (!this.#place.hasFocus) return;
    this.#place.begin();
    // In the sheet there may be more to show.
    this.element.requestUpdate();
    if (this.#isAnswered) this.open();
  }

  /** Resolves when the outcome is on the screen. `skip` leaves providers out once. */
  async search(text: string, trigger: 'type' | 'submit', skip: readonly string[] = []): Promise<void> {
    clearTimeout(this.#pause);
    this.#chosen.textChanged(text);
    const { isBusy } = this.#session;
    const same = this.#isSearched(text) && skip.length === 0;
    const isTaken = same && isBusy && (trigger === 'type' || this.#session.submitted());
    if (this.form.isLocked || isTaken || (same && trigger === 'type')) return;
    this.#searched = text;
    // What stands for rows that are late stands for those of the next text too.
    if (!this.#session.isLate) this.close();
    await this.ready();
    if (!this.#hasProviders) this.#hints.add({ kind: 'no-provider' }, this.element.locale);
    // Another text was typed and searched while the adapters loaded.
    if (text === this.#searched) await this.#session.search(text, trigger, skip);
  }

  /** Again after a failure: the page that did not come, or the whole search. */
  async retry(): Promise<void> {
    const isPage = this.#session.status.kind === 'more-failed';
    await (isPage ? this.#session.more() : this.search(this.element.query, 'submit'));
  }

  /** Searches without the embedding provider whose viewer is open. */
  async otherWay(): Promise<void> {
    const { viewer, typedInViewer } = this.#session;
    const { provider } = viewer;
    // It was typed last, and goes on in the box.
    if (typedInViewer) this.element.query = typedInViewer;
    await this.search(this.element.query, 'submit', provider ? [provider] : []);
  }

  open(): void {
    const { rows, isInUse } = this.#session;
    if (!isInUse || rows.options.length === 0 || this.viewerOpen || this.form.isLocked) return;
    this.#place.openList();
  }

  close(): void {
    this.#active = -1;
    this.#place.list.close();
  }

  select(index: number): void {
    const picked = this.#session.rows.options[index];
    if (picked && !this.form.isLocked) this.#pick(picked, picked.source);
  }

  /** Makes an option the active one; -1 for none. */
  activate(index: number): void {
    this.#active = index;
    this.#place.find(`#option-${index}`)?.scrollIntoView({ block: 'nearest' });
    if (index === this.#session.rows.options.length - 1) void this.#session.more();
    this.element.requestUpdate();
  }

  /** Closes the page of an embedded service; the text stays. */
  closeViewer(): void {
    this.#session.end('idle', QUIET);
  }

  closeSheet(): void {
    this.#place.sheet.dismiss();
  }

  /** The way back leads out of the page of an embedded service first. */
  closeAbove(): boolean {
    const { viewerOpen } = this;
    if (viewerOpen) this.closeViewer();
    return viewerOpen;
  }

  /** Nobody searches any more, so nothing that comes may open the sheet again; what was found stays. */
  dismissed(): void {
    clearTimeout(this.#pause);
    this.close();
    this.element.requestUpdate();
    if (this.#session.isBusy || this.#session.viewer.isMounted) this.#session.end('idle', QUIET);
  }

  /** The address that was set aside becomes the value again. */
  bringBack(): void {
    this.#place.sheet.close();
    if (this.#chosen.bringBack()) this.#isBack();
  }

  /** The field has been moved in the page, which closes the list and empties the page of an embedded service. */
  moved(): void {
    this.close();
    this.#place.sheet.close();
    if (this.#session.viewer.isMounted) void this.#session.search(this.#searched, 'submit');
  }

  /** Ends the search under way; the results stay for later. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#session.end('idle', QUIET);
    this.close();
  }

  /** As `stop`, and the results are forgotten. */
  reset(): void {
    this.stop();
    this.#session.forgetResults();
    this.#searched = '';
  }

  /** The text in the box stands for the value: no search is due. */
  settledOn(text: string): void {
    this.#searched = text;
    this.#chosen.settledOn(text);
  }

  dispose(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#opening);
    this.#place.close();
    this.#session.dispose();
    this.#fleet.join(null);
  }

  /** The rows are drawn, and the list with them opens: a task each, so that neither holds up keys for long. */
  #openSoon(): void {
    clearTimeout(this.#opening);
    this.#opening = setTimeout(() => {
      if (this.state === 'results' && this.#place.isWaitedIn) this.open();
    });
  }

  /** No text stands for what is found, so that one in the box is still to be searched for. */
  #searchHere(find: FindByPoint): void {
    this.#place.begin();
    this.form.control('query')?.focus();
    clearTimeout(this.#pause);
    this.close();
    this.#searched = '';
    void this.#session.locate(find);
  }

  #isBack(): void {
    this.stop();
    this.#searched = this.element.query;
    this.#session.end('picked', this.form.value.address?.detail ? QUIET : { kind: 'picked' });
  }

  /** What is shown, or said, is the answer to the text in the box. */
  get #isAnswered(): boolean {
    const { state, status, isInUse } = this.#session;
    const isTold = state === 'results' || status.kind === 'none';
    return isInUse && isTold && this.#isSearched(this.element.query);
  }

  #isSearched(text: string): boolean {
    return plain(text) === plain(this.#searched);
  }

  #pick(found: Address, provider: string, detail = this.#session.detail): void {
    const { address: chosen, aside, texts } = this.form.value;
    const before = chosen ?? aside;
    // The detail in its input stays when it was typed for this place, or before any place was chosen.
    const isKept = !before || before.source === 'manual' || samePlace(before, found);
    const address = withDetail(found, detail || (isKept ? texts.detail : ''));
    this.close();
    this.#place.close();
    if (!this.#chosen.offer(address, provider)) return;
    clearTimeout(this.#pause);
    this.#searched = address.full || address.road;
    const { postcode } = this.#session;
    const pasted = hasOtherPostcode(address, postcode) ? postcode : '';
    this.#session.end('picked', { kind: 'picked', hasDetail: address.detail !== '', pasted });
    this.#chosen.pick(address, this.#searched);
    this.#card.show(address);
    void this.#recent.remember(address);
  }
}
