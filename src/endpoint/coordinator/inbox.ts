import type { Report } from '../../circuit/index.ts';
import type { Evidence } from './report-buffer.ts';

/** Evidence that waits to be folded, and the moment that its ages are true for (monotonic ms). */
export interface Arrived {
  readonly report: Evidence;
  at: number;
}

/**
 * Reports between two folds, or while the store is away. Bounded: failures and successes have room of their
 * own, so that a flood of one cannot hide the other, and the newest evidence of each stays.
 */
export class Inbox {
  #failures: Arrived[] = [];
  #successes: Arrived[] = [];

  /** @param room reports of each sort that are kept */
  constructor(private readonly room: number) {}

  get isEmpty(): boolean {
    return this.#failures.length + this.#successes.length === 0;
  }

  /** @returns how many older reports had to go */
  put(arrived: Arrived): number {
    const kept = isFailure(arrived.report) ? this.#failures : this.#successes;
    kept.push(arrived);
    // Letting it grow to twice the room makes a push O(1) on average.
    if (kept.length < this.room * 2) return 0;
    return kept.splice(0, kept.length - this.room).length;
  }

  /** Empties it. */
  take(): readonly Arrived[] {
    const taken = [...this.#failures, ...this.#successes];
    this.#failures = [];
    this.#successes = [];
    return taken;
  }

  /** Puts back what could not be folded, before what has come since. */
  putBack(taken: readonly Arrived[]): void {
    const came = this.take();
    for (const arrived of [...taken, ...came]) this.put(arrived);
  }
}

/** Whether a report says anything but "it works". Successes are the first to go under load. */
export function isFailure({ items }: Pick<Report, 'items'>): boolean {
  return items.some((item) => item.bad + item.opaque + item.misconfigured + item.suspectEmpty > 0);
}

/** Ages count from arrival: what has waited here tells of something that much older. Set in place, not copied. */
export function age(arrived: Arrived, now: number): Report {
  const { report, at } = arrived;
  const waited = Math.round(now - at);
  if (waited <= 0) return report;
  for (const item of report.items) item.ageMs += waited;
  arrived.at = at + waited;
  return report;
}
