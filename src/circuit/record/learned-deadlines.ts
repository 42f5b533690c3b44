import { isNumber, isObject } from './stored-value.ts';

/** Deadlines of one service that the fleet's own answers have made, and what they rest on. */
export interface LearnedDeadlines {
  readonly softMs: number;
  readonly hardMs: number;
  /** When they changed last, server ms. */
  readonly at: number;
  /** Which share of the browsers was answered within `quantileMs` then; null: too many were not answered to tell. */
  readonly quantile: number;
  readonly quantileMs: number | null;
  /** Browsers that counted. */
  readonly browsers: number;
  /** Share of them that waited past the soft deadline, 0..1. */
  readonly cutShare: number;
}

/** Takes stored ones for what they should be; null for anything else: the site's own hold then. */
export function readLearned(stored: unknown): LearnedDeadlines | null {
  if (!isObject(stored)) return null;
  const { softMs, hardMs, at, quantile, quantileMs, browsers, cutShare } = stored;
  const isTold = isNumber(at) && isNumber(quantile) && isNumber(browsers) && isNumber(cutShare);
  if (!isNumber(softMs) || !isNumber(hardMs) || softMs <= 0 || softMs > hardMs || !isTold) return null;
  const why = { quantile, quantileMs: isNumber(quantileMs) ? quantileMs : null, browsers, cutShare };
  return { softMs, hardMs, at, ...why };
}
