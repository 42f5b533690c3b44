import type { Clock } from '../../platform/index.ts';
import { StoreError, type Committed, type Decision, type Snapshot, type Store } from '../stores/store.ts';

/** A call that takes longer has failed, whatever becomes of it. */
const timeoutMs = 3_000;

/** How a call to the store went. */
export type StoreWatcher = (call: 'read' | 'commit', ms: number, isOk: boolean) => void;

/** Reading and committing, measured, and never for longer than a few seconds. */
export class TimedStore {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly watcher: StoreWatcher,
  ) {}

  /** @throws StoreError */
  read(): Promise<Snapshot | null> {
    return this.#guard('read', this.store.read());
  }

  /** @throws StoreError when it is not known whether the decision was stored */
  commit(decision: Decision): Promise<Committed> {
    return this.#guard('commit', this.store.commit(decision));
  }

  async #guard<T>(call: 'read' | 'commit', answer: Promise<T>): Promise<T> {
    const begun = this.clock.now();
    let stop = (): void => undefined;
    const tooLong = new Promise<never>((_, reject) => {
      stop = this.clock.after(timeoutMs, () =>
        reject(new StoreError(`the store did not answer a ${call} within ${timeoutMs} ms`)),
      );
    });
    let isOk = false;
    try {
      const value = await Promise.race([answer, tooLong]);
      isOk = true;
      return value;
    } finally {
      stop();
      this.watcher(call, this.clock.now() - begun, isOk);
    }
  }
}
