import { TokenBudget } from './token-budget.ts';

/** Hedges: 20 % of searches (docs/failover.md#budgets). One is in stock, since a visitor may make a single search. */
export class HedgeBudget extends TokenBudget {
  /** The silence that was paid for last, by its beginning. */
  #paid = NaN;

  constructor() {
    super(0.2, 3, 1);
  }

  /**
   * Whether another provider may be asked beside one that is silent. Who types on through a silence pays once: the
   * searches that are superseded in it would leave nothing for the one that is meant.
   *
   * @param isOverdue a call of its own is past the soft deadline; else it may answer them all, only slower than one types
   */
  mayHedge(silentSince: number, isOverdue: boolean): boolean {
    if (!(isOverdue && this.#paid === silentSince) && !this.take()) return false;
    this.#paid = silentSince;
    return true;
  }
}
