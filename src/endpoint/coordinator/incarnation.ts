import { createShared, type Policy, type SharedRecord } from '../../circuit/index.ts';
import type { Clock } from '../../platform/index.ts';
import { StoreError, type Committed, type Decision, type Snapshot, type Store } from '../stores/store.ts';

const stampLength = 8;

/**
 * A name for a new incarnation of the store. Later ones sort after earlier ones as text, so a browser can
 * tell which of two is the newer: creation time in base 36 (8 digits until the year 2059), then chance.
 *
 * @param wall ms since 1970
 * @param before the incarnation that this one follows, if known: a clock that was set back must not matter
 */
export function newIncarnation(wall: number, random: () => number, before: string | null): string {
  const last = Number.parseInt((before ?? '').slice(0, stampLength), 36);
  const stamp = Math.max(Math.floor(wall), Number.isNaN(last) ? 0 : last + 1);
  const chance = Math.floor(random() * 36 ** 6);
  return stamp.toString(36).padStart(stampLength, '0') + chance.toString(36).padStart(6, '0');
}

/** What a new incarnation is made of. */
export interface IncarnationOptions {
  readonly policy: Policy;
  /** The circuits, in their first order. */
  readonly providers: readonly string[];
  readonly clock: Clock;
  readonly random: () => number;
}

/** `lastNow` of a record that was stored only to learn the store's clock. */
const blankAt = 1;

/** Whether another node is just making its first record, or died over it: nothing in this one is to be used. */
export function isBlank({ lastNow }: SharedRecord): boolean {
  return lastNow === blankAt;
}

/** A decision that puts a record in the place of another (or of none) and tells nobody. */
export function replacement(on: string | null, record: SharedRecord): Decision {
  return { on, record, durable: true, replicated: false, timeline: [], alerts: [] };
}

/**
 * What the store holds, or its first record. Only what the store answers tells its clock, so a blank is stored
 * first, and the record as it should be on top of it, unless another node is already at work.
 *
 * @param before the incarnation that a new one follows
 * @throws StoreError
 */
export async function establish(
  store: Pick<Store, 'commit'>,
  options: IncarnationOptions,
  found: Snapshot | null,
  before: string | null,
): Promise<Snapshot> {
  const { providers, policy, clock, random } = options;
  let current = found;
  if (current === null) {
    const inc = newIncarnation(clock.wall(), random, before);
    current = committed(await store.commit(replacement(null, createShared(inc, providers, blankAt, policy))));
  }
  if (!isBlank(current.record)) return current;
  const record = createShared(current.record.inc, providers, current.clock, policy);
  const first = await store.commit(replacement(current.token, record));
  return afterwards(first) ?? current;
}

/** The same record under a newer name, for a store that has lost what browsers have already seen. @throws StoreError */
export async function reincarnate(
  store: Pick<Store, 'commit'>,
  options: IncarnationOptions,
  { record, token }: Snapshot,
  before: string,
): Promise<Snapshot> {
  const newer = renamed(record, options, before > record.inc ? before : record.inc);
  return committed(await store.commit(replacement(token, newer)));
}

/** A record under a name that sorts after its own, or after a later one. */
export function renamed(
  record: SharedRecord,
  { clock, random }: Pick<IncarnationOptions, 'clock' | 'random'>,
  before: string = record.inc,
): SharedRecord {
  return { ...record, inc: newIncarnation(clock.wall(), random, before) };
}

/** @throws StoreError when it holds nothing after a commit */
function committed(result: Committed): Snapshot {
  const snapshot = afterwards(result);
  if (snapshot === null) throw new StoreError('the store was wiped meanwhile');
  return snapshot;
}

/** What the store holds after a commit, whoever was first. */
function afterwards(result: Committed): Snapshot | null {
  return result.kind === 'conflict' ? result.current : result.snapshot;
}
