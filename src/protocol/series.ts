/** Length of a bucket, and how far back there are any. */
export const seriesEveryMs = 5_000;
export const seriesKeptMs = 30 * 60_000;

/**
 * What browsers said of one provider in 5 s, as this node heard it. Calls, not votes: one busy browser counts
 * many times here and once in the circuit. A bucket of which nothing was said has no point: silence is not 0.
 */
export interface SeriesPoint {
  /** Server ms at which the bucket begins. */
  readonly at: number;
  readonly ok: number;
  readonly late: number;
  readonly bad: number;
  readonly opaque: number;
  readonly censored: number;
  readonly misconfigured: number;
  readonly limited: number;
  readonly suspectEmpty: number;
  /** Of the answers (ok and late), from a histogram; null without one. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** GET /v1/ops/series: oldest first, whole buckets of the last 30 minutes. */
export interface SeriesAnswer {
  readonly everyMs: number;
  /** Whose part this is: every node has only what it took itself. */
  readonly node: string;
  readonly providers: Readonly<Record<string, readonly SeriesPoint[]>>;
}

/** `event: series` of the ops stream: the bucket that has just ended. A provider that is missing was silent. */
export interface SeriesEvent {
  /** Its beginning; a point of the same `at` is replaced. */
  readonly at: number;
  readonly providers: Readonly<Record<string, SeriesPoint>>;
}
