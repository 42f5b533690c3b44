import type { EventQueue } from './event-queue.ts';

/** A simulation with libraries in it. */
export interface StirredWorld {
  readonly queue: EventQueue;
  /** Set when something has run that may have settled promises. */
  isStirred: boolean;
}

const start = 1_000_000_000_000;

/**
 * Lets libraries that look at the real clock and set real timers live in the simulation. Returns what gives the real
 * ones back.
 */
export function installFakeClock(world: StirredWorld): () => void {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const { now } = Date;
  const fake = (run: () => void, ms: number, isRepeated: boolean): FakeTimer => {
    const timer = new FakeTimer();
    const wait = (): void =>
      world.queue.after(ms, () => {
        if (timer.isCleared) return;
        world.isStirred = true;
        run();
        if (isRepeated) wait();
      });
    wait();
    return timer;
  };
  const clear = (timer: unknown): void => {
    if (timer instanceof FakeTimer) timer.isCleared = true;
  };
  Date.now = () => start + world.queue.now;
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0) => fake(run, ms, false),
    setInterval: (run: () => void, ms = 0) => fake(run, ms, true),
    clearTimeout: clear,
    clearInterval: clear,
  });
  return () => {
    Date.now = now;
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
  };
}

class FakeTimer {
  isCleared = false;
  unref(): this {
    return this;
  }
}
