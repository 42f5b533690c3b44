import { describe, expect, it } from 'vitest';
import { LoginThrottle } from './login-throttle.ts';

/** Guesses as fast as it may for some time. @returns how many tokens were looked at */
function guesses(brake: LoginThrottle, fromMs: number, forMs: number): number {
  let looked = 0;
  for (let now = fromMs; now <= fromMs + forMs; now += 10) {
    while (brake.waitMs('a', now) === 0) {
      brake.failed('a', now);
      looked++;
    }
  }
  return looked;
}

describe('guessing', () => {
  it('goes on at one token a second after the first ten', () => {
    const brake = new LoginThrottle();
    expect(guesses(brake, 0, 0)).toBe(10);
    expect(guesses(brake, 10, 59_990)).toBe(60);
  });

  it('is told when to come back', () => {
    const brake = new LoginThrottle();
    guesses(brake, 0, 0);
    expect(brake.waitMs('a', 200)).toBe(800);
    expect(brake.waitMs('a', 1_000)).toBe(0);
  });

  it('slows its own network alone, and is forgiven after a while', () => {
    const brake = new LoginThrottle();
    guesses(brake, 0, 0);
    expect(brake.waitMs('b', 0)).toBe(0);
    expect(guesses(brake, 60_000, 0)).toBe(10);
  });

  it('from ever new networks goes on at ten tokens a second after the first fifty', () => {
    const brake = new LoginThrottle();
    let looked = 0;
    for (let now = 0; now <= 10_000; now += 10) {
      const network = `network ${now}`;
      if (brake.waitMs(network, now) > 0) continue;
      brake.failed(network, now);
      looked++;
    }
    expect(looked).toBe(150);
    expect(brake.waitMs('another', 10_000)).toBe(100);
  });

  it('from ever new networks takes bounded memory', () => {
    const brake = new LoginThrottle();
    for (let n = 0; n < 11_000; n++) brake.failed(`network ${n}`, 0);
    expect(brake.size).toBe(1_000);
  });
});
