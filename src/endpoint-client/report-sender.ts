import { admissionHash, admitted, browserPolicy } from '../circuit/index.ts';
import { askEndpoint, type EndpointAnswer } from './request.ts';
import type { ReporterIdentity } from './reporter-identity.ts';
import type { DatedView, ViewCache } from './view-cache.ts';
import type { SharedStatePorts } from './ports.ts';
import { ReportQueue, type ReportedOutcome, type Waiting } from './report-queue.ts';

const { firstReportMs, reportEveryMs } = browserPolicy;
/** The endpoint takes 2 kB; ages may gain some digits when a report is sent again. */
const MAX_BYTES = 2000;
const MAX_BACKOFF_MS = 30_000;

export interface ReportsOptions {
  readonly ports: SharedStatePorts;
  readonly endpoint: string;
  readonly reporter: ReporterIdentity;
  /** Its view, of whatever age, names the circuits that the endpoint has. */
  readonly cache: ViewCache;
  onView(dated: DatedView): void;
  /** Asks for a first view; without one there is nothing to report to. */
  wantView(): void;
}

/** A report with its number: sent again after silence, it is the same report and cannot count twice. */
interface Batch {
  readonly items: readonly Waiting[];
  readonly inc: string;
  readonly rev: number;
  readonly reporter: string;
  readonly seq: number;
}

/** Tells the endpoint how calls ended: the first at once, then at most one report every 2 s. */
export class Reports {
  readonly #queue: ReportQueue;
  #batch: Batch | null = null;
  #isSending = false;
  #fails = 0;
  #notBefore = -Infinity;
  #refusedUntil = -Infinity;
  #refused = 0;
  #timer: { readonly at: number; readonly cancel: () => void } | null = null;
  readonly #waiting = new AbortController();

  constructor(private readonly options: ReportsOptions) {
    this.#queue = new ReportQueue(options.ports.clock);
  }

  /** Items that never reached the endpoint. */
  get dropped(): number {
    return this.#queue.dropped + this.#refused;
  }

  add(outcome: ReportedOutcome): void {
    const { reporter, cache } = this.options;
    const view = cache.read()?.view;
    // The endpoint publishes which share of the reporters it wants to hear; successes and failures alike.
    if (
      this.#waiting.signal.aborted ||
      !admitted(admissionHash(reporter.id, 'sample', 0, 0), view?.sample ?? 1)
    )
      return;
    this.#queue.add(outcome, view?.inc ?? '');
    const isFailure = outcome.corroborated && outcome.outcome !== 'ok' && outcome.outcome !== 'late';
    this.#plan(isFailure ? 0 : firstReportMs);
  }

  /** The page goes, perhaps for ever: what waits is sent now. */
  leave(): void {
    const { ports, endpoint } = this.options;
    if (ports.clock.now() < this.#refusedUntil) return;
    if (ports.beacon && (this.#isSending || !ports.keepalive)) {
      const batch = this.#isSending ? this.#make() : this.#next();
      if (!batch || !ports.beacon(`${endpoint}/v1/reports`, this.#body(batch))) return;
      if (batch === this.#batch) this.#batch = null;
    } else {
      void this.#send();
    }
  }

  dispose(): void {
    this.leave();
    this.#waiting.abort();
    this.#timer?.cancel();
    this.#timer = null;
  }

  #plan(waitMs: number): void {
    const { clock } = this.options.ports;
    const at = Math.max(clock.now() + waitMs, this.#notBefore, this.#refusedUntil);
    if (this.#waiting.signal.aborted || (this.#timer && this.#timer.at <= at)) return;
    this.#timer?.cancel();
    const cancel = clock.after(at - clock.now(), () => {
      this.#timer = null;
      void this.#send();
    });
    this.#timer = { at, cancel };
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    const { ports, endpoint, cache, wantView } = this.options;
    if (!cache.read() && !this.#queue.isEmpty) {
      wantView();
      this.#backOff();
      this.#planRest();
      return;
    }
    const batch = this.#next();
    if (!batch) return;
    this.#isSending = true;
    this.#notBefore = ports.clock.now() + reportEveryMs;
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: this.#body(batch),
      keepalive: ports.keepalive,
    };
    const answer = await askEndpoint(ports, `${endpoint}/v1/reports`, init, this.#waiting.signal);
    this.#isSending = false;
    this.#settle(batch, answer);
    this.#planRest();
  }

  #settle(batch: Batch, { status, dated, retryAfterMs }: EndpointAnswer): void {
    const now = this.options.ports.clock.now();
    if (dated) {
      this.#batch = null;
      this.#fails = 0;
      this.options.onView(dated);
    } else if (status === 429 || retryAfterMs !== null) {
      // It was not counted, and another tab may have counted on meanwhile.
      this.#batch = { ...batch, ...this.options.reporter.next() };
      this.#refusedUntil =
        now + Math.min(retryAfterMs ?? browserPolicy.limitedMs, browserPolicy.limitedMaxMs);
    } else if (status >= 400 && status < 500) {
      // It will never be taken: sent again it would only block the next one.
      this.#batch = null;
      this.#refused += batch.items.length;
    } else {
      this.#backOff();
    }
  }

  #planRest(): void {
    if (this.#batch || !this.#queue.isEmpty) this.#plan(firstReportMs);
  }

  #backOff(): void {
    const { clock, random } = this.options.ports;
    const ms = Math.min(reportEveryMs * 2 ** this.#fails++, MAX_BACKOFF_MS) * (0.8 + 0.4 * random());
    this.#notBefore = clock.now() + ms;
  }

  /** The report that was not answered, if it is still worth sending, or a new one. */
  #next(): Batch | null {
    if (this.#batch) {
      const items = this.#queue.keepAlive(this.#batch.items);
      this.#batch = items.length > 0 ? { ...this.#batch, items } : null;
    }
    return (this.#batch ??= this.#make());
  }

  #make(): Batch | null {
    const { cache, reporter } = this.options;
    const dated = cache.read();
    if (!dated) return null;
    const { inc, rev, providers } = dated.view;
    // Epochs of a store that was wiped since would be taken for those of the new one.
    this.#queue.keepOnly(
      (each) => Object.hasOwn(providers, each.item.provider) && (each.inc === inc || each.inc === ''),
    );
    const empty = { inc, rev, reporter: reporter.id, seq: Number.MAX_SAFE_INTEGER };
    const items = this.#queue.take((some) => this.#body({ ...empty, items: some }).length <= MAX_BYTES);
    if (items.length === 0) return null;
    return { items: items.map((each) => this.#stamp(each, dated)), inc, rev, ...reporter.next() };
  }

  /**
   * A page's first call may begin before any view has come: it counts under the epoch of a circuit that stood
   * as it stands now when the call began. Otherwise the first search of every visitor would be lost.
   */
  #stamp(each: Waiting, { view, ageMs }: DatedView): Waiting {
    const circuit = view.providers[each.item.provider];
    if (each.item.epoch !== 0 || !circuit || circuit.forced !== null) return each;
    const phaseBeganAt = this.options.ports.clock.now() - ageMs - circuit.phaseAgeMs;
    return each.beganAt < phaseBeganAt ? each : { ...each, item: { ...each.item, epoch: circuit.epoch } };
  }

  #body({ items, inc, rev, reporter, seq }: Batch): string {
    const now = this.options.ports.clock.now();
    return JSON.stringify({
      v: 1,
      reporter,
      seq,
      inc,
      rev,
      items: items.map(({ item, endedAt }) => ({ ...item, ageMs: Math.max(0, Math.round(now - endedAt)) })),
    });
  }
}
