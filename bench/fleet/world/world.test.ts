import { describe, expect, it } from 'vitest';
import { measure } from '../measures.ts';
import { noBreaker, oracle, ours, rules } from '../rules/index.ts';
import { first, minute, outageTrace } from '../traces/outage-trace.ts';

const short = outageTrace({
  name: 'short',
  minutes: 1,
  script: first({ hangs: 1 }),
  over: { lengthMs: 5 * minute, rate: () => 4 },
});

describe('a run of the fleet', () => {
  it('is the same for the same seed, and another one for another', async () => {
    const run = (seed: number) => measure(ours, short, seed);
    const [one, again, other] = [await run(1), await run(1), await run(2)];
    expect(again).toEqual(one);
    expect(other.addedSeconds).not.toBe(one.addedSeconds);
  });

  it('lets every rule meet the same searches, and its fault', async () => {
    const searches: number[] = [];
    for (const rule of rules) searches.push((await measure(rule, short, 3)).searches);
    // What is still running at the end differs by a few.
    expect(Math.max(...searches) - Math.min(...searches)).toBeLessThanOrEqual(5);
    expect((await measure(noBreaker, short, 3)).callsDown).toBeGreaterThan(100);
  });

  it('has an oracle that nobody who asks one service at a time beats', async () => {
    const best = await measure(oracle, short, 4);
    expect(best.overOracle).toBeCloseTo(1, 5);
    expect((await measure(noBreaker, short, 4)).overOracle).toBeGreaterThan(1.5);
    expect((await measure(ours, short, 4)).overOracle).toBeGreaterThanOrEqual(1);
  });
});
