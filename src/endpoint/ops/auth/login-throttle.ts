/** Wrong tokens of one network that are looked at at once, and one more after each `refillMs`. */
const burst = 10;
const refillMs = 1_000;
/** Networks that are remembered; the ones silent for longest are forgotten. */
const maxNetworks = 10_000;

/**
 * Slows guessing: after some wrong tokens no token of that network is looked at for a moment, not even a right
 * one, since a guess that is answered was not slowed. Sessions are not guesses and pass.
 */
export class LoginBrake {
  /** When each network will have its whole burst again (monotonic ms); the latest to fail comes last. */
  readonly #fullAt = new Map<string, number>();

  /** @returns 0, or the ms for which no token of this network is looked at */
  waitMs(network: string, now: number): number {
    const fullAt = this.#fullAt.get(network) ?? now;
    return Math.max(0, Math.ceil(fullAt - now - (burst - 1) * refillMs));
  }

  /** Counts a wrong token. */
  failed(network: string, now: number): void {
    const fullAt = Math.max(now, this.#fullAt.get(network) ?? now) + refillMs;
    this.#fullAt.delete(network);
    const oldest = this.#fullAt.keys().next();
    if (this.#fullAt.size >= maxNetworks && oldest.done !== true) this.#fullAt.delete(oldest.value);
    this.#fullAt.set(network, fullAt);
  }

  get size(): number {
    return this.#fullAt.size;
  }
}
