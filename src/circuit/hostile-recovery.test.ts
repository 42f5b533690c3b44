import { describe, expect, it } from 'vitest';
import { Fleet, hanging, healthy } from './testing/fleet.ts';
import { crowd, liars } from './testing/liars.ts';

/** When `a`, which hung until 10 s after it had opened, is closed again; ms after the repair. */
function recoveryMs(seed: number, searchesPerSecond: number, by: 'nobody' | 'liars' | 'crowd'): number {
  const fleet = new Fleet({ seed, searchesPerSecond, arrivals: 'random' });
  if (by === 'crowd') fleet.attack = crowd('a');
  fleet.pass(120_000);
  fleet.set('a', hanging);
  fleet.until(() => fleet.phase('a') === 'open', 60_000);
  fleet.pass(10_000);
  fleet.set('a', healthy);
  const repairedAt = fleet.now;
  if (by === 'liars') fleet.attack = liars('a', 1);
  return (fleet.until(() => fleet.phase('a') === 'closed', 600_000) ?? Infinity) - repairedAt;
}

describe('regression: one hostile network', () => {
  it.each([
    [1, 'liars'],
    [10, 'liars'],
    [100, 'liars'],
    [1, 'crowd'],
    [10, 'crowd'],
  ] as const)(
    'delays a recovery by at most 15 s, at %d searches a second, by %s',
    (searchesPerSecond, by) => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const calm = recoveryMs(seed, searchesPerSecond, 'nobody');
        const attacked = recoveryMs(seed, searchesPerSecond, by);
        expect(attacked - calm, `seed ${seed}: ${calm} ms without, ${attacked} ms with`).toBeLessThanOrEqual(
          15_000,
        );
      }
    },
  );
});
