import { describe, expect, it } from 'vitest';
import { TokenBudget } from './token-budget.ts';

describe('the token budget', () => {
  it('grants its stock, then the share of the searches', () => {
    const budget = new TokenBudget(0.2, 3, 1);
    let granted = 0;
    for (let search = 0; search < 100; search++) {
      budget.earn();
      if (budget.take()) granted += 1;
    }
    expect(granted).toBe(21);
  });

  it('saves up no more than its cap', () => {
    const budget = new TokenBudget(0.2, 3, 0);
    for (let search = 0; search < 1000; search++) budget.earn();
    expect([budget.take(), budget.take(), budget.take(), budget.take()]).toEqual([true, true, true, false]);
  });
});
