import { type Clock } from '../clock.ts';

interface Timer {
  readonly run: () => void;
  readonly at: number;
}

/** A clock that moves only when told to, and knows which timers were left behind. */
export class FakeClock implements Clock {
  #now = 1000;
  #wallOffset = 1_700_000_000_000;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#now + this.#wallOffset;
  }

  setTimer(run: () => void, ms: number): () => void {
    const timer: Timer = { run, at: this.#now + ms };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Timers that nobody has ended. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass; promises settle before and after every timer. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.run();
      await settle();
    }
    this.#now = end;
  }

  /** The event loop was blocked: time has passed and no timer ran. */
  block(ms: number): void {
    this.#now += ms;
  }

  /** The machine slept: the wall clock went on alone. */
  sleep(ms: number): void {
    this.#wallOffset += ms;
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
