import type { Report, ReportItem } from '../../circuit/index.ts';
import type { BrowserReport, TimedItem } from '../../protocol/index.ts';

/** Dealing with many at once costs less than with each; but beyond this they begin to outlive the young heap. */
const batchSize = 250;

/** A report as it comes in, kept for no longer than to the next fold. */
export interface ReceivedReport extends BrowserReport {
  /** The range of addresses itself, such as `203.0.113.0/24`; in a `Report` it has only its name of the day. */
  readonly from: string;
  /** When it came (monotonic ms): ages count from then. */
  readonly at: number;
}

/** A report that waits to be folded, and the moment that its ages are true for (monotonic ms). */
export interface WaitingReport {
  readonly report: Report & { readonly items: readonly AgingItem[] };
  at: number;
}

interface AgingItem extends ReportItem {
  ageMs: number;
}

/**
 * Reports between two folds, or while the store is away. Bounded: failures and successes have room of their
 * own, so that a flood of one cannot hide the other, and the newest evidence of each stays.
 */
export class ReportBuffer {
  #received: ReceivedReport[] = [];
  #failures: WaitingReport[] = [];
  #successes: WaitingReport[] = [];

  /**
   * @param room reports of each sort that are kept
   * @param nameOf what a network is called from now on
   */
  constructor(
    private readonly room: number,
    private readonly nameOf: (network: string) => string,
  ) {}

  /** Costs no more than remembering it. @returns whether it is time to `sort` what has come */
  add(report: ReceivedReport): boolean {
    return this.#received.push(report) >= batchSize;
  }

  /** Reduces what has come to evidence without addresses. @returns what came, and how many older reports had to go */
  sort(now: number): { readonly received: readonly ReceivedReport[]; readonly dropped: number } {
    const received = this.#received;
    this.#received = [];
    const names = new Map<string, string>();
    let dropped = 0;
    for (const each of received) {
      const name = names.get(each.from) ?? this.nameOf(each.from);
      names.set(each.from, name);
      dropped += this.#keep({ report: evidenceOf(each, name, now - each.at), at: now });
    }
    return { received, dropped };
  }

  /** Empties it of what has been sorted. */
  take(): readonly WaitingReport[] {
    const taken = [...this.#failures, ...this.#successes];
    this.#failures = [];
    this.#successes = [];
    return taken;
  }

  /** Puts back what could not be folded, before what has come since. */
  putBack(taken: readonly WaitingReport[]): void {
    for (const waiting of [...taken, ...this.take()]) this.#keep(waiting);
  }

  #keep(waiting: WaitingReport): number {
    const kept = isFailure(waiting.report) ? this.#failures : this.#successes;
    kept.push(waiting);
    // Letting it grow to twice the room makes a push O(1) on average.
    return kept.length < this.room * 2 ? 0 : kept.splice(0, kept.length - this.room).length;
  }
}

/** Whether a report says anything but "it works". Successes are the first to go under load. */
function isFailure({ items }: Pick<Report, 'items'>): boolean {
  return items.some((item) => item.bad + item.opaque + item.misconfigured + item.suspectEmpty > 0);
}

/** Ages count from arrival: what has waited here tells of something that much older. Set in place, not copied. */
export function age(waiting: WaitingReport, now: number): Report {
  const { report, at } = waiting;
  const waited = Math.round(now - at);
  if (waited <= 0) return report;
  for (const item of report.items) item.ageMs += waited;
  waiting.at = at + waited;
  return report;
}

/**
 * What is kept of a report: no more than the circuit reads, and a name for its network.
 *
 * @param waited ms since it came
 */
export function evidenceOf(
  { reporter, seq, items }: ReceivedReport,
  network: string,
  waited: number,
): WaitingReport['report'] {
  return { reporter, network, seq, items: items.map((item) => evidenceItem(item, Math.round(waited))) };
}

function evidenceItem(item: TimedItem, waited: number): AgingItem {
  const slowestMs = slowestOf(item);
  return {
    provider: item.provider,
    epoch: item.epoch,
    kind: item.kind,
    ok: item.ok,
    late: item.late,
    bad: item.bad,
    opaque: item.opaque,
    misconfigured: item.misconfigured,
    suspectEmpty: item.suspectEmpty,
    limited: item.limited,
    censored: item.censored,
    void: item.void,
    corroborated: item.corroborated,
    ageMs: item.ageMs + waited,
    ...(slowestMs === null ? {} : { slowestMs }),
  };
}

function slowestOf({ ms = [] }: TimedItem): number | null {
  let slowest: number | null = null;
  // By index: taking a pair apart makes an iterator of each.
  for (const pair of ms) if ((pair[1] ?? 0) > 0) slowest = Math.max(slowest ?? 0, pair[0] ?? 0);
  return slowest;
}
