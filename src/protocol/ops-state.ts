import { view, type Because, type Effect, type Policy, type ProviderRecord } from '../circuit/index.ts';
import type { PublicView, Reporter, SharedRecord, Voter } from '../circuit/index.ts';
import type { TimelineEntry } from '../endpoint/stores/store.ts';

/** What a reporter is called here: see `OpsTokens.pseudonymOf`. */
export type Pseudonyms = (reporter: string) => string;

/** What the votes of one circuit say: those of the last 10 minutes, in this epoch, one of each reporter. */
export interface Evidence {
  readonly ok: number;
  readonly late: number;
  readonly bad: number;
  readonly networks: number;
  /** Distinct networks among the bad. */
  readonly badNetworks: number;
}

/** One circuit: its record, with counts in place of the voters. */
export type OpsProvider = Omit<ProviderRecord, 'window'> & {
  readonly evidence: Evidence;
  /** Voter by voter; only in the whole state. */
  readonly window?: Readonly<Record<string, Voter>>;
};

/**
 * What operators see. Times are server ms, to be read against `now`. Nobody's address, query or reporter id is
 * in it: networks and reporters go by keyed hashes.
 */
export interface OpsState {
  readonly v: 1;
  readonly inc: string;
  readonly rev: number;
  readonly now: number;
  /** While it is false nothing is decided and no command is taken. */
  readonly isStoreUp: boolean;
  readonly order: readonly string[];
  readonly ordered: SharedRecord['ordered'];
  readonly notice: SharedRecord['notice'];
  readonly noticeRev: number;
  readonly providers: Readonly<Record<string, OpsProvider>>;
  /** Who reported in the last 10 minutes. */
  readonly active: { readonly reporters: number; readonly networks: number };
  /** What browsers are told at this moment. */
  readonly view: PublicView;
}

/** The whole record. */
export interface WholeOpsState extends OpsState {
  readonly you: string;
  readonly policy: Policy;
  readonly reporters: Readonly<Record<string, Reporter>>;
  readonly demand: SharedRecord['demand'];
}

/** What changes while one looks on. */
export function opsState(
  record: SharedRecord,
  now: number,
  isStoreUp: boolean,
  pseudonyms: Pseudonyms,
): OpsState {
  const { v, inc, rev, order, ordered, notice, noticeRev, policy } = record;
  const since = now - policy.activeMs;
  const active = Object.values(record.reporters).filter(({ at }) => at >= since);
  const providers = Object.entries(record.providers).map(([id, { window, ...rest }]) => {
    const voters = Object.values(window).filter(({ endedAt }) => endedAt >= since);
    const because = withPseudonyms(rest.because, pseudonyms);
    return [id, { ...rest, because, evidence: evidenceOf(voters) }];
  });
  return {
    ...{ v, inc, rev, now, isStoreUp, order, ordered, notice, noticeRev },
    providers: Object.fromEntries(providers) as OpsState['providers'],
    active: { reporters: active.length, networks: new Set(active.map(({ network }) => network)).size },
    view: view(record, now),
  };
}

/** All of it, voter by voter. */
export function wholeOpsState(
  record: SharedRecord,
  now: number,
  isStoreUp: boolean,
  pseudonyms: Pseudonyms,
  you: string,
): WholeOpsState {
  const state = opsState(record, now, isStoreUp, pseudonyms);
  const providers = Object.entries(state.providers).map(([id, each]) => {
    return [id, { ...each, window: renamed(record.providers[id]?.window ?? {}, pseudonyms) }];
  });
  const { policy, demand } = record;
  return {
    ...state,
    providers: Object.fromEntries(providers) as OpsState['providers'],
    ...{ you, policy, demand },
    reporters: renamed(record.reporters, pseudonyms),
  };
}

/** An entry as operators see it. */
export function opsEntry(entry: TimelineEntry, pseudonyms: Pseudonyms): TimelineEntry {
  const { effect } = entry;
  if (effect.type !== 'transition') return entry;
  const because = withPseudonyms(effect.because, pseudonyms);
  return { ...entry, effect: { ...effect, because } satisfies Effect };
}

function evidenceOf(voters: readonly Voter[]): Evidence {
  const count = (vote: Voter['vote']): number => voters.filter((each) => each.vote === vote).length;
  const networks = (some: readonly Voter[]): number => new Set(some.map(({ network }) => network)).size;
  return {
    ok: count('ok'),
    late: count('late'),
    bad: count('bad'),
    networks: networks(voters),
    badNetworks: networks(voters.filter(({ vote }) => vote === 'bad')),
  };
}

function withPseudonyms(because: Because, pseudonyms: Pseudonyms): Because {
  return { ...because, reporters: because.reporters.map(pseudonyms) };
}

function renamed<T>(rows: Readonly<Record<string, T>>, pseudonyms: Pseudonyms): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([reporter, row]) => [pseudonyms(reporter), row]));
}
