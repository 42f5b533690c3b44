/** What one network may send. */
export interface BudgetLimits {
  /** At once, after silence. */
  readonly burst: number;
  readonly perSecond: number;
  /** Networks remembered; the ones silent for longest are forgotten. */
  readonly networks: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket for each network, in bounded memory. */
export class Budgets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly limits: BudgetLimits) {}

  /** Takes one. @returns 0, or the ms after which there is one again (nothing is taken then) */
  take(network: string, now: number): number {
    const { burst, perSecond, networks } = this.limits;
    const before = this.#buckets.get(network);
    const earned = before === undefined ? burst : before.tokens + ((now - before.at) / 1_000) * perSecond;
    const tokens = Math.min(burst, earned);
    // Deleting first keeps the map in the order of last use.
    this.#buckets.delete(network);
    this.#buckets.set(network, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > networks) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1_000);
  }

  get size(): number {
    return this.#buckets.size;
  }
}
