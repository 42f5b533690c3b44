/**
 * Upper bounds (ms) by which browsers count how long answers took. Both sides read this one list: an answer that
 * the endpoint put elsewhere would be another answer. A list with more bounds may meet one with fewer: each side puts
 * what it is told under the next bound that it has.
 */
export const latencyBoundsMs = [
  50, 100, 150, 200, 250, 350, 500, 700, 1_000, 1_500, 2_500, 5_000, 10_000,
] as const;

/** Which bucket holds an answer; what is slower than every bound has one of its own, the last. */
export function latencyBucket(ms: number): number {
  const index = latencyBoundsMs.findIndex((bound) => ms <= bound);
  return index === -1 ? latencyBoundsMs.length : index;
}

/**
 * The time (ms) within which so many of the answers came, as even within its bucket as may be guessed; what is slower
 * than every bound counts as the last one. 0 without an answer.
 *
 * @param counts one for each bound, and one for whatever is slower
 */
export function latencyAtRank(counts: ArrayLike<number>, rank: number): number {
  const last = latencyBoundsMs.length - 1;
  let below = 0;
  let lower = 0;
  for (const [i, upper] of latencyBoundsMs.entries()) {
    const count = (counts[i] ?? 0) + (i === last ? (counts[last + 1] ?? 0) : 0);
    if (count > 0 && below + count >= rank)
      return Math.round(lower + ((upper - lower) * (rank - below)) / count);
    below += count;
    lower = upper;
  }
  return below === 0 ? 0 : lower;
}
