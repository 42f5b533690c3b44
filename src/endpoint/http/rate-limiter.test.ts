import { describe, expect, it } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

const limits = { reportBurst: 20, reportsPerSecond: 5, reportNetworks: 100 };

describe('the rate limiter', () => {
  it('a network may send its burst, then what time gives back', () => {
    const budgets = new RateLimiter(limits, 'seed');
    for (let n = 0; n < 20; n++) expect(budgets.take('a', 0)).toBe(0);
    expect(budgets.take('a', 0)).toBe(200);
    expect(budgets.take('a', 150)).toBe(50);
    expect(budgets.take('a', 200)).toBe(0);
    expect(budgets.take('a', 200)).toBe(200);
  });

  it('asking too early does not push the next one back', () => {
    const budgets = new RateLimiter(limits, 'seed');
    for (let n = 0; n < 20; n++) budgets.take('a', 0);
    for (let ms = 0; ms < 200; ms++) expect(budgets.take('a', ms)).toBeGreaterThan(0);
    expect(budgets.take('a', 201)).toBe(0);
  });

  it("one network does not spend what is another's", () => {
    const budgets = new RateLimiter(limits, 'seed');
    for (let n = 0; n < 25; n++) budgets.take('a', 0);
    expect(budgets.take('b', 0)).toBe(0);
  });

  it('silence earns no more than the burst', () => {
    const budgets = new RateLimiter(limits, 'seed');
    budgets.take('a', 0);
    for (let n = 0; n < 20; n++) expect(budgets.take('a', 1e9)).toBe(0);
    expect(budgets.take('a', 1e9)).toBeGreaterThan(0);
  });

  it('memory is bounded; who is still sending is remembered longest', () => {
    const budgets = new RateLimiter(limits, 'seed');
    for (let n = 0; n < 20; n++) budgets.take('busy', 0);
    for (let n = 0; n < 10_000; n++) {
      budgets.take(`other-${n}`, 1);
      expect(budgets.take('busy', 1)).toBeGreaterThan(0);
    }
    expect(budgets.size).toBeLessThanOrEqual(100);
  });
});
