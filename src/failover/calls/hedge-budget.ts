import { TokenBudget } from './token-budget.ts';

/** Hedges: 20 % of searches (docs/failover.md#budgets). One is in stock, since a visitor may make a single search. */
export class HedgeBudget extends TokenBudget {
  #paid = '';

  constructor() {
    super(0.2, 3, 1);
  }

  /**
   * Whether another provider may be asked beside one that is silent. Who types on through a silence pays once: the
   * searches that are superseded in it would leave nothing for the one that is meant.
   */
  mayHedge(provider: string, silentSince: number): boolean {
    const silence = `${provider} ${silentSince}`;
    if (this.#paid !== silence && !this.take()) return false;
    this.#paid = silence;
    return true;
  }
}
