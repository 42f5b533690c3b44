import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/circuit/index.ts';
import { expectedOpenings, monthSeconds } from './expected.ts';
import { steppedOpenings } from './stepped.ts';
import { drawnOpenings } from './vote-stream.ts';

const rates = [1, 2, 3, 5, 8, 10, 20, 50, 100];

describe('failures that have nothing to do with each other', () => {
  it.each([0.02, 0.05])('of a share of %d open less than once in ten months, by calculation', (failing) => {
    for (const rate of rates) expect(expectedOpenings({ rate, failing }), `${rate}/s`).toBeLessThan(0.1);
  });

  it('open hardly more with deadlines as short as they are learned', () => {
    const deadlines = {
      '*': { softMs: defaultPolicy.learnSoftLeastMs, hardMs: defaultPolicy.learnHardLeastMs },
    };
    const policy = { ...defaultPolicy, deadlines };
    for (const rate of rates)
      expect(expectedOpenings({ rate, failing: 0.05 }, policy), `${rate}/s`).toBeLessThan(0.1);
  });

  it('of one in twenty open nothing in ten drawn months of one search a second', () => {
    const noise = { rate: 1, failing: 0.05 };
    const months = Array.from({ length: 10 }, (_, i) => drawnOpenings(noise, monthSeconds, i + 1));
    expect(months.reduce((sum, openings) => sum + openings)).toBe(0);
  });

  it('would open often by five witnesses among ten, as the rule once was', () => {
    const policy = { ...defaultPolicy, shortWindowVoters: 10 };
    expect(drawnOpenings({ rate: 1, failing: 0.05 }, monthSeconds, 1, policy)).toBeGreaterThan(10);
  });

  it('open as often as drawn, where the real step counts the votes', () => {
    const noise = { rate: 2, failing: 0.35 };
    const seeds = [1, 2, 3, 4];
    const total = (of: typeof drawnOpenings): number =>
      seeds.reduce((sum, seed) => sum + of(noise, 500, seed), 0);
    const [stepped, drawn] = [total(steppedOpenings), total(drawnOpenings)];
    expect(stepped).toBeGreaterThan(20);
    expect(drawn).toBeGreaterThan(stepped / 2);
    expect(drawn).toBeLessThan(stepped * 2);
    expect(expectedOpenings(noise) * (2_000 / monthSeconds)).toBeGreaterThan(stepped / 2);
  });
});
