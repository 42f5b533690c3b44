import type { Clock } from '../../platform/clock.ts';

/** Time that moves only when told to; two clocks that can be driven apart. */
export class FakeClock implements Clock {
  #now = 50_000;
  #wall = Date.UTC(2026, 0, 15, 12);
  readonly #timers = new Set<{ readonly run: () => void; readonly at: number }>();

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#wall;
  }

  setTimer(run: () => void, ms: number): () => void {
    const timer = { run, at: this.#now + Math.max(0, ms) };
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
      this.#to(next.at);
      this.#timers.delete(next);
      next.run();
      await settle();
    }
    this.#to(end);
  }

  /** The wall clock alone goes on: the machine sleeps, or somebody sets its clock. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  #to(at: number): void {
    const passed = Math.max(0, at - this.#now);
    this.#now += passed;
    this.#wall += passed;
  }

  #next(end: number): { readonly run: () => void; readonly at: number } | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  // Reading the body of a Response takes turns of the event loop, not only of the promise queue.
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
