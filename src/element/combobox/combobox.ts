import { type Address, hasOtherPostcode, samePlace, withDetail } from '../../address/index.ts';
import type { Provider } from '../../providers/index.ts';
import type { Membership } from '../../endpoint-client/index.ts';
import type { ElementState } from '../form/custom-states.ts';
import type { FormController } from '../form/form-controller.ts';
import { enSearch } from '../i18n/locales/en-search.ts';
import { koSearch } from '../i18n/locales/ko-search.ts';
import { addTexts, messagesOf } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';
import { SearchSession } from '../search/search-session.ts';
import { QUIET, otherPostcode, say, tone } from '../search/status.ts';
import { keyAction } from './keyboard.ts';
import { renderHint, renderMore, renderNotice, renderOptions } from './options-template.ts';
import { ListBox } from './popover.ts';
import { SetupHints } from './setup-hints.ts';

/** While a syllable is composed, pauses are longer: one request a syllable would be too many. */
const COMPOSING_PAUSE = 1.4;
/** A first view comes within this time, or the script of an embedding service is loaded without one. */
const FIRST_VIEW_MS = 300;
const RETRYABLE = new Set(['down', 'offline', 'more-failed', 'none-unchecked']);

addTexts('ko', koSearch);
addTexts('en', enSearch);

export { listStyles } from './options-styles.ts';
export { loadSources } from '../search/load-providers.ts';

/** What the searching half needs of the form control. */
export type ComboboxForm = Pick<
  FormController,
  'value' | 'composing' | 'isLocked' | 'offer' | 'pick' | 'backFromOutage' | 'openForTyping' | 'submit'
>;

/**
 * The searching half of the field: query, list, keys and viewer. It is loaded on the first focus; until then
 * the field is a form control that says nothing about searches.
 */
export class Combobox {
  readonly #list: ListBox;
  readonly #session: SearchSession;
  readonly #hints = new SetupHints(location);
  #hasProviders = false;
  #membership: Membership | null = null;
  #searched = '';
  #active = -1;
  #searchAfterComposition = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #preload: ReturnType<typeof setTimeout> | undefined;

  /** @param ready resolves when the providers are loaded */
  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: ComboboxForm,
    private readonly ready: () => Promise<void>,
  ) {
    this.#list = new ListBox(element, () => {
      const anchor = this.#find('[part=field]');
      const popover = this.#find('[part=list]');
      return anchor && popover ? { anchor, popover } : null;
    });
    this.#session = new SearchSession(element, {
      onResults: () => {
        form.backFromOutage();
        if (element.matches(':focus-within')) this.#list.open();
      },
      onDown: (reason) => {
        this.#list.close();
        form.openForTyping(reason);
      },
      onPick: (address, provider) => this.#pick(address, provider),
    });
    element.addEventListener('providererror', ({ provider, error }) => {
      if (error.kind === 'misconfigured')
        this.#hints.add({ kind: 'refused', provider, error }, element.locale);
    });
  }

  /** Starts with these providers and this shared state; a search under way ends. */
  use(providers: readonly Provider[], membership: Membership | null): void {
    this.#membership?.leave();
    this.#membership = membership;
    this.#hints.forget();
    this.#hasProviders = providers.length > 0;
    this.#session.use(providers, membership?.state ?? null);
  }

  /** Somebody is about to search: the state of the services is followed, and scripts are loaded. */
  focused(): void {
    const shared = this.#membership?.state;
    shared?.use();
    clearTimeout(this.#preload);
    // A service that the fleet has given up should not even be asked for its script.
    if (!shared || shared.readView()) this.#session.preload();
    else this.#preload = setTimeout(() => this.#session.preload(), FIRST_VIEW_MS);
  }

  /** The focus has left the field. */
  left(): void {
    this.close();
    this.#membership?.state.release();
  }

  get state(): ElementState {
    return this.#session.state;
  }

  get canRetry(): boolean {
    return RETRYABLE.has(this.#session.status.kind);
  }

  get viewerOpen(): boolean {
    return this.#session.viewerOpen;
  }

  get listOpen(): boolean {
    return this.#list.isOpen;
  }

  get active(): number {
    return this.#active;
  }

  /** What is true to say now; empty when there is nothing. */
  get words(): string {
    return say(this.#session.status, messagesOf(this.element));
  }

  get tone(): string {
    return tone(this.#session.status);
  }

  renderOptions(): unknown {
    const { options, query, postcode } = this.#session;
    const typed = { query, postcode, otherPostcode: otherPostcode(postcode, messagesOf(this.element)) };
    return renderOptions(options, this.#active, typed, this.element.renderOption, (index) =>
      this.select(index),
    );
  }

  renderMore(): unknown {
    const { hasMore, loadingMore } = this.#session;
    return hasMore
      ? renderMore(loadingMore, messagesOf(this.element), () => void this.#session.more())
      : null;
  }

  renderNotice(): unknown {
    const notice = this.#membership?.state.readView()?.view.notice;
    const { locale } = this.element;
    return [notice ? renderNotice(notice, locale) : null, this.#hints.shown(locale).map(renderHint)];
  }

  /** After each rendering. */
  place(): void {
    if (!this.#list.isOpen) return;
    this.#find(`#option-${this.#active}`)?.scrollIntoView({ block: 'nearest' });
    this.#list.place();
  }

  /** The text was changed by a key, a paste or a composition. */
  onInput(text: string): void {
    this.#active = -1;
    clearTimeout(this.#pause);
    if (this.#session.viewerOpen) return;
    if (text.trim() === '') return this.reset();
    const pauseMs = this.element.debounce * (this.form.composing ? COMPOSING_PAUSE : 1);
    this.#pause = setTimeout(() => void this.search(text, 'type'), pauseMs);
  }

  /** A composition has ended: an Enter that only committed its syllable may have asked for a search. */
  composed(): void {
    if (!this.#searchAfterComposition) return;
    this.#searchAfterComposition = false;
    this.#submit();
  }

  key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return this.#composingKey(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { state, options } = this.#session;
    const textChanged = this.element.query !== this.#searched;
    const action = keyAction(event.key, {
      listOpen: this.#list.isOpen,
      active: this.#active,
      count: options.length,
      settled: this.form.value.address !== null && !textChanged && state !== 'manual' && state !== 'offline',
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
        return this.#submit();
      case 'submit-form':
        return this.form.submit();
      case 'nothing':
        return;
    }
  }

  /** Resolves when the outcome is on the screen. `skip` leaves providers out once. */
  async search(text: string, trigger: 'type' | 'submit', skip: readonly string[] = []): Promise<void> {
    clearTimeout(this.#pause);
    const { isBusy } = this.#session;
    const same = text === this.#searched && skip.length === 0;
    if (same && isBusy && trigger === 'submit') this.#session.submitted();
    if (this.form.isLocked || (same && (isBusy || trigger === 'type'))) return;
    this.#searched = text;
    this.close();
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
    const provider = this.#session.viewerProvider;
    await this.search(this.element.query, 'submit', provider ? [provider] : []);
  }

  open(): void {
    if (this.#session.options.length > 0) this.#list.open();
  }

  close(): void {
    this.#active = -1;
    this.#list.close();
  }

  select(index: number): void {
    const picked = this.#session.options[index];
    if (picked) this.#pick(picked, picked.source);
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
  }

  dispose(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#preload);
    this.#list.close();
    this.#session.dispose();
    this.#membership?.leave();
    this.#membership = null;
  }

  #find(selector: string): HTMLElement | null {
    return this.element.renderRoot.querySelector<HTMLElement>(selector);
  }

  #submit(): void {
    void this.search(this.element.query, 'submit');
  }

  #composingKey({ key, code }: KeyboardEvent): void {
    if (![key, code].includes('Enter') && code !== 'NumpadEnter') return;
    // Safari sends this key after the composition has ended, the others while it still runs.
    if (this.form.composing) this.#searchAfterComposition = true;
    else this.#submit();
  }

  #activate(index: number): void {
    this.#active = index;
    if (index === this.#session.options.length - 1) void this.#session.more();
    this.element.requestUpdate();
  }

  #pick(found: Address, provider: string): void {
    const { address: before, texts } = this.form.value;
    // The detail in its input stays when it was typed for this place, or before any place was chosen.
    const isKept = !before || before.source === 'manual' || samePlace(before, found);
    const address = withDetail(found, this.#session.detail || (isKept ? texts.detail : ''));
    this.close();
    if (!this.form.offer(address, provider)) return;
    clearTimeout(this.#pause);
    this.#searched = address.full || address.road;
    const { postcode } = this.#session;
    const pasted = hasOtherPostcode(address, postcode) ? postcode : '';
    this.#session.end('picked', { kind: 'picked', hasDetail: address.detail !== '', pasted });
    this.form.pick(address, this.#searched);
  }
}
