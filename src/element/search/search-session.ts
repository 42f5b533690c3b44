import {
  type Address,
  type AddressLine,
  type Location,
  rankByLine,
  understandQuery,
} from '../../address/index.ts';
import { systemClock, browserPageState, notify, randomId } from '../../platform/index.ts';
import type { Membership } from '../../endpoint-client/index.ts';
import {
  Failover,
  type Explained,
  type FailoverEvent,
  type SearchOutcome,
  type SearchRequest,
  type ViewerHost,
} from '../../failover/index.ts';
import type { Answer, Provider } from '../../providers/index.ts';
import type { ElementState } from '../form/custom-states.ts';
import type { AddressSearchOptions } from '../properties.ts';
import { amountOf, tellOddAmounts } from './amounts.ts';
import { SearchEndEvent, SearchStartEvent, notifyDisplay, emitDiagnostics } from './diagnostics.ts';
import { countOf, firstRows, NO_ROWS, rowsOf, withPage, type FoundRows } from './found-rows.ts';
import { reachOwnOrigin } from './own-origin-probe.ts';
import { QUIET, tone, type PlaceStatus, type Status } from './status.ts';
import { ViewerScreen } from './viewer-screen.ts';

/** "Searching" is said only when it takes longer than this; quicker answers speak for themselves. */
const SAY_SEARCHING_MS = 400;
/** A change of provider is said only when the user has waited this long. */
const SAY_FAILING_OVER_MS = 1000;

/** What the shared-state endpoint knows, and where it hears of this browser's calls. */
export type SharedKnowledge = Pick<Membership['state'], 'reporter' | 'readView' | 'report'>;

/** Finds addresses by a point that it hands to `ask`, or what is true to say of its failure. */
export type FindByPoint = (
  ask: (point: Location) => Promise<Answer>,
) => Promise<readonly Address[] | PlaceStatus>;

/** Who shows what a session finds. */
export interface SessionListener {
  onResults(): void;
  onDown(reason: 'outage' | 'offline'): void;
  onPick(address: Address, provider: string): void;
}

/** One field's searches: asks, keeps only the newest answer, and knows what is true to say about it. */
export class SearchSession {
  state: ElementState = 'idle';
  status: Status = QUIET;
  rows: FoundRows = NO_ROWS;
  loadingMore = false;
  /** Text of the last search, understood; shown as matches and used for further pages. */
  query = '';
  /** The detail that was split off what was typed. */
  detail = '';
  /** What was typed says more than the query; null of a postcode alone. */
  line: AddressLine | null = null;
  /** An embedding provider's page, while it is on its way or open. */
  readonly viewer = new ViewerScreen(this.element, (status) => this.#say(status));

  #failover: Failover | null = null;
  #shared: SharedKnowledge | null = null;
  #abort: AbortController | null = null;
  #running: { trigger: 'type' | 'submit' } | null = null;
  #timers: readonly ReturnType<typeof setTimeout>[] = [];
  #began = 0;
  /** What the page of a service was last asked for. */
  #viewerText = '';
  #hasAnother = false;
  /** The search that runs was typed, and the service that is first answers a submit alone. */
  #isAskedAhead = false;

  /** @param element has the attributes, which are read anew for each search, and emits what happens */
  constructor(
    private readonly element: AddressSearchOptions,
    private readonly listener: SessionListener,
  ) {}

  /** The postcode that was pasted along with the query; often empty. */
  get postcode(): string {
    return this.line?.postcode ?? '';
  }

  get isBusy(): boolean {
    return this.state === 'searching' || this.state === 'failing-over';
  }

  /** It is said that rows are waited for, since they are late; no page of a service is on its way. */
  get isLate(): boolean {
    return tone(this.status) === 'busy' && !this.viewer.isMounted;
  }

  /** Typing brings nothing now: a submit does. */
  get waitsForSubmit(): boolean {
    return this.#failover?.answersTyping(this.#typeAhead) === false;
  }

  /** The page of a service is open, or lets one wait while another service could be asked. */
  get hasOtherWay(): boolean {
    const { isOpen, isMounted } = this.viewer;
    return isOpen || (isMounted && this.#hasAnother && tone(this.status) === 'busy');
  }

  /** Another text than that of the search, which was typed into the page of a service; else empty. */
  get typedInViewer(): string {
    const understood = understandQuery(this.#viewerText, 1);
    return understood.kind === 'search' && understood.text !== this.query ? this.#viewerText : '';
  }

  /** It has services to ask; until it has the next ones, what the last ones found is nothing to open. */
  get isInUse(): boolean {
    return this.#failover !== null;
  }

  /** A service of the page tells the addresses at a point. */
  get canLocate(): boolean {
    return this.#failover?.canLocate ?? false;
  }

  /** Starts with these providers, and with what all browsers know of them; what was under way ends. */
  use(providers: readonly Provider[], shared: SharedKnowledge | null): void {
    this.dispose();
    // What others have found, or have not, is nothing that these say.
    this.forgetResults();
    if (this.state !== 'picked') this.#settle('idle', QUIET);
    tellOddAmounts(this.element);
    this.#shared = shared;
    const failover = (this.#failover = new Failover({
      providers,
      clock: systemClock,
      pageState: browserPageState(),
      random: Math.random,
      reporter: shared?.reporter ?? randomId(),
      readView: () => shared?.readView() ?? null,
      hasEndpoint: shared !== null,
      timeoutMs: amountOf(this.element, 'timeout'),
      hedgeMs: amountOf(this.element, 'hedge'),
      control: reachOwnOrigin,
      onEvent: (event) => this.#onEvent(event, explain),
    }));
    const explain = (): Explained => failover.explain();
    notify(() => notifyDisplay(this.element, { type: 'ready' }, explain));
  }

  preload(): void {
    this.#failover?.preload();
  }

  /** Searches for the text. `skip` leaves providers out once ("another way"). */
  async search(text: string, trigger: 'type' | 'submit', skip: readonly string[] = []): Promise<void> {
    this.cancel();
    const { filterQuery } = this.element;
    const minLength = amountOf(this.element, 'minLength');
    const wanted = filterQuery ? filterQuery(text) : text;
    if (wanted === null) return this.#rest();
    const understood = understandQuery(wanted, minLength);
    const { kind } = understood;
    if (kind === 'half-romaji') return this.#rest();
    if (kind === 'empty')
      return this.#settle('idle', trigger === 'submit' ? { kind: 'bad-query', reason: kind } : QUIET);
    if (kind === 'too-short') return this.#settle('idle', { kind, minLength });
    if (kind === 'chosung') return this.#settle('idle', { kind });
    this.query = understood.text;
    this.line = kind === 'search' ? understood.line : null;
    this.detail = this.line?.detail ?? '';
    return this.#run(trigger, skip);
  }

  /** Shows the addresses at a point, for which no text stands. */
  async locate(find: FindByPoint): Promise<void> {
    const failover = this.#failover;
    if (!failover) return;
    this.end('searching', { kind: 'place', text: 'locating' });
    const { signal } = (this.#abort = new AbortController());
    const found = await find((point) => failover.addressesAt(point, signal));
    if (signal.aborted) return;
    if ('kind' in found) return this.#settle('idle', found);
    this.forgetResults();
    this.detail = '';
    this.#show(rowsOf(found), false);
  }

  /**
   * Enter, for the text that is being searched as typed: it is not asked twice, and a viewer may open now.
   *
   * @returns false where a list is asked in front of the service whose turn a submit is
   */
  submitted(): boolean {
    if (!this.#running || this.#isAskedAhead) return false;
    this.#running.trigger = 'submit';
    return true;
  }

  /** The next page of the list that is shown, from the provider that gave it. */
  async more(): Promise<void> {
    if (!this.rows.hasMore || this.loadingMore || !this.#failover) return;
    this.loadingMore = true;
    this.element.requestUpdate();
    const abort = (this.#abort ??= new AbortController());
    const outcome = await this.#failover.search({
      text: this.query,
      page: this.rows.page + 1,
      limit: amountOf(this.element, 'limit'),
      trigger: 'type',
      typeAhead: false,
      skip: [],
      only: this.rows.provider,
      viewer: null,
      signal: abort.signal,
    });
    if (abort.signal.aborted) return;
    this.loadingMore = false;
    if (outcome.kind === 'results') {
      this.rows = withPage(this.rows, outcome, this.#ranked);
      this.status = countOf(this.rows, false);
    } else if (outcome.kind === 'none') {
      this.rows = { ...this.rows, hasMore: false };
    } else {
      this.status = { kind: 'more-failed' };
    }
    this.element.requestUpdate();
  }

  /** Ends the search under way and everything that waits; the viewer too. What is shown stays. */
  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#running = null;
    this.loadingMore = false;
    this.#stopTimers();
    this.viewer.close();
  }

  /** Ends the search under way; from now on this is what is true. */
  end(state: ElementState, status: Status): void {
    this.cancel();
    this.#settle(state, status);
  }

  forgetResults(): void {
    this.rows = NO_ROWS;
    this.query = '';
    this.line = null;
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
    if (
      this.isBusy ||
      kind.startsWith('viewer') ||
      kind === 'searching' ||
      kind === 'empty-pick' ||
      kind === 'offline'
    )
      this.#settle('idle', QUIET);
  }

  async #run(trigger: 'type' | 'submit', skip: readonly string[], hasFailed = false): Promise<void> {
    const failover = this.#failover;
    if (!failover) return;
    const abort = (this.#abort = new AbortController());
    const text = (this.#viewerText = this.query);
    const began = (this.#began = performance.now());
    const { steps } = failover.plan();
    this.#hasAnother = steps.length > skip.length + 1;
    this.#isAskedAhead = trigger === 'type' && !failover.answersTyping(false);
    this.element.dispatchEvent(new SearchStartEvent(text, steps[0]?.provider ?? ''));
    this.state = 'searching';
    this.#timers = [
      setTimeout(() => {
        if (this.isBusy) this.#say({ kind: this.#isAskedAhead ? 'awaiting-submit' : 'searching' });
      }, SAY_SEARCHING_MS),
      setTimeout(() => {
        if (this.state === 'failing-over') this.#say({ kind: 'failing-over' });
      }, SAY_FAILING_OVER_MS),
    ];
    this.element.requestUpdate();
    const viewer: ViewerHost = {
      mount: (provider) => {
        this.element.requestUpdate();
        return this.viewer.mount(provider);
      },
      unmount: () => {
        this.viewer.unmount();
        this.element.requestUpdate();
      },
      onSearched: (hits, query) => {
        this.#viewerText = query;
        this.viewer.searched(hits);
      },
      onPick: (address, provider, searched) => {
        this.#searchedInViewer(searched);
        this.listener.onPick(address, provider);
      },
      onEmptyPick: () => this.#say({ kind: 'empty-pick' }),
      onBroke: () => void this.#run('submit', [...skip, this.viewer.provider], true),
      onBetter: (outcome, searched) => {
        if (abort.signal.aborted) return;
        this.viewer.close();
        this.#searchedInViewer(searched);
        this.#show(firstRows(outcome, this.#ranked), true);
      },
    };
    const limit = amountOf(this.element, 'limit');
    const request = {
      text,
      page: 1,
      limit,
      trigger,
      typeAhead: this.#typeAhead,
      skip,
      hasFailed,
      only: null,
      viewer,
      signal: abort.signal,
    };
    this.#running = request;
    const outcome = await failover.search(request);
    if (outcome.kind === 'viewer' && abort.signal.aborted) outcome.session.close();
    if (abort.signal.aborted || outcome.kind === 'superseded') return;
    this.#stopTimers();
    this.#settled(outcome, request);
    const provider = 'provider' in outcome ? outcome.provider : '';
    const count = outcome.kind === 'results' ? outcome.total : 0;
    const duration = performance.now() - began;
    this.element.dispatchEvent(new SearchEndEvent(text, provider, count, duration, outcome.kind));
  }

  #settled(outcome: SearchOutcome, { text, trigger, skip, hasFailed, signal }: SearchRequest): void {
    switch (outcome.kind) {
      case 'results':
        return this.#show(firstRows(outcome, this.#ranked), false);
      case 'none':
        this.forgetResults();
        this.query = text;
        return this.#settle('empty', { kind: outcome.check === 'failed' ? 'none-unchecked' : 'none' });
      case 'bad-query':
        return this.#settle('idle', { kind: 'bad-query', reason: outcome.reason });
      case 'not-searchable': {
        const { kind, reason, words } = outcome;
        return this.#settle('idle', { kind, reason, words });
      }
      case 'awaiting-submit':
        return this.#settle('idle', { kind: 'awaiting-submit' });
      case 'viewer':
        return this.#settle('results', this.viewer.opened(outcome.session));
      case 'down':
        this.forgetResults();
        this.#settle('manual', { kind: 'down' });
        return this.listener.onDown('outage');
      case 'offline':
        this.#settle('offline', { kind: 'offline' });
        // As it was understood: its text alone has lost the detail that was typed with it.
        window.addEventListener('online', () => void this.#run(trigger, skip, hasFailed), {
          signal,
          once: true,
        });
        return this.listener.onDown('offline');
      case 'superseded':
        return;
    }
  }

  #show(rows: FoundRows, better: boolean): void {
    this.rows = rows;
    this.#settle('results', countOf(rows, better));
    this.listener.onResults();
  }

  get #typeAhead(): boolean {
    return this.element.typeAhead !== 'off';
  }

  /** Best first, by all that was typed or pasted. */
  readonly #ranked = (page: readonly Address[]): readonly Address[] =>
    this.line ? rankByLine(page, this.line) : page;

  /** Another text, typed into a viewer: it is understood like one typed here. A detail typed before it stays. */
  #searchedInViewer(searched: string): void {
    const understood = understandQuery(searched);
    if (understood.kind !== 'search') return;
    // The text that the viewer was opened with has been understood already, with more around it.
    if (understood.text !== this.query) this.line = understood.line;
    this.query = understood.text;
    this.detail = understood.detail || this.detail;
  }

  #onEvent(event: FailoverEvent, explain: () => Explained): void {
    if (event.type === 'provider-change' && this.state === 'searching') {
      this.state = 'failing-over';
      if (performance.now() - this.#began >= SAY_FAILING_OVER_MS) this.status = { kind: 'failing-over' };
      this.element.requestUpdate();
    }
    if (event.type === 'settled') this.#shared?.report(event.settled);
    emitDiagnostics(this.element, event);
    notifyDisplay(this.element, event, explain);
  }

  #settle(state: ElementState, status: Status): void {
    this.state = state;
    this.#say(status);
  }

  #say(status: Status): void {
    this.status = status;
    this.element.requestUpdate();
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
