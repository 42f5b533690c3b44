import type { CircuitEvent, Effect, SharedRecord } from '../../circuit/index.ts';
import type { StoreWatcher } from './timed-store.ts';
import type { Heard } from './report-buffer.ts';
import type { Maker } from './incarnation.ts';
import type { Store } from '../stores/store.ts';

/** Who wants to know what the keeper does: metrics and the log. */
export interface KeeperWatcher {
  readonly storeCall: StoreWatcher;
  /** Once for each stored decision, on the node that made it. */
  readonly effects: (effects: readonly Effect[]) => void;
  readonly overflowed: (reports: number) => void;
  /** The store has become unreachable (the reason), or reachable again (null). */
  readonly trouble: (reason: Error | null) => void;
}

/** Who counts what comes in; see `flight/series.ts`. */
export interface KeeperFlight {
  /** Every 100 ms, whether the store is there or not: what has come since. @param now store ms */
  readonly fold: (reports: readonly Heard[], now: number) => void;
}

/** Who remembers what went through `step`; see `flight/recorder.ts`. */
export interface KeeperRecorder {
  /** This node goes on from a record that it did not make itself. */
  readonly adopted: (record: SharedRecord, now: number) => void;
  /** A stored decision or a refused command, with all that `step` was given. @param record what it led to */
  readonly decided: (
    event: CircuitEvent,
    now: number,
    hasJumped: boolean,
    effects: readonly Effect[],
    record: SharedRecord,
  ) => void;
}

export interface KeeperOptions extends Maker {
  readonly store: Store;
  readonly watcher: KeeperWatcher;
  /** What a network is called from now on. */
  readonly nameOf: (network: string) => string;
  /** @default nobody */
  readonly flight?: KeeperFlight;
  /** @default nobody */
  readonly recorder?: KeeperRecorder;
  /** Reports of each sort that may wait; beyond it the oldest go. */
  readonly inboxRoom: number;
}
