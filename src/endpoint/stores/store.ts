import type { Effect, SharedRecord } from '../../circuit/index.ts';
import type { NewEntry, TimelineEntry } from '../../protocol/index.ts';

/**
 * What both stores can do, and all that the endpoint asks of one. The policy stays in TypeScript: a decision
 * is read, `step`, compare and set; on a conflict the decision is made again on what the other node stored.
 * See docs/endpoint.md#stores.
 */
export interface Store {
  /** What is connected to now. */
  place(): StorePlace;
  /**
   * The stored record, or null for a store that is new, wiped or damaged. A record that a newer version wrote is a
   * StoreError, here and in `commit`.
   */
  read(): Promise<Snapshot | null>;
  /** Writes all of a decision or nothing. Resolves once a durable one survives `kill -9`. */
  commit(decision: Decision): Promise<Committed>;
  /**
   * Calls `changed` when somebody else has stored a published change; may call too often, and may miss one
   * (the caller reads again at least once a second). Returns the call that ends it.
   */
  watch(changed: () => void): () => void;
  /**
   * Newest first; at most `limit` entries (1 to 500) older than the `before` id, or the newest. An id that no
   * entry can have gives nothing. The oldest entries go when there are thousands.
   */
  timeline(before: string | null, limit: number): Promise<readonly TimelineEntry[]>;
  /**
   * The alerts that are due by `now` (store ms), or further ahead than `farAheadMs`, and not yet held, oldest first.
   * `by` holds them until they are
   * settled, or for `alertLeaseMs` from `now`; claiming again prolongs that for all that `by` holds. While
   * one name holds any, every other name is given none, so that the alerts stay in one order.
   */
  claimAlerts(now: number, limit: number, by: string): Promise<readonly OutboxAlert[]>;
  /** Does nothing for an alert that is not in the outbox any more. */
  settleAlert(id: string, outcome: AlertOutcome): Promise<void>;
  /** `at` of the oldest alert in the outbox, due or not, held or not; null: the outbox is empty. */
  oldestAlert(): Promise<number | null>;
  /** What was kept under this key with an `AlertOutcome`. */
  memo(key: string): Promise<string | null>;
  /** The secret of a day (`2026-11-21`), the same on all nodes and gone the day after, 32 bytes as hex. */
  daySecret(day: string): Promise<string>;
  /** Ends what is open. Whatever is asked afterwards throws a StoreError; closing again does nothing. */
  close(): Promise<void>;
}

/** Which store it is, for people: nothing of it is secret. */
export interface StorePlace {
  readonly kind: 'embedded' | 'redis' | 'redis-sentinel' | 'redis-cluster';
  /** Host and port of the server in use; null: there is none, or none now. */
  readonly server: string | null;
}

/** A record, and what is needed to replace it. */
export interface Snapshot {
  readonly record: SharedRecord;
  /** Changes with every write, and never comes again, also after a wipe; `commit` compares it. */
  readonly token: string;
  /** Store ms at the moment of reading: the one clock of all nodes. */
  readonly clock: number;
  /**
   * The store has failed over since this was written, and may have lost what came after it. Until a new incarnation
   * begins it takes no decision.
   */
  readonly mayBeOlder: boolean;
}

/** One decision: the record after `step`, and what it wants written down with it. */
export interface Decision {
  /** Token of the snapshot that it was made on; null: the store must hold no record that can be read. */
  readonly on: string | null;
  readonly record: SharedRecord;
  /** Evidence alone is soft and may be lost in a crash; everything else must not be. */
  readonly durable: boolean;
  /** Somebody waits for the answer: a store that fails over gives it only once a replica has the decision too. */
  readonly replicated: boolean;
  readonly timeline: readonly NewEntry[];
  readonly alerts: readonly NewAlert[];
}

export type Committed =
  | { readonly kind: 'stored'; readonly snapshot: Snapshot }
  /** Somebody else wrote first; null when the store was wiped meanwhile. */
  | { readonly kind: 'conflict'; readonly current: Snapshot | null }
  /**
   * `replicated` was wanted, and no replica has it. With a snapshot it is stored all the same, and lost if the
   * primary fails now; null: nothing was written.
   */
  | { readonly kind: 'unreplicated'; readonly snapshot: Snapshot | null };

/** Something to tell the operators. The same id is stored once, whatever is repeated or raced. */
export interface NewAlert {
  /** Such as `juso:8:opened`: one for each (provider, epoch, kind). */
  readonly id: string;
  readonly at: number;
  readonly dueAt: number;
  readonly effect: Effect;
}

export interface OutboxAlert extends NewAlert {
  readonly attempts: number;
  /** How far it has come, by channel. */
  readonly channels: Readonly<Record<string, ChannelProgress>>;
}

/** Where an alert stands with one channel. */
export interface ChannelProgress {
  /** The channel has it, or will never get it. */
  readonly isDone: boolean;
  /** Failed ones. */
  readonly attempts: number;
  /** Not to be tried again before this (store ms). */
  readonly notBefore: number;
  /** When this was written down (store ms). Absent in what earlier versions wrote. */
  readonly notedAt?: number;
  /** The channel works, and would not take this one. */
  readonly isRejected: boolean;
}

export type AlertOutcome =
  /** Taken out for ever. */
  | { readonly kind: 'delivered' }
  /** Put back for anybody, with one more attempt. */
  | { readonly kind: 'retry'; readonly dueAt: number }
  /** Still held. Written down at once, with the timeline entry and the memo. */
  | {
      readonly kind: 'progress';
      readonly channel: string;
      readonly progress: ChannelProgress;
      readonly told?: NewEntry;
      /** Kept for ever; there are only as many keys as channels and providers. */
      readonly memo?: { readonly key: string; readonly value: string };
    };

/** The store cannot be reached or cannot write. Never thrown for a conflict or for an empty store. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
