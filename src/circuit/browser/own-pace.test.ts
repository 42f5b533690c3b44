import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesAtPace, paceOf, withDuration, type Durations } from './own-pace.ts';

const published = { softMs: 500, hardMs: 1_200 };
const page = { id: 'juso', softMs: 1_000, hardMs: 3_000 };

const after = (...calls: readonly (readonly [ms: number, isAnswered?: boolean])[]): number => {
  const durations = calls.reduce<Durations>(
    (all, [durationMs, isAnswered = true]) => withDuration(all, { durationMs, softMs: 500, isAnswered }),
    [],
  );
  return paceOf(durations);
};

describe('the pace of a browser', () => {
  it('is that of the fleet before anything is known, and for whoever is answered as the fleet is', () => {
    expect(after()).toBe(1);
    expect(after([120], [240], [80])).toBe(1);
  });

  it('is how many times half of the soft deadline its answers take', () => {
    expect(after([600], [750], [900])).toBe(3);
  });

  it('is not made slower by one service that hangs, while another one answers', () => {
    expect(after([1_200, false], [130], [1_200, false], [140])).toBe(1);
  });

  it('is slow where nobody answers in time', () => {
    expect(after([1_200, false], [1_200, false])).toBeCloseTo(4.8);
  });

  it('learns nothing of a failure that came at once', () => {
    expect(after([600], [5, false], [5, false], [5, false])).toBe(2.4);
  });

  it('is that of its eight newest calls', () => {
    const slow = Array.from({ length: 8 }, () => [900] as const);
    const quick = Array.from({ length: 8 }, () => [100] as const);
    expect(after(...slow, ...quick)).toBe(1);
  });
});

describe('deadlines at a pace', () => {
  it('are as many times longer, and no longer than the page’s own', () => {
    expect(deadlinesAtPace(published, page, 1.5)).toEqual({ softMs: 750, hardMs: 1_800 });
    expect(deadlinesAtPace(published, page, 9)).toEqual({ softMs: 1_000, hardMs: 3_000 });
  });

  it('are never shorter than the published ones, and soft stays below hard', () => {
    const ms = fc.integer({ min: 300, max: 30_000 });
    const pair = fc.tuple(ms, ms).map(([a, b]) => ({ softMs: Math.min(a, b), hardMs: Math.max(a, b) }));
    fc.assert(
      fc.property(pair, pair, fc.double({ min: 0, max: 100, noNaN: true }), (told, own, pace) => {
        const scaled = deadlinesAtPace(told, { id: 'a', ...own }, pace);
        expect(scaled.softMs).toBeGreaterThanOrEqual(told.softMs);
        expect(scaled.hardMs).toBeGreaterThanOrEqual(told.hardMs);
        expect(scaled.softMs).toBeLessThanOrEqual(scaled.hardMs);
        expect(scaled.hardMs).toBeLessThanOrEqual(Math.max(told.hardMs, own.hardMs));
      }),
    );
  });
});
