import { seededHash } from '../../circuit/index.ts';
import type { Limits } from '../config/limits.ts';

type RateLimits = Pick<Limits, 'reportBurst' | 'reportsPerSecond' | 'reportNetworks'>;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * A token bucket for each network, in bounded memory: two generations of half the room. What is used moves to
 * the young one; when that is full the old one is dropped. Of a network only a keyed hash is kept; two that
 * have the same (one pair in four billion) share a bucket.
 */
export class RateLimiter {
  #young = new Map<number, Bucket>();
  #old = new Map<number, Bucket>();

  /** @param seed anything that nobody else knows */
  constructor(
    private readonly limits: RateLimits,
    private readonly seed: string,
  ) {}

  /** Takes one. @returns 0, or the ms after which there is one again (nothing is taken then) */
  take(network: string, now: number): number {
    const { reportBurst, reportsPerSecond } = this.limits;
    const key = seededHash(this.seed, network);
    const bucket = this.#young.get(key) ?? this.#rejuvenated(key, now);
    bucket.tokens = Math.min(reportBurst, bucket.tokens + ((now - bucket.at) / 1_000) * reportsPerSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / reportsPerSecond) * 1_000);
    bucket.tokens -= 1;
    return 0;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  #rejuvenated(key: number, now: number): Bucket {
    const bucket = this.#old.get(key) ?? { tokens: this.limits.reportBurst, at: now };
    this.#old.delete(key);
    if (this.#young.size >= this.limits.reportNetworks / 2) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, bucket);
    return bucket;
  }
}
