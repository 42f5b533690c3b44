import type { EscapedRequest, ForcedNow, Qa, ServedFault, WorkerState } from '../../scenarios/qa.ts';
import { formatOutage, type WrongItem } from '../../scenarios/link.ts';
import type { Forced } from '../../scenarios/scenario.ts';

/** Outages that are only written down: what a panel needs of a `Qa`, played by hand. */
export class FakeQa implements Qa {
  forced: readonly ForcedNow[] = [];
  served: readonly ServedFault[] = [];
  worker: WorkerState = { kind: 'on' };
  escaped: readonly EscapedRequest[] = [];
  wrong: readonly WrongItem[] = [];
  resets = 0;
  readonly #listeners = new Set<() => void>();

  /** @param now ms since 1970 */
  constructor(private readonly now: () => number = () => performance.timeOrigin + performance.now()) {}

  force(forced: readonly Forced[]): void {
    this.forced = forced.map((each) => ({
      ...each,
      since: this.now(),
      state: each.inMs > 0 ? 'waiting' : 'on',
    }));
    this.tell();
  }

  reset(): void {
    this.resets += 1;
    this.forced = [];
    this.tell();
  }

  link(): string {
    return `https://staging.example/?outage=${formatOutage(this.forced)}`;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): Promise<void> {
    this.#listeners.clear();
    return Promise.resolve();
  }

  /** How many listen now. */
  get listeners(): number {
    return this.#listeners.size;
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
