/** Wrong tokens that are answered at once, and one more after each `refillMs`. */
interface Budget {
  readonly burst: number;
  readonly refillMs: number;
}

const ofNetwork: Budget = { burst: 10, refillMs: 1_000 };
/** Of all together: an IPv6 /32 has 65,536 networks. */
const ofAll: Budget = { burst: 50, refillMs: 100 };
/** Networks that are remembered. Within the budget of all, fewer are ever short of their own. */
const maxNetworks = 1_000;

/**
 * Slows wrong tokens, one network by one and all together. It is asked about no other: a right token must get in
 * whatever its neighbours do, and a session is no guess. What keeps guesses out is the length of the tokens.
 */
export class LoginThrottle {
  /** When each network will have its whole burst again (monotonic ms); the latest to fail comes last. */
  readonly #fullAt = new Map<string, number>();
  #allFullAt = -Infinity;

  /** @returns 0, or the ms for which a wrong token of this network is refused without more ado */
  waitMs(network: string, now: number): number {
    return Math.max(
      waitOf(this.#fullAt.get(network) ?? now, now, ofNetwork),
      waitOf(this.#allFullAt, now, ofAll),
    );
  }

  /** Counts a wrong token. */
  failed(network: string, now: number): void {
    const fullAt = Math.max(now, this.#fullAt.get(network) ?? now) + ofNetwork.refillMs;
    this.#allFullAt = Math.max(now, this.#allFullAt) + ofAll.refillMs;
    this.#fullAt.delete(network);
    const oldest = this.#fullAt.keys().next();
    if (this.#fullAt.size >= maxNetworks && oldest.done !== true) this.#fullAt.delete(oldest.value);
    this.#fullAt.set(network, fullAt);
  }

  get size(): number {
    return this.#fullAt.size;
  }
}

function waitOf(fullAt: number, now: number, { burst, refillMs }: Budget): number {
  return Math.max(0, Math.ceil(fullAt - now - (burst - 1) * refillMs));
}
