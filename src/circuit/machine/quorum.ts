import type { Policy } from '../record/policy.ts';
import type { Needs, SharedRecord } from '../record/record.ts';

/** What each verdict needs; it grows with the fleet. */
export interface Quorum {
  /** Reporters heard of in the last 10 minutes, at most 3 of one network. */
  readonly active: number;
  /** Opens a closed circuit. */
  readonly open: Needs;
  /** Opens a recovering one: one witness fewer. */
  readonly rampBad: Needs;
  /** Takes the ramp one step up. */
  readonly rampOk: Needs;
  /** Decide half-open. */
  readonly probesOk: Needs;
  readonly probesBad: Needs;
  /** Says that a key, a domain or a CSP is wrong. */
  readonly misconfigured: Needs;
}

/** Never one witness, unless one is all there is, and then only for probes, ramps and alerts. */
export function quorumOf(shared: SharedRecord): Quorum {
  const { policy } = shared;
  const active = activeReporters(shared);
  const isAlone = active <= 1;
  const half = Math.ceil(active / 2);
  const reporters = clamp(half, policy.minReporters, policy.maxQuorum);
  const against = (witnesses: number): Needs => ({
    reporters: witnesses,
    networks: policy.singleNetwork
      ? 1
      : clamp(Math.ceil(witnesses / 2), policy.minNetworks, policy.maxNetworks),
    ratio: policy.openRatio,
  });
  const anyNetwork = (witnesses: number, ratio: number): Needs => ({
    reporters: witnesses,
    networks: 1,
    ratio,
  });
  const probesOk = Math.min(policy.probesOkMax, Math.max(policy.probesOkMin, half));
  return {
    active,
    open: against(reporters),
    rampBad: against(Math.max(policy.minReporters, reporters - 1)),
    rampOk: anyNetwork(Math.max(1, Math.min(reporters, active)), policy.healthyRatio),
    probesOk: anyNetwork(isAlone ? 1 : probesOk, policy.healthyRatio),
    probesBad: anyNetwork(isAlone ? 1 : Math.min(policy.probesBad, reporters), 0),
    misconfigured: {
      reporters: isAlone ? 1 : policy.minReporters,
      networks: isAlone || policy.singleNetwork ? 1 : policy.minNetworks,
      ratio: 0,
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

/** Active reporters, at most `votesPerNetwork` of one network, so that one machine cannot raise the bar. */
export function activeReporters({ reporters, lastNow, policy }: SharedRecord): number {
  const counts = networkCap(policy);
  const isActive = (at: number): boolean => at >= lastNow - policy.activeMs;
  return Object.values(reporters).filter(({ at, network }) => isActive(at) && counts(network)).length;
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
