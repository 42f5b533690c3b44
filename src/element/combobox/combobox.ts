import type { Address } from '../../address/index.ts';
import type { Provider } from '../../providers/index.ts';
import type { Membership } from '../../endpoint-client/index.ts';
import type { ComboboxHost } from './host.ts';
import { SearchEndEvent, SearchStartEvent, tellFlight, tellPage } from '../search/diagnostics.ts';
import { withKeptDetail } from '../form/kept-detail.ts';
import { keyAction } from './keyboard.ts';
import { enSearch } from '../i18n/locales/en-search.ts';
import { koSearch } from '../i18n/locales/ko-search.ts';
import { ListBox } from './popover.ts';
import { drawMore, drawNotice, drawOptions } from './options-template.ts';
import { addTexts } from '../i18n/messages.ts';
import { SearchSession } from '../search/search-session.ts';
import type { SessionOwner } from '../search/session-host.ts';
import type { ElementState } from '../types.ts';
import { QUIET, say, tone, type Status } from '../search/status.ts';
import { ViewerPanel } from './viewer-panel.ts';

/** While a syllable is composed, pauses are longer: one request a syllable would be too many. */
const COMPOSING_PAUSE = 1.4;
/** A first view comes within this time, or the script of an embedding service is loaded without one. */
const FIRST_VIEW_MS = 300;
const RETRYABLE = new Set(['down', 'offline', 'more-failed', 'none-unchecked']);

addTexts('ko', koSearch);
addTexts('en', enSearch);

export { listStyles } from './options-styles.ts';
export { loadSources } from '../search/load-providers.ts';

/**
 * The searching half of the field: query, list, keys and viewer. It is loaded on the first focus; until then
 * the field is a form control that says nothing about searches.
 */
export class Combobox {
  readonly #host: ComboboxHost;
  readonly #panel: ViewerPanel;
  readonly #list: ListBox;
  readonly #session: SearchSession;
  #membership: Membership | null = null;
  #searched = '';
  #active = -1;
  #searchAfterComposition = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #preload: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ComboboxHost) {
    this.#host = host;
    this.#panel = new ViewerPanel(host.element);
    this.#list = new ListBox(host.element, () => {
      const anchor = host.part('field');
      const popover = host.part('list');
      return anchor && popover ? { anchor, popover } : null;
    });
    this.#session = new SearchSession(this.#owner());
  }

  /** Starts with these providers and this shared state; a search under way ends. */
  use(providers: readonly Provider[], membership: Membership | null): void {
    this.#membership?.leave();
    this.#membership = membership;
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
    return say(this.#session.status, this.#host.words);
  }

  get tone(): string {
    return tone(this.#session.status);
  }

  drawOptions(): unknown {
    const { options, query } = this.#session;
    return drawOptions(options, this.#active, query, this.#host.element.renderOption, (index) =>
      this.select(index),
    );
  }

  drawMore(): unknown {
    const { hasMore, loadingMore } = this.#session;
    return hasMore ? drawMore(loadingMore, this.#host.words, () => void this.#session.more()) : null;
  }

  drawNotice(): unknown {
    const notice = this.#membership?.state.readView()?.view.notice;
    return notice ? drawNotice(notice, this.#host.locale) : null;
  }

  /** After each drawing. */
  drawn(): void {
    if (!this.#list.isOpen) return;
    this.#host.find(`#option-${this.#active}`)?.scrollIntoView({ block: 'nearest' });
    this.#list.place();
  }

  /** The text changed by a key, a paste or a composition. */
  typed(): void {
    const { element, query, composing } = this.#host;
    this.#active = -1;
    clearTimeout(this.#pause);
    if (this.#session.viewerOpen) return;
    if (query.trim() === '') return this.reset();
    const pause = composing ? element.debounce * COMPOSING_PAUSE : element.debounce;
    this.#pause = setTimeout(() => void this.search('type'), pause);
  }

  /** A composition has ended: an Enter that only committed its syllable may have asked for a search. */
  composed(): void {
    if (!this.#searchAfterComposition) return;
    this.#searchAfterComposition = false;
    void this.search('submit');
  }

  key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return this.#composingKey(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { state } = this.#session;
    const textChanged = this.#host.query !== this.#searched;
    const action = keyAction(event.key, {
      listOpen: this.#list.isOpen,
      active: this.#active,
      count: this.#session.options.length,
      settled: this.#host.value.address !== null && !textChanged && state !== 'manual' && state !== 'offline',
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
        return void this.search('submit');
      case 'submit-form':
        return this.#host.submitForm();
      case 'nothing':
        return;
    }
  }

  /** Resolves when the outcome is on the screen. `skip` leaves providers out once. */
  async search(trigger: 'type' | 'submit', skip: readonly string[] = []): Promise<void> {
    clearTimeout(this.#pause);
    const text = this.#host.query;
    const same = text === this.#searched && skip.length === 0;
    const busy = this.state === 'searching' || this.state === 'failing-over';
    if (same && busy && trigger === 'submit') this.#session.submitted();
    if (this.#host.locked || (same && (busy || trigger === 'type'))) return;
    this.#searched = text;
    this.close();
    await this.#host.ready();
    // Another text was typed and searched while the adapters loaded.
    if (text === this.#searched) await this.#session.search(text, trigger, skip);
  }

  /** Again after a failure: the page that did not come, or the whole search. */
  async retry(): Promise<void> {
    await (this.#session.status.kind === 'more-failed' ? this.#session.more() : this.search('submit'));
  }

  /** Searches without the embedding provider whose viewer is open. */
  async otherWay(): Promise<void> {
    const provider = this.#session.viewerProvider;
    await this.search('submit', provider ? [provider] : []);
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
    this.#session.cancel();
    this.#rest('idle', QUIET);
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

  #composingKey(event: KeyboardEvent): void {
    const isEnter = event.key === 'Enter' || event.code === 'Enter' || event.code === 'NumpadEnter';
    if (!isEnter) return;
    // Safari sends this key after the composition has ended, the others while it still runs.
    if (this.#host.composing) this.#searchAfterComposition = true;
    else void this.search('submit');
  }

  #activate(index: number): void {
    this.#active = index;
    if (index === this.#session.options.length - 1) void this.#session.more();
    this.#host.element.requestUpdate();
  }

  #pick(found: Address, provider: string): void {
    const { address: before, texts } = this.#host.value;
    const address = withKeptDetail(found, before, texts, this.#session.detail);
    this.close();
    if (!this.#host.offer(address, provider)) return;
    clearTimeout(this.#pause);
    this.#session.cancel();
    this.#searched = address.full || address.road;
    this.#rest('picked', { kind: 'picked' });
    this.#host.take(address, this.#searched);
  }

  #rest(state: ElementState, status: Status): void {
    this.#session.state = state;
    this.#session.status = status;
    this.#host.element.requestUpdate();
  }

  #owner(): SessionOwner {
    const { element } = this.#host;
    return {
      options: element,
      viewerHost: this.#panel,
      changed: () => element.requestUpdate(),
      onResults: () => {
        this.#host.onResults();
        if (element.matches(':focus-within')) this.#list.open();
      },
      onDown: (reason) => {
        this.#list.close();
        this.#host.onDown(reason);
      },
      onPick: (address, provider) => this.#pick(address, provider),
      onEvent: (event, explain) => {
        tellPage(element, event);
        tellFlight(element, event, explain);
      },
      onSearchStart: (query, provider) => void element.dispatchEvent(new SearchStartEvent(query, provider)),
      onSearchEnd: (...facts) => void element.dispatchEvent(new SearchEndEvent(...facts)),
    };
  }
}
