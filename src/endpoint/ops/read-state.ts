import { failureStands, view, type Because, type Effect, type Voter } from '../../circuit/index.ts';
import type { Coordinator } from '../coordinator/coordinator.ts';
import type { VoteCounts, OpsState, WholeOpsState, TimelineEntry } from '../../protocol/index.ts';

/** What a reporter is called here: see `OpsTokens.pseudonymOf`. */
export type PseudonymOf = (reporter: string) => string;

type State = Pick<Coordinator, 'record' | 'now' | 'isStoreUp'>;

/** What changes while one looks on. */
export function opsState(coordinator: State, pseudonymOf: PseudonymOf): OpsState {
  const { record, isStoreUp } = coordinator;
  const now = coordinator.now();
  const { v, inc, rev, order, ordered, notice, noticeRev, policy } = record;
  const since = now - policy.activeMs;
  const active = Object.values(record.reporters).filter(({ at }) => at >= since);
  const providers = Object.entries(record.providers).map(([id, { window, unanswered: _, ...rest }]) => {
    const voters = Object.values(window).filter(({ endedAt }) => endedAt >= since);
    const because = withPseudonyms(rest.because, pseudonymOf);
    const evidence = voteCountsOf(voters);
    return [id, { ...rest, because, evidence, failureStands: failureStands(record, id) }];
  });
  return {
    v,
    inc,
    rev,
    now,
    isStoreUp,
    order,
    ordered,
    notice,
    noticeRev,
    providers: Object.fromEntries(providers) as OpsState['providers'],
    active: { reporters: active.length, networks: new Set(active.map(({ network }) => network)).size },
    view: view(record, now),
  };
}

/** All of it, voter by voter. @param you who looks */
export function wholeOpsState(coordinator: State, pseudonymOf: PseudonymOf, you: string): WholeOpsState {
  const { record } = coordinator;
  const state = opsState(coordinator, pseudonymOf);
  const providers = Object.entries(state.providers).map(([id, each]) => {
    return [id, { ...each, window: renamed(record.providers[id]?.window ?? {}, pseudonymOf) }];
  });
  const { policy, demand } = record;
  return {
    ...state,
    providers: Object.fromEntries(providers) as OpsState['providers'],
    you,
    policy,
    demand,
    reporters: renamed(record.reporters, pseudonymOf),
  };
}

/** An entry as operators see it. */
export function opsEntry(entry: TimelineEntry, pseudonymOf: PseudonymOf): TimelineEntry {
  const { effect } = entry;
  if (effect.type !== 'transition') return entry;
  const because = withPseudonyms(effect.because, pseudonymOf);
  return { ...entry, effect: { ...effect, because } satisfies Effect };
}

function voteCountsOf(voters: readonly Voter[]): VoteCounts {
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

function withPseudonyms(because: Because, pseudonymOf: PseudonymOf): Because {
  return { ...because, reporters: because.reporters.map(pseudonymOf) };
}

function renamed<T>(rows: Readonly<Record<string, T>>, pseudonymOf: PseudonymOf): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([reporter, row]) => [pseudonymOf(reporter), row]));
}
