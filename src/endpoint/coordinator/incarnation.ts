import { createShared, type Policy, type SharedRecord } from '../../circuit/index.ts';
import type { Clock } from '../../platform/index.ts';
import { StoreError, type Snapshot, type Store } from '../stores/store.ts';

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
export interface Maker {
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

/**
 * The first record of an empty store. Only what the store answers tells its clock, so a blank is stored first,
 * and the record as it should be on top of it, unless another node is already at work.
 *
 * @throws StoreError
 */
export async function createFirst(
  store: Pick<Store, 'commit'>,
  { providers, policy, clock, random }: Maker,
  before: string | null,
): Promise<Snapshot> {
  const inc = newIncarnation(clock.wall(), random, before);
  const blankBase = { on: null, durable: true, timeline: [], alerts: [] };
  const blank = await store.commit({ ...blankBase, record: createShared(inc, providers, blankAt, policy) });
  const current = blank.kind === 'stored' ? blank.snapshot : blank.current;
  if (current === null) throw new StoreError('the store was wiped meanwhile');
  return isBlank(current.record) ? fillBlank(store, { providers, policy }, current) : current;
}

/** Puts the first record in the place of a blank one, whoever has stored that. @throws StoreError */
export async function fillBlank(
  store: Pick<Store, 'commit'>,
  { providers, policy }: Pick<Maker, 'providers' | 'policy'>,
  blank: Snapshot,
): Promise<Snapshot> {
  const record = createShared(blank.record.inc, providers, blank.clock, policy);
  const first = await store.commit({ on: blank.token, record, durable: true, timeline: [], alerts: [] });
  return first.kind === 'stored' ? first.snapshot : (first.current ?? blank);
}

/** The same record under a newer name, for a store that has lost what browsers have already seen. @throws StoreError */
export async function reincarnate(
  store: Pick<Store, 'commit'>,
  { clock, random }: Maker,
  found: Snapshot,
  before: string,
): Promise<Snapshot> {
  const record = { ...found.record, inc: newIncarnation(clock.wall(), random, before) };
  const stored = await store.commit({ on: found.token, record, durable: true, timeline: [], alerts: [] });
  if (stored.kind === 'stored') return stored.snapshot;
  if (stored.current === null) throw new StoreError('the store was wiped meanwhile');
  return stored.current;
}
