import { latencyBoundsMs as bounds } from '../../circuit/index.ts';

/** How many answers took how long; of fixed size, whatever bounds are claimed. */
export class LatencyHistogram {
  /** One for each bound, and one for whatever is slower. */
  readonly counts = new Uint32Array(bounds.length + 1);

  /** @param bound the claimed upper bound, ms */
  add(bound: number, count: number): void {
    const index = bounds.findIndex((each) => bound <= each);
    const at = index === -1 ? bounds.length : index;
    this.counts[at] = (this.counts[at] ?? 0) + count;
  }

  /**
   * The time (ms) within which this part of the answers came, as even within its bucket as may be guessed (what is
   * slower than every bound counts as the last one); null without an answer.
   */
  quantile(part: number): number | null {
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return null;
    const slower = this.counts[bounds.length] ?? 0;
    let below = 0;
    let lower = 0;
    for (const [i, upper] of bounds.entries()) {
      const count = (this.counts[i] ?? 0) + (i === bounds.length - 1 ? slower : 0);
      if (count > 0 && below + count >= part * total) {
        return Math.round(lower + ((upper - lower) * (part * total - below)) / count);
      }
      below += count;
      lower = upper;
    }
    return lower;
  }
}
