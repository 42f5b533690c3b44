import type { Clock } from '../clock.ts';

interface Timer {
  readonly run: () => void;
  readonly everyMs: number | null;
  at: number;
}

/** A clock that moves only when told to; timers run in their order and what they begin settles in between. */
export class FakeClock implements Clock {
  #now = 5_000;
  #wall = Date.UTC(2026, 0, 15, 12);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#wall;
  }

  after(ms: number, run: () => void): () => void {
    return this.#add({ run, everyMs: null, at: this.#now + ms });
  }

  every(ms: number, run: () => void): () => void {
    return this.#add({ run, everyMs: ms, at: this.#now + ms });
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
      this.#moveTo(Math.max(this.#now, next.at));
      if (next.everyMs === null) this.#timers.delete(next);
      else next.at += next.everyMs;
      next.run();
      await settle();
    }
    this.#moveTo(end);
  }

  /** The event loop was blocked: time has passed and no timer ran. */
  block(ms: number): void {
    this.#moveTo(this.#now + ms);
  }

  /** The wall clock alone goes on: the machine sleeps, or somebody sets its clock. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  #moveTo(now: number): void {
    this.#wall += now - this.#now;
    this.#now = now;
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }
}

/** Lets everything that can happen without time happen: promises, and I/O that is already there. */
export async function settle(): Promise<void> {
  // Reading the body of a Response takes turns of the event loop, not only of the promise queue.
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
