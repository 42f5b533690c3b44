import type { Effect } from '../../circuit/index.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Store } from '../stores/store.ts';
import type { IncarnationOptions } from './incarnation.ts';
import type { ReceivedReport } from './report-buffer.ts';
import type { StoreWatcher } from './timed-store.ts';

/** Who wants to know what the coordinator does: metrics and the log. */
export interface CoordinatorWatcher {
  readonly storeCall: StoreWatcher;
  /** Every 100 ms, whether the store is there or not: what has come since. @param now store ms */
  readonly received: (reports: readonly ReceivedReport[], now: number) => void;
  /** Once for each stored decision, on the node that made it. */
  readonly effects: (effects: readonly Effect[]) => void;
  readonly overflowed: (reports: number) => void;
  /** Another node was faster: its record is taken, and the decision made again on it. */
  readonly conflicted: () => void;
  /** The store has become unreachable (the reason), or reachable again (null). */
  readonly trouble: (reason: Error | null) => void;
}

export interface CoordinatorOptions extends IncarnationOptions {
  readonly store: Store;
  readonly watcher: CoordinatorWatcher;
  /** What a network is called from now on. */
  readonly nameOf: (network: string) => string;
  /** Remembers what went through `step`. @default nobody */
  readonly recorder?: Pick<Recorder, 'adopted' | 'decided'>;
  /** Reports of each sort that may wait; beyond it the oldest go. */
  readonly reportsWaiting: number;
}
