import { type SeriesPoint, seriesEveryMs, seriesKeptMs } from '../../protocol/index.ts';

/** A column is never narrower than this, px. */
const leastColumnPx = 2.5;
const steps = [5_000, 10_000, 15_000, 30_000, 60_000] as const;

/** What a column, or several minutes, come to. */
export interface Sums {
  readonly ok: number;
  readonly late: number;
  /** bad, opaque, misconfigured and suspectEmpty: whatever may count against the provider. */
  readonly failed: number;
  /** Neither for nor against: asked to slow down, and given up by a user who typed on. */
  readonly limited: number;
  readonly censored: number;
  readonly p50Ms: number | null;
  /** The worst of the buckets in it. */
  readonly p95Ms: number | null;
}

/** Time from left to right; null where nobody said anything, which is not the same as nothing having failed. */
export interface Columns {
  readonly stepMs: number;
  /** Middle of each column, server ms. */
  readonly at: readonly number[];
  readonly sums: readonly (Sums | null)[];
}

/** How long a column of a chart of this width is: 5 s where there is room. @param width px */
export function stepFor(width: number): number {
  return steps.find((step) => (width * step) / seriesKeptMs >= leastColumnPx) ?? 60_000;
}

/** The whole columns of the last half hour. @param now server ms */
export function columnsOf(series: readonly SeriesPoint[], now: number, stepMs: number): Columns {
  const end = endOf(now);
  const count = Math.round(seriesKeptMs / stepMs);
  const start = end - count * stepMs;
  const parts = new Map<number, SeriesPoint[]>();
  for (const point of series) {
    const index = Math.floor((point.at - start) / stepMs);
    parts.set(index, [...(parts.get(index) ?? []), point]);
  }
  const indices = Array.from({ length: count }, (_, i) => i);
  return {
    stepMs,
    at: indices.map((i) => start + (i + 0.5) * stepMs),
    sums: indices.map((i) => sumOf(parts.get(i) ?? [])),
  };
}

/** End of the newest column: a bucket that is not over yet is not shown. */
export function endOf(now: number): number {
  return Math.floor(now / seriesEveryMs) * seriesEveryMs;
}

/** Of the points within `ms` before `now`; null: there is none. */
export function sumsOfLast(series: readonly SeriesPoint[], now: number, ms: number): Sums | null {
  return sumOf(series.filter(({ at }) => at >= now - ms && at <= now));
}

/** All of these points as one; null without any. */
export function sumOf(points: readonly SeriesPoint[]): Sums | null {
  if (points.length === 0) return null;
  const total = (count: (point: SeriesPoint) => number): number =>
    points.reduce((sum, point) => sum + count(point), 0);
  const timed = points.filter(({ p50Ms }) => p50Ms !== null);
  const answers = timed.reduce((sum, { ok, late }) => sum + ok + late, 0);
  const weighted = timed.reduce((sum, { ok, late, p50Ms }) => sum + (ok + late) * (p50Ms ?? 0), 0);
  const slowest = points.map(({ p95Ms }) => p95Ms).filter((ms) => ms !== null);
  return {
    ok: total(({ ok }) => ok),
    late: total(({ late }) => late),
    failed: total((point) => point.bad + point.opaque + point.misconfigured + point.suspectEmpty),
    limited: total(({ limited }) => limited),
    censored: total(({ censored }) => censored),
    p50Ms: answers === 0 ? null : Math.round(weighted / answers),
    p95Ms: slowest.length === 0 ? null : Math.max(...slowest),
  };
}
