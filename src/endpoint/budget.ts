/** What one network may send. */
export interface BudgetLimits {
  /** At once, after silence. */
  readonly burst: number;
  readonly perSecond: number;
  /** Networks remembered, at most; the ones silent for longest are forgotten. */
  readonly networks: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * A token bucket for each network, in bounded memory: two generations of half the room. What is used moves to
 * the young one; when that is full the old one is dropped.
 */
export class Budgets {
  #young = new Map<string, Bucket>();
  #old = new Map<string, Bucket>();

  constructor(private readonly limits: BudgetLimits) {}

  /** Takes one. @returns 0, or the ms after which there is one again (nothing is taken then) */
  take(network: string, now: number): number {
    const { burst, perSecond } = this.limits;
    const bucket = this.#young.get(network) ?? this.#rejuvenated(network, now);
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perSecond) * 1_000);
    bucket.tokens -= 1;
    return 0;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  #rejuvenated(network: string, now: number): Bucket {
    const bucket = this.#old.get(network) ?? { tokens: this.limits.burst, at: now };
    this.#old.delete(network);
    if (this.#young.size >= this.limits.networks / 2) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(network, bucket);
    return bucket;
  }
}
