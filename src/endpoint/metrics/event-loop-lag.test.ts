import { describe, expect, it } from 'vitest';
import type { Clock } from '../../platform/clock.ts';
import { EventLoopLag } from './event-loop-lag.ts';

/** A load whose looks the test takes, each with its delay in ms. */
function lookedAt(...delays: readonly number[]): EventLoopLag {
  let look = (): void => undefined;
  const clock = {
    every: (_ms: number, run: () => void) => {
      look = run;
      return () => undefined;
    },
  } as unknown as Clock;
  const left = [...delays];
  const load = new EventLoopLag(clock, 200, () => ({ take: () => left.shift() ?? 0, stop: () => undefined }));
  for (let looks = 0; looks < delays.length; looks++) look();
  return load;
}

describe('the lag of the event loop', () => {
  it('a loop that is late look after look is overloaded', () => {
    expect(lookedAt(0, 250, 300).isOverloaded).toBe(true);
  });

  it('one long pause is no overload', () => {
    expect(lookedAt(10, 900).isOverloaded).toBe(false);
    expect(lookedAt(10, 900, 20).isOverloaded).toBe(false);
  });

  it('the overload is over with the first look in time', () => {
    expect(lookedAt(250, 300, 20).isOverloaded).toBe(false);
  });
});
