/** Pauses (ms) after the first failures; from then on the last one. */
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000] as const;
/** Share of a pause by which it varies either way, so that nodes and channels do not fall into step. */
const jitter = 0.2;

/**
 * The pause (ms) before the next attempt.
 *
 * @param failures so far, at least 1
 * @param random 0..1
 */
export function pauseAfter(failures: number, random: number): number {
  const pause = pausesMs[Math.min(failures, pausesMs.length) - 1] ?? pausesMs[0];
  return Math.round(pause * (1 + jitter * (2 * random - 1)));
}
