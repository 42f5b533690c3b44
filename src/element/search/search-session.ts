import { type Address, understandQuery } from '../../address/index.ts';
import { systemClock, browserPageState, notify, randomId } from '../../platform/index.ts';
import {
  Failover,
  type Explained,
  type FailoverEvent,
  type SearchOutcome,
  type ViewerHost,
} from '../../failover/index.ts';
import type { Provider } from '../../providers/index.ts';
import { reachOwnOrigin } from './own-origin-probe.ts';
import type { SessionOwner, SharedKnowledge } from './session-host.ts';
import type { ElementState } from '../types.ts';
import { QUIET, type Status } from './status.ts';

/** "Searching" is said only when it takes longer than this; quicker answers speak for themselves. */
const SAY_SEARCHING_MS = 400;
/** A change of provider is said only when the user has waited this long. */
const SAY_FAILING_OVER_MS = 1000;

type Results = SearchOutcome & { readonly kind: 'results' };

/** One field's searches: asks, keeps only the newest answer, and knows what is true to say about it. */
export class SearchSession {
  state: ElementState = 'idle';
  status: Status = QUIET;
  options: readonly Address[] = [];
  total = 0;
  hasMore = false;
  loadingMore = false;
  /** Text of the last search, understood; shown as matches and used for further pages. */
  query = '';
  /** Trailing detail that was split off the query. */
  detail = '';
  viewerOpen = false;
  /** The embedding provider whose viewer is, or was last, shown. */
  viewerProvider = '';

  #failover: Failover | null = null;
  #shared: SharedKnowledge | null = null;
  #abort: AbortController | null = null;
  #running: { trigger: 'type' | 'submit' } | null = null;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #waiting: AbortController | null = null;
  #provider = '';
  #page = 1;
  #began = 0;
  #closeViewer: (() => void) | null = null;

  constructor(private readonly owner: SessionOwner) {}

  /** Starts with these providers, and with what all browsers know of them; what was under way ends. */
  use(providers: readonly Provider[], shared: SharedKnowledge | null): void {
    this.dispose();
    this.#shared = shared;
    const failover = (this.#failover = new Failover({
      providers,
      clock: systemClock,
      surroundings: browserPageState(),
      random: Math.random,
      reporter: shared?.reporter ?? randomId(),
      readView: () => shared?.readView() ?? null,
      timeoutMs: this.owner.options.timeout,
      hedgeMs: this.owner.options.hedge,
      control: reachOwnOrigin,
      onEvent: (event) => this.#told(event, explain),
    }));
    const explain = (): Explained => failover.explain();
    notify(() => this.owner.onEvent({ type: 'ready' }, explain));
  }

  get ready(): boolean {
    return this.#failover !== null;
  }

  preload(): void {
    this.#failover?.preload();
  }

  /** Searches for the text. `skip` leaves providers out once ("another way"). */
  async search(text: string, trigger: 'type' | 'submit', skip: readonly string[] = []): Promise<void> {
    this.cancel();
    const { filterQuery } = this.owner.options;
    const wanted = filterQuery ? filterQuery(text) : text;
    if (wanted === null) return this.#rest();
    const understood = understandQuery(wanted, this.owner.options.minLength);
    switch (understood.kind) {
      case 'empty':
        return this.#settle('idle', QUIET);
      case 'too-short':
        return this.#settle('idle', { kind: 'too-short', minLength: this.owner.options.minLength });
      case 'chosung':
        return this.#settle('idle', { kind: 'chosung' });
      case 'half-romaji':
        return this.#rest();
      case 'postcode':
      case 'search':
        this.query = understood.text;
        this.detail = understood.kind === 'search' ? understood.detail : '';
        return this.#run(trigger, skip);
    }
  }

  /** Enter, for the text that is being searched as typed: it is not asked twice, and a viewer may open now. */
  submitted(): void {
    if (this.#running) this.#running.trigger = 'submit';
  }

  /** The next page of the list that is shown, from the provider that gave it. */
  async more(): Promise<void> {
    if (!this.hasMore || this.loadingMore || !this.#failover) return;
    this.loadingMore = true;
    this.owner.changed();
    const abort = (this.#abort ??= new AbortController());
    const outcome = await this.#failover.search({
      text: this.query,
      page: this.#page + 1,
      limit: this.owner.options.limit,
      trigger: 'type',
      skip: [],
      only: this.#provider,
      viewer: null,
      signal: abort.signal,
    });
    if (abort.signal.aborted) return;
    this.loadingMore = false;
    if (outcome.kind === 'results') {
      this.#page += 1;
      this.options = [...this.options, ...outcome.addresses];
      this.hasMore = outcome.hasMore;
      this.status = { kind: 'results', total: this.total, shown: this.options.length, better: false };
    } else if (outcome.kind === 'none') {
      this.hasMore = false;
    } else {
      this.status = { kind: 'more-failed' };
    }
    this.owner.changed();
  }

  /** Ends the search under way and everything that waits; the viewer too. What is shown stays. */
  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#running = null;
    this.#waiting?.abort();
    this.#waiting = null;
    this.loadingMore = false;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.closeViewer();
  }

  closeViewer(): void {
    const close = this.#closeViewer;
    this.#closeViewer = null;
    this.viewerOpen = false;
    close?.();
  }

  forgetResults(): void {
    this.options = [];
    this.total = 0;
    this.hasMore = false;
    this.query = '';
  }

  dispose(): void {
    this.cancel();
    this.#failover?.dispose();
    this.#failover = null;
    this.#rest();
  }

  /** After `cancel()`: what was under way is no longer, so nothing may say that it is. */
  #rest(): void {
    const { kind } = this.status;
    const isBusy = this.state === 'searching' || this.state === 'failing-over';
    if (isBusy || kind === 'viewer' || kind === 'offline') this.#settle('idle', QUIET);
  }

  async #run(trigger: 'type' | 'submit', skip: readonly string[]): Promise<void> {
    const failover = this.#failover;
    if (!failover) return;
    const abort = (this.#abort = new AbortController());
    const text = this.query;
    const began = (this.#began = performance.now());
    this.#provider = '';
    const first = failover.plan().steps[0]?.provider ?? '';
    this.owner.onSearchStart(text, first);
    this.state = 'searching';
    this.#after(SAY_SEARCHING_MS, () => {
      if (this.state === 'searching' || this.state === 'failing-over') this.#say({ kind: 'searching' });
    });
    this.#after(SAY_FAILING_OVER_MS, () => {
      if (this.state === 'failing-over') this.#say({ kind: 'failing-over' });
    });
    this.owner.changed();
    const viewer: ViewerHost = {
      mount: (provider) => this.owner.viewerHost.mount(provider),
      unmount: () => {
        this.viewerOpen = false;
        this.owner.viewerHost.unmount();
        this.owner.changed();
      },
      onPick: (address, provider) => this.owner.onPick(address, provider),
      onBetter: (outcome) => {
        if (abort.signal.aborted) return;
        this.closeViewer();
        this.#show(outcome, true);
      },
    };
    const { limit } = this.owner.options;
    const request = { text, page: 1, limit, trigger, skip, only: null, viewer, signal: abort.signal };
    this.#running = request;
    const outcome = await failover.search(request);
    if (outcome.kind === 'viewer' && abort.signal.aborted) outcome.session.close();
    if (abort.signal.aborted || outcome.kind === 'superseded') return;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#settled(outcome, text, request.trigger);
    const provider = 'provider' in outcome ? outcome.provider : '';
    const count = outcome.kind === 'results' ? outcome.total : 0;
    this.owner.onSearchEnd(text, provider, count, performance.now() - began, outcome.kind);
  }

  #settled(outcome: SearchOutcome, text: string, trigger: 'type' | 'submit'): void {
    switch (outcome.kind) {
      case 'results':
        return this.#show(outcome, false);
      case 'none':
        this.forgetResults();
        this.query = text;
        return this.#settle('empty', { kind: outcome.check === 'failed' ? 'none-unchecked' : 'none' });
      case 'bad-query':
        return this.#settle('idle', { kind: 'bad-query', reason: outcome.reason });
      case 'awaiting-submit':
        return this.#settle('idle', { kind: 'awaiting-submit' });
      case 'viewer':
        this.viewerOpen = true;
        this.viewerProvider = outcome.provider;
        this.#closeViewer = () => outcome.session.close();
        return this.#settle('results', { kind: 'viewer' });
      case 'down':
        this.forgetResults();
        this.#settle('manual', { kind: 'down' });
        return this.owner.onDown('outage');
      case 'offline':
        this.#settle('offline', { kind: 'offline' });
        this.#searchWhenOnline(text, trigger);
        return this.owner.onDown('offline');
      case 'superseded':
        return;
    }
  }

  #show(outcome: Results, better: boolean): void {
    this.options = outcome.addresses;
    this.total = Math.max(outcome.total, outcome.addresses.length);
    this.hasMore = outcome.hasMore;
    this.#page = outcome.page;
    this.#provider = outcome.provider;
    // Folded duplicates make fewer rows than the provider counted; with nothing more to load, the rows are all.
    if (!this.hasMore) this.total = this.options.length;
    this.#settle('results', { kind: 'results', total: this.total, shown: this.options.length, better });
    this.owner.onResults();
  }

  #searchWhenOnline(text: string, trigger: 'type' | 'submit'): void {
    this.#waiting = new AbortController();
    const again = (): void => void this.search(text, trigger);
    window.addEventListener('online', again, { signal: this.#waiting.signal, once: true });
  }

  #told(event: FailoverEvent, explain: () => Explained): void {
    if (event.type === 'provider-change' && this.state === 'searching') {
      this.state = 'failing-over';
      if (performance.now() - this.#began >= SAY_FAILING_OVER_MS) this.status = { kind: 'failing-over' };
      this.owner.changed();
    }
    if (event.type === 'settled') this.#shared?.report(event.settled);
    this.owner.onEvent(event, explain);
  }

  #settle(state: ElementState, status: Status): void {
    this.state = state;
    this.#say(status);
  }

  #say(status: Status): void {
    this.status = status;
    this.owner.changed();
  }

  #after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }
}
