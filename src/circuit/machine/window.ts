import type { Policy } from '../record/policy.ts';
import { deadlinesNow, recordOf, type SharedRecord, type Voter } from '../record/record.ts';
import { countNetworks, networkCap } from './quorum.ts';

/** A voter with its name. */
export interface NamedVoter extends Pick<Voter, 'vote' | 'endedAt' | 'network'> {
  readonly reporter: string;
  readonly took?: Voter['took'] | undefined;
}

/** What a set of voters says. At most `votesPerNetwork` of one network count on each side. */
export interface Tally {
  /** Every voter, uncapped. */
  readonly voters: number;
  readonly bad: number;
  /** Answered in time. */
  readonly ok: number;
  readonly late: number;
  /** Distinct networks among the bad. */
  readonly networks: number;
  /** Distinct networks among those that were answered in time. */
  readonly networksOk: number;
  /** Bad votes but for those of the network that has most of them. */
  readonly badButOne: number;
  readonly badReporters: readonly string[];
  /** When the oldest of these votes ended; null without any. */
  readonly oldestAt: number | null;
}

/**
 * A provider's living voters since a moment, newest first. Ties are broken by name, so that arrival order
 * decides nothing.
 */
export function newestVoters(shared: SharedRecord, id: string, since = -Infinity): NamedVoter[] {
  const from = Math.max(since, shared.lastNow - shared.policy.activeMs);
  const voters: NamedVoter[] = [];
  for (const [reporter, { vote, endedAt, network, took }] of Object.entries(recordOf(shared, id).window)) {
    if (endedAt >= from) voters.push({ reporter, vote, endedAt, network, took });
  }
  return voters.sort((a, b) => b.endedAt - a.endedAt || (a.reporter < b.reporter ? -1 : 1));
}

/** Those of voters, newest first, that count: at most `votesPerNetwork` of one network on each side. */
export function countedVoters(voters: readonly NamedVoter[], policy: Policy): readonly NamedVoter[] {
  const [countsBad, countsGood] = [networkCap(policy), networkCap(policy)];
  return voters.filter(({ vote, network }) => (vote === 'bad' ? countsBad : countsGood)(network));
}

/**
 * The voters since a moment, stretched back voter by voter until there are `atLeast`:
 *
 *     old                      since           now
 *     o    x    x  |  o     x    |  x     x     |
 *                   \_____ stretched to 4 ____/
 */
export function windowOf(
  voters: readonly NamedVoter[],
  since: number,
  atLeast: number,
): readonly NamedVoter[] {
  const end = voters.findIndex((voter, index) => index >= atLeast && voter.endedAt < since);
  return end === -1 ? voters : voters.slice(0, end);
}

/**
 * The newest failures, if nobody was answered since `quietMs` before the first of them:
 *
 *     o     x     o   |  quietMs  |   x   x    x   now
 *                 \_ no failure that ended here counts
 */
export function silentFailures(voters: readonly NamedVoter[], quietMs: number): readonly NamedVoter[] {
  const answered = voters.findIndex(({ vote }) => vote !== 'bad');
  if (answered === -1) return voters;
  const from = (voters[answered]?.endedAt ?? -Infinity) + quietMs;
  return voters.slice(0, answered).filter(({ endedAt }) => endedAt >= from);
}

/** How far back the short window of a provider reaches at least, ms. */
export function shortWindowMs(shared: SharedRecord, id: string): number {
  return Math.max(shared.policy.shortWindowMs, deadlinesNow(shared, id).hardMs);
}

/** Counts people, not calls; of voters, newest first. */
export function tally(voters: readonly NamedVoter[], policy: Policy): Tally {
  const counted = countedVoters(voters, policy);
  const bad = counted.filter(({ vote }) => vote === 'bad');
  const late = counted.filter(({ vote }) => vote === 'late').length;
  const networksOf = (side: readonly NamedVoter[]): ReadonlyMap<string, number> => {
    const voices = new Map<string, number>();
    for (const { network } of side) voices.set(network, (voices.get(network) ?? 0) + 1);
    return voices;
  };
  const badNetworks = networksOf(bad);
  return {
    voters: voters.length,
    bad: bad.length,
    ok: counted.length - bad.length - late,
    late,
    networks: countNetworks(badNetworks.keys()),
    networksOk: countNetworks(networksOf(counted.filter(({ vote }) => vote === 'ok')).keys()),
    badButOne: bad.length - Math.max(0, ...badNetworks.values()),
    badReporters: bad.map(({ reporter }) => reporter),
    oldestAt: voters.at(-1)?.endedAt ?? null,
  };
}

/** Bad among those who voted; 0 without a vote. */
export function badRatio(bad: number, good: number): number {
  return bad + good === 0 ? 0 : bad / (bad + good);
}
