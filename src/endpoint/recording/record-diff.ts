import type { ProviderRecord, Reporter, SharedRecord, Voter } from '../../circuit/index.ts';

/** How a table became another one. */
export interface RowsChange<T> {
  readonly set: Readonly<Record<string, T>>;
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
export interface Adoption {
  readonly rest: Omit<SharedRecord, 'providers' | 'reporters' | 'policy'>;
  readonly reporters: RowsChange<Reporter>;
  /** Every circuit there is now. */
  readonly providers: Readonly<Record<string, AdoptedProvider>>;
}

/** What turns one record into the other. Pure. */
export function adoptionOf(before: SharedRecord, after: SharedRecord): Adoption {
  const { providers, reporters } = after;
  const adopted = Object.entries(providers).map(([id, { window, ...circuit }]) => {
    return [id, { rest: circuit, window: changeOf(before.providers[id]?.window ?? {}, window) }] as const;
  });
  return {
    rest: restOf(after),
    reporters: changeOf(before.reporters, reporters),
    providers: Object.fromEntries(adopted),
  };
}

/** Pure. `adopt(a, adoptionOf(a, b))` is b, but for the policy. */
export function adopt(before: SharedRecord, { rest, reporters, providers }: Adoption): SharedRecord {
  const circuits = Object.entries(providers).map(([id, { rest: circuit, window }]) => {
    return [id, { ...circuit, window: changed(before.providers[id]?.window ?? {}, window) }] as const;
  });
  return {
    ...rest,
    policy: before.policy,
    providers: Object.fromEntries(circuits),
    reporters: changed(before.reporters, reporters),
  };
}

function restOf(record: SharedRecord): Adoption['rest'] {
  const { v, inc, rev, order, ordered, notice, noticeRev, lastNow, demand } = record;
  return { v, inc, rev, order, ordered, notice, noticeRev, lastNow, demand };
}

/** Roughly how much memory it holds, in rows of tables. */
export function rowsOf({ reporters, providers }: Adoption): number {
  const changes = [reporters, ...Object.values(providers).map(({ window }) => window)];
  return changes.reduce((sum, { set, drop }) => sum + Object.keys(set).length + drop.length, 0);
}

function changeOf<T extends object>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): RowsChange<T> {
  const set = Object.entries(after).filter(([key, row]) => !isSame(before[key], row));
  return {
    set: Object.fromEntries(set),
    drop: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
  };
}

function changed<T>(
  rows: Readonly<Record<string, T>>,
  { set, drop }: RowsChange<T>,
): Readonly<Record<string, T>> {
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
