import { describe, expect, it } from 'vitest';
import { median, quantile, slopeOf, spreadOf } from './stats.ts';

describe('the statistics of the benches', () => {
  it('find the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('find the value that 99 of 100 stay below', () => {
    expect(
      quantile(
        Array.from({ length: 100 }, (_, i) => i + 1),
        0.99,
      ),
    ).toBe(100);
    expect(quantile([7], 0.99)).toBe(7);
  });

  it('say that nothing was measured', () => {
    expect(median([])).toBeNaN();
    expect(spreadOf([])).toEqual({ median: Number.NaN, worst: Number.NaN });
  });

  it('take the bad end for the worst run', () => {
    expect(spreadOf([1, 2, 3]).worst).toBe(3);
    expect(spreadOf([1, 2, 3], 'low').worst).toBe(1);
  });

  it('find the slope of a line with one point far off it', () => {
    const line = Array.from({ length: 11 }, (_, x) => ({ x, y: x === 5 ? 1_000 : 2 * x }));
    expect(slopeOf(line)).toBe(2);
  });
});
