import type { ProviderRecord, Reporter, SharedRecord, Voter } from '../../circuit/index.ts';

/** A table, by key. */
export type Rows<T> = Readonly<Record<string, T>>;

/** How a table became another one. */
export interface RowsChange<T> {
  readonly set: Rows<T>;
  readonly drop: readonly string[];
}

/** A circuit that was taken over: whole, but for its voters, of which only the changes are written. */
export interface AdoptedProvider {
  readonly rest: Omit<ProviderRecord, 'window'>;
  readonly window: RowsChange<Voter>;
}

/**
 * A record that was taken over from another node, as what is new in it: two nodes take turns ten times a second,
 * and whole records would fill the memory within seconds. The policy is no part of it: every node has its own.
 */
export interface RecordDiff {
  readonly rest: Omit<SharedRecord, 'providers' | 'reporters' | 'policy'>;
  readonly reporters: RowsChange<Reporter>;
  /** Every circuit there is now. */
  readonly providers: Rows<AdoptedProvider>;
}

/** What turns one record into the other. Pure. */
export function recordDiff(before: SharedRecord, after: SharedRecord): RecordDiff {
  return {
    rest: restOf(after),
    reporters: changeOf(before.reporters, after.reporters),
    providers: mapped(after.providers, ({ window, ...rest }, id) => ({
      rest,
      window: changeOf(before.providers[id]?.window ?? {}, window),
    })),
  };
}

/** Pure. `adopt(a, adoptionOf(a, b))` is b, but for the policy. */
export function applyRecordDiff(
  before: SharedRecord,
  { rest, reporters, providers }: RecordDiff,
): SharedRecord {
  return {
    ...rest,
    policy: before.policy,
    providers: mapped(providers, ({ rest: circuit, window }, id) => ({
      ...circuit,
      window: changed(before.providers[id]?.window ?? {}, window),
    })),
    reporters: changed(before.reporters, reporters),
  };
}

function restOf(record: SharedRecord): RecordDiff['rest'] {
  const { v, inc, rev, order, ordered, notice, noticeRev, lastNow, demand } = record;
  return { v, inc, rev, order, ordered, notice, noticeRev, lastNow, demand };
}

/** Roughly how much memory it holds, in rows of tables. */
export function rowsOf({ reporters, providers }: RecordDiff): number {
  const changes = [reporters, ...Object.values(providers).map(({ window }) => window)];
  return changes.reduce((sum, { set, drop }) => sum + Object.keys(set).length + drop.length, 0);
}

/** The same table with other rows. */
export function mapped<T, U>(rows: Rows<T>, map: (row: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, map(row, key)]));
}

function changeOf<T extends object>(before: Rows<T>, after: Rows<T>): RowsChange<T> {
  const set = Object.entries(after).filter(([key, row]) => !isSame(before[key], row));
  return {
    set: Object.fromEntries(set),
    drop: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
  };
}

function changed<T>(rows: Rows<T>, { set, drop }: RowsChange<T>): Rows<T> {
  const gone = new Set(drop);
  return { ...Object.fromEntries(Object.entries(rows).filter(([key]) => !gone.has(key))), ...set };
}

/** Rows are flat. */
function isSame(a: object | undefined, b: object): boolean {
  if (a === undefined) return false;
  if (a === b) return true;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const rows = a as Readonly<Record<string, unknown>>;
  return left.length === right.length && right.every(([key, value]) => rows[key] === value);
}
