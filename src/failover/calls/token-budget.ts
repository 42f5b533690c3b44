/**
 * A token bucket without a clock: every search pays in a share of a token, every extra call takes one.
 * Extra calls therefore stay below that share of all searches, with a small reserve for the first ones.
 */
export class TokenBudget {
  #tokens: number;

  /** `share` 0..1 per search; `cap` the most that quiet times can save up; `initial` what a new page may spend. */
  constructor(
    private readonly share: number,
    private readonly cap: number,
    initial: number,
  ) {
    this.#tokens = initial;
  }

  /** One more search was made. */
  earn(): void {
    this.#tokens = Math.min(this.cap, this.#tokens + this.share);
  }

  /** Takes one token if there is one. */
  take(): boolean {
    // Five times 0.2 is a little less than 1 in floating point.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }
}

/**
 * Cross-checks: most zero-hit answers are honest (half-typed words, typing errors). To ask the second
 * provider each time would double its load in healthy times and eat its quota, so only a fifth of the
 * searches may. Two are in stock: two different queries are what it takes to suspect a provider.
 */
export const crossCheckBudget = (): TokenBudget => new TokenBudget(0.2, 3, 2);
