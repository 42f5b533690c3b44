import { view, type Because, type Effect } from '../../circuit/index.ts';
import type { SharedRecord, Voter } from '../../circuit/index.ts';
import type { VoteCounts, OpsState, WholeOpsState, TimelineEntry } from '../../protocol/index.ts';
/** What a reporter is called here: see `OpsTokens.pseudonymOf`. */
export type Pseudonyms = (reporter: string) => string;

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

export function evidenceOf(voters: readonly Voter[]): VoteCounts {
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

export function withPseudonyms(because: Because, pseudonyms: Pseudonyms): Because {
  return { ...because, reporters: because.reporters.map(pseudonyms) };
}

export function renamed<T>(rows: Readonly<Record<string, T>>, pseudonyms: Pseudonyms): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([reporter, row]) => [pseudonyms(reporter), row]));
}
