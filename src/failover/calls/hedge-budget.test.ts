import { describe, expect, it } from 'vitest';
import { HedgeBudget } from './hedge-budget.ts';

describe('the budget of hedges', () => {
  it('has one for a new page, and a fifth of the searches after it', () => {
    const budget = new HedgeBudget();
    let granted = 0;
    for (let search = 0; search < 100; search++) {
      budget.earn();
      if (budget.mayHedge('first', search)) granted += 1;
    }
    expect(granted).toBe(21);
  });

  it('is paid once for all searches of one silence', () => {
    const budget = new HedgeBudget();
    expect([budget.mayHedge('first', 5), budget.mayHedge('first', 5), budget.mayHedge('first', 5)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is paid again for the next silence, and for that of another provider', () => {
    const budget = new HedgeBudget();
    expect(budget.mayHedge('first', 5)).toBe(true);
    expect([budget.mayHedge('first', 6), budget.mayHedge('second', 5)]).toEqual([false, false]);
  });
});
