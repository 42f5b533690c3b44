import type { Voter } from '../record/record.ts';
import type { Policy } from '../record/policy.ts';
import { voicesPerNetwork } from './quorum.ts';

/** A voter with its name. */
export interface NamedVoter extends Pick<Voter, 'vote' | 'endedAt' | 'network'> {
  readonly reporter: string;
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
  readonly badReporters: readonly string[];
  /** When the oldest of these votes ended; null without any. */
  readonly oldestAt: number | null;
}

/** The living voters, newest first. Ties are broken by name, so that arrival order decides nothing. */
export function newestFirst(
  window: Readonly<Record<string, Voter>>,
  now: number,
  policy: Policy,
): NamedVoter[] {
  const voters: NamedVoter[] = [];
  for (const [reporter, { vote, endedAt, network }] of Object.entries(window)) {
    if (endedAt >= now - policy.activeMs) voters.push({ reporter, vote, endedAt, network });
  }
  return voters.sort((a, b) => b.endedAt - a.endedAt || (a.reporter < b.reporter ? -1 : 1));
}

/**
 * The voters of the last `ms`, stretched back voter by voter until there are `atLeast`:
 *
 *     old                                       now
 *     o    x    x  |  o     x   x     <- ms ->  |
 *          \________ stretched to 4 ___________/
 */
export function windowOf(
  voters: readonly NamedVoter[],
  now: number,
  ms: number,
  atLeast: number,
): readonly NamedVoter[] {
  const end = voters.findIndex((voter, index) => index >= atLeast && voter.endedAt < now - ms);
  return end === -1 ? voters : voters.slice(0, end);
}

/** Counts people, not calls. */
export function tally(voters: readonly NamedVoter[], policy: Policy): Tally {
  const networks = { bad: new Map<string, number>(), ok: new Map<string, number>() };
  const counts = { bad: 0, ok: 0, late: 0 };
  const badReporters: string[] = [];
  const most = voicesPerNetwork(policy);
  for (const { vote, network, reporter } of voters) {
    const side = networks[vote === 'bad' ? 'bad' : 'ok'];
    const seen = side.get(network) ?? 0;
    if (seen >= most) continue;
    side.set(network, seen + 1);
    counts[vote]++;
    if (vote === 'bad') badReporters.push(reporter);
  }
  const oldestAt = voters.reduce<number | null>(
    (oldest, { endedAt }) => (oldest === null || endedAt < oldest ? endedAt : oldest),
    null,
  );
  return { ...counts, voters: voters.length, networks: networks.bad.size, badReporters, oldestAt };
}

/** Bad among those who voted; 0 without a vote. */
export function badRatio(bad: number, good: number): number {
  return bad + good === 0 ? 0 : bad / (bad + good);
}
