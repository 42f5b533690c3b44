import { describe, expect, it } from 'vitest';
import { HedgeBudget } from './hedge-budget.ts';

describe('the budget of hedges', () => {
  it('has one for a new page, and a fifth of the searches after it', () => {
    const budget = new HedgeBudget();
    let granted = 0;
    for (let search = 0; search < 100; search++) {
      budget.earn();
      if (budget.mayHedge(search, false)) granted += 1;
    }
    expect(granted).toBe(21);
  });

  it('is paid once for all searches of one silence', () => {
    const budget = new HedgeBudget();
    const asked = [1, 2, 3].map(() => budget.mayHedge(5, true));
    expect(asked).toEqual([true, true, true]);
  });

  it('is paid each time by who types faster than a healthy one answers', () => {
    const budget = new HedgeBudget();
    expect([budget.mayHedge(5, false), budget.mayHedge(5, false)]).toEqual([true, false]);
  });

  it('is paid again for the next silence', () => {
    const budget = new HedgeBudget();
    expect(budget.mayHedge(5, true)).toBe(true);
    expect([budget.mayHedge(6, true), budget.mayHedge(7, true)]).toEqual([false, false]);
  });
});
