/** Deadlines of one service that the fleet's own answers have made, and what they rest on. */
export interface LearnedDeadlines {
  readonly softMs: number;
  readonly hardMs: number;
  /** When they changed last, server ms. */
  readonly at: number;
  /** Within which `learnQuantile` of the browsers were answered then, ms; null: too many were not answered to tell. */
  readonly quantileMs: number | null;
  /** Browsers that counted. */
  readonly browsers: number;
  /** Share of them that waited past the soft deadline, 0..1. */
  readonly cutShare: number;
}

/** Takes stored ones for what they should be; null for anything else, and the site's own hold. */
export function readLearned(stored: unknown): LearnedDeadlines | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { softMs, hardMs, at, quantileMs, browsers, cutShare } = stored as Record<string, unknown>;
  const isTold = isNumber(at) && isNumber(browsers) && isNumber(cutShare);
  if (!isNumber(softMs) || !isNumber(hardMs) || softMs <= 0 || softMs > hardMs || !isTold) return null;
  return { softMs, hardMs, at, quantileMs: isNumber(quantileMs) ? quantileMs : null, browsers, cutShare };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
