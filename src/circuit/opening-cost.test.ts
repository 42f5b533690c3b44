import { describe, expect, it } from 'vitest';
import { opensBy } from './testing/opening-cost.ts';

describe('regression: what it costs to open a healthy service', () => {
  it.each([
    [10, 9],
    [100, 60],
    [1_000, 300],
  ])('grows with honest traffic: at %d searches a second %d hostile networks do not', (rate, networks) => {
    expect(opensBy(networks, rate)).toBe(false);
  });

  it('is two networks where next to nobody searches', () => {
    expect(opensBy(1, 0)).toBe(false);
    expect(opensBy(2, 0)).toBe(true);
  });
});
