import type { Policy } from '../record/policy.ts';
import type { Needs, Reporter, Rule, SharedRecord } from '../record/record.ts';

/** The rules that weigh votes. */
export type Verdict = Exclude<Rule, 'created' | 'retry-due'>;

/** What each verdict needs; it grows with the fleet. */
export interface Quorum {
  /** Reporters heard of in the last 10 minutes, at most 3 of one network. */
  readonly active: number;
  /** Networks that they are of; one where networks do not count. Of more than one, no verdict hangs on one of them. */
  readonly networks: number;
  readonly needs: Readonly<Record<Verdict, Needs>>;
}

/** Never one witness, unless one is all there is, and then only for probes and ramps. */
export function quorumOf(shared: SharedRecord): Quorum {
  const { policy } = shared;
  const activeVoices = activeReporters(shared);
  const active = activeVoices.length;
  const activeNetworks = countNetworks(activeVoices.map(({ network }) => network));
  const half = Math.ceil(active / 2);
  const witnesses = clamp(half, policy.minReporters, policy.maxQuorum);
  const isAlone = active <= 1;
  const probersOk = isAlone ? 1 : Math.min(policy.probesOkMax, Math.max(policy.probesOkMin, half));
  const probersBad = isAlone ? 1 : Math.min(policy.probesBad, witnesses);
  const opening = (reporters: number): Needs => {
    const networks = clamp(Math.ceil(reporters / 2), policy.minNetworks, policy.maxNetworks);
    return { reporters, networks: policy.singleNetwork ? 1 : networks, ratio: policy.openRatio };
  };
  const healthy = (reporters: number): Needs => ({ reporters, networks: 1, ratio: policy.healthyRatio });
  const quorum = opening(witnesses);
  // As many as opening needs, where that many are active.
  const networksBad = clamp(quorum.networks, 1, Math.max(1, activeNetworks));
  const networksOk = Math.min(networksBad, policy.minNetworks);
  return {
    active,
    networks: policy.singleNetwork ? 1 : activeNetworks,
    needs: {
      quorum,
      partial: quorum,
      slow: quorum,
      // One witness fewer while recovering.
      'ramp-bad': opening(Math.max(policy.minReporters, witnesses - 1)),
      'ramp-ok': healthy(Math.max(1, Math.min(witnesses, active))),
      // By silence alone nobody has to vote, but nobody may vote against it.
      'ramp-quiet': { reporters: 0, networks: 0, ratio: 0 },
      'probes-ok': { ...healthy(probersOk), networks: networksOk },
      'probes-bad': { reporters: Math.max(probersBad, networksBad), networks: networksBad, ratio: 0 },
    },
  };
}

/**
 * Tells of one voice after the other whether it counts. All do where the users share one address: a cap would
 * shrink the whole fleet to three voices, and three failures among hundreds of answers would look like half.
 */
export function networkCap(policy: Policy): (network: string) => boolean {
  const most = policy.singleNetwork ? Infinity : policy.votesPerNetwork;
  const voices = new Map<string, number>();
  return (network) => {
    const voice = (voices.get(network) ?? 0) + 1;
    voices.set(network, voice);
    return voice <= most;
  };
}

/**
 * How many networks these names stand for at least. Every network gets another name each day, so for a while one may be
 * there under two: what stands before the dot tells the day, and of several days the one with most of them counts.
 */
export function countNetworks(names: Iterable<string>): number {
  const namings = new Map<string, number>();
  for (const name of new Set(names)) {
    const naming = name.slice(0, name.indexOf('.') + 1);
    namings.set(naming, (namings.get(naming) ?? 0) + 1);
  }
  return Math.max(0, ...namings.values());
}

/** Active reporters, at most `votesPerNetwork` of one network, so that one machine cannot raise the bar. */
export function activeReporters({ reporters, lastNow, policy }: SharedRecord): readonly Reporter[] {
  const counts = networkCap(policy);
  const isActive = (at: number): boolean => at >= lastNow - policy.activeMs;
  return Object.values(reporters).filter(({ at, network }) => isActive(at) && counts(network));
}

/** The share that lets about `probeBudget` browsers a slot probe. */
export function probeShare(shared: SharedRecord): number {
  const { count, before } = demandNow(shared);
  return clamp(shared.policy.probeBudget / Math.max(count, before, 1), shared.policy.minShare, 1);
}

/** The demand with the slots that have passed since it was counted. */
export function demandNow({ demand, lastNow, policy }: SharedRecord): SharedRecord['demand'] {
  const slot = Math.floor(lastNow / policy.slotMs);
  if (slot === demand.slot) return demand;
  return { slot, count: 0, before: slot === demand.slot + 1 ? demand.count : 0 };
}

/** Keeps a number between two others. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
