import { latencyAtRank, latencyBoundsMs as bounds, latencyBucket } from '../../circuit/index.ts';
import type { TimedItem } from '../../protocol/index.ts';

/** Of one bucket of one item: more than a browser has between two reports. */
const mostOfBucket = 100;

/** How many answers took how long; of fixed size, whatever bounds are claimed. */
export class LatencyHistogram {
  /** One for each bound, and one for whatever is slower. */
  readonly counts = new Uint32Array(bounds.length + 1);

  /** Counts the answers of an item by the upper bounds (ms) that it claims. */
  add({ ms = [] }: TimedItem): void {
    for (const [claimed = 0, count = 0] of ms) {
      const at = latencyBucket(claimed);
      this.counts[at] = (this.counts[at] ?? 0) + Math.min(count, mostOfBucket);
    }
  }

  /**
   * The time (ms) within which this part of the answers came, as even within its bucket as may be guessed (what is
   * slower than every bound counts as the last one); null without an answer.
   */
  quantile(part: number): number | null {
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    return total === 0 ? null : latencyAtRank(this.counts, part * total);
  }
}
