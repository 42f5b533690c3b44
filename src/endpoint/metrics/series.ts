import { LatencyHistogram } from './latency-histogram.ts';
import {
  seriesEveryMs,
  seriesKeptMs,
  type SeriesPoint,
  type SeriesAnswer,
  type SeriesEvent,
  type TimedItem,
  type BrowserReport,
} from '../../protocol/index.ts';
import { outcomes } from './instruments.ts';

/** A voided call is no more than silence. */
const counted = outcomes.filter((outcome) => outcome !== 'void');
type Counts = Record<(typeof counted)[number], number>;

/** Of one item: more than a browser has between two reports, so that one liar does not fill the picture. */
const mostOfItem = 100;
/** At least so many reporters' last numbers are remembered, against reports that come twice. */
const maxReporters = 5_000;

/** Outcomes and latency per provider for the chart. Its size does not grow with what arrives. */
export class Series {
  readonly #points = new Map<string, SeriesPoint[]>();
  readonly #open = new Map<string, { readonly counts: Counts; readonly latencies: LatencyHistogram }>();
  /** Two generations, of which the older goes as a whole: taking out one by one costs more than the rest. */
  #lastSeqs = new Map<string, number>();
  #lastSeqsBefore = new Map<string, number>();
  #openAt: number | null = null;
  #closed: SeriesEvent | null = null;

  /** @param reports what has come since the last fold @param now server ms */
  countReports(reports: readonly BrowserReport[], now: number): void {
    const here = now - (now % seriesEveryMs);
    const open = this.#openAt ?? here;
    // The store's clock may be read a little lower than before; further back it was set back.
    const at = here < open && here >= open - seriesEveryMs ? open : here;
    if (at !== open) this.#close(open, now);
    this.#openAt = at;
    for (const report of reports) if (this.#isNew(report)) for (const item of report.items) this.#count(item);
  }

  /** The whole buckets of the last 30 minutes of each of these providers. */
  read(providers: readonly string[], now: number): SeriesAnswer['providers'] {
    const since = now - seriesKeptMs;
    return Object.fromEntries(
      providers.map((id) => [id, (this.#points.get(id) ?? []).filter(({ at }) => at >= since)]),
    );
  }

  /** The newest whole bucket; null before the first one has ended. */
  get newest(): SeriesEvent | null {
    return this.#closed;
  }

  #isNew({ reporter, seq }: BrowserReport): boolean {
    const last = this.#lastSeqs.get(reporter) ?? this.#lastSeqsBefore.get(reporter);
    if (last !== undefined && seq <= last) return false;
    this.#lastSeqs.set(reporter, seq);
    if (this.#lastSeqs.size >= maxReporters) {
      this.#lastSeqsBefore = this.#lastSeqs;
      this.#lastSeqs = new Map();
    }
    return true;
  }

  #count(item: TimedItem): void {
    const open = this.#open.get(item.provider) ?? {
      counts: emptyCounts(),
      latencies: new LatencyHistogram(),
    };
    this.#open.set(item.provider, open);
    for (const outcome of counted) open.counts[outcome] += Math.min(item[outcome], mostOfItem);
    open.latencies.add(item);
  }

  #close(at: number, now: number): void {
    const ended: Record<string, SeriesPoint> = {};
    for (const [id, { counts, latencies }] of this.#open) {
      if (counted.every((outcome) => counts[outcome] === 0)) continue;
      const point = { at, ...counts, p50Ms: latencies.quantile(0.5), p95Ms: latencies.quantile(0.95) };
      ended[id] = point;
      this.#points.set(id, [...(this.#points.get(id) ?? []), point]);
    }
    this.#open.clear();
    for (const [id, points] of this.#points) {
      // Nothing is known of a time that is yet to come.
      const kept = points.filter((each) => each.at >= now - seriesKeptMs && each.at <= now);
      if (kept.length === 0) this.#points.delete(id);
      else this.#points.set(id, kept);
    }
    this.#closed = { at, providers: ended };
  }
}

function emptyCounts(): Counts {
  return { ok: 0, late: 0, bad: 0, opaque: 0, censored: 0, misconfigured: 0, limited: 0, suspectEmpty: 0 };
}
