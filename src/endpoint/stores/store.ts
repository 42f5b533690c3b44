import type { Effect, SharedRecord } from '../../circuit/index.ts';

/**
 * What both stores can do, and all that the endpoint asks of one. The policy stays in TypeScript: a decision
 * is read, `step`, compare and set; on a conflict the decision is made again on what the other node stored.
 * Normative: "The shared circuit" section 9 and "The shared-state endpoint" section 4.
 */
export interface Store {
  readonly kind: 'embedded' | 'redis';
  /** The stored record, or null for a store that is new, wiped or not readable by this version. */
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
   * The alerts that are due by `now` (store ms), oldest first, and that nobody holds. They are this caller's
   * until they are settled, or for a minute from `now`.
   */
  claimAlerts(now: number, limit: number): Promise<readonly OutboxAlert[]>;
  /** Takes a delivered alert out for ever, or puts it back with a later `dueAt` and one more attempt. */
  settleAlert(id: string, outcome: AlertOutcome): Promise<void>;
  /** The secret of a day (`2026-11-21`), the same on all nodes and gone the day after, 32 bytes as hex. */
  daySecret(day: string): Promise<string>;
  /** Ends what is open. Whatever is asked afterwards throws a StoreError; closing again does nothing. */
  close(): Promise<void>;
}

/** A record, and what is needed to replace it. */
export interface Snapshot {
  readonly record: SharedRecord;
  /** Changes with every write, and never comes again, also after a wipe; `commit` compares it. */
  readonly token: string;
  /** Store ms at the moment of reading: the one clock of all nodes. */
  readonly clock: number;
}

/** One decision: the record after `step`, and what it wants written down with it. */
export interface Decision {
  /** Token of the snapshot that it was made on; null: the store must hold no record that can be read. */
  readonly on: string | null;
  readonly record: SharedRecord;
  /** Evidence alone is soft and may be lost in a crash; everything else must not be. */
  readonly durable: boolean;
  readonly timeline: readonly NewEntry[];
  readonly alerts: readonly NewAlert[];
}

export type Committed =
  | { readonly kind: 'stored'; readonly snapshot: Snapshot }
  /** Somebody else wrote first; null when the store was wiped meanwhile. */
  | { readonly kind: 'conflict'; readonly current: Snapshot | null };

/** Something that happened, for the operators' timeline. */
export interface NewEntry {
  readonly at: number;
  readonly effect: Effect;
}

export interface TimelineEntry extends NewEntry {
  /** Sorts in the order of time; opaque otherwise. */
  readonly id: string;
}

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
}

export type AlertOutcome =
  { readonly kind: 'delivered' } | { readonly kind: 'retry'; readonly dueAt: number };

/** The store cannot be reached or cannot write. Never thrown for a conflict or for an empty store. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
