import type { ServerClock } from '../../platform/server-clock.ts';

interface Timer {
  readonly run: () => void;
  readonly everyMs: number | null;
  at: number;
}

/** A clock that moves only when told to; timers run in their order and what they begin settles in between. */
export class FakeClock implements ServerClock {
  #now = 5_000;
  #wall = Date.UTC(2026, 10, 21, 9);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#wall;
  }

  every(ms: number, run: () => void): () => void {
    return this.#add({ run, everyMs: ms, at: this.#now + ms });
  }

  after(ms: number, run: () => void): () => void {
    return this.#add({ run, everyMs: null, at: this.#now + ms });
  }

  /** Timers that nobody has ended. */
  get pending(): number {
    return this.#timers.size;
  }

  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      const next = due[0];
      if (next === undefined) break;
      this.#moveTo(Math.max(this.#now, next.at));
      if (next.everyMs === null) this.#timers.delete(next);
      else next.at += next.everyMs;
      next.run();
      await settle();
    }
    this.#moveTo(end);
  }

  /** Somebody set the wall clock. */
  setWall(ms: number): void {
    this.#wall = ms;
  }

  #moveTo(now: number): void {
    this.#wall += now - this.#now;
    this.#now = now;
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
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
