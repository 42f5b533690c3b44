/** The value below which this share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** What one figure was over several runs. */
export interface Spread {
  readonly median: number;
  readonly worst: number;
}

/** @param worse which end is the bad one */
export function spreadOf(values: readonly number[], worse: 'high' | 'low' = 'high'): Spread {
  const worst = worse === 'high' ? Math.max(...values) : Math.min(...values);
  return { median: median(values), worst: values.length === 0 ? Number.NaN : worst };
}

/** The median of the slopes between all pairs (Theil-Sen): a few odd points do not bend it. */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const slopes = points.flatMap((a, i) =>
    points.slice(i + 1).flatMap((b) => (a.x === b.x ? [] : [(b.y - a.y) / (b.x - a.x)])),
  );
  return median(slopes);
}
