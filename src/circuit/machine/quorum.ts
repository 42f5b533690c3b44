import type { Policy } from '../record/policy.ts';
import type { Reporter, SharedRecord } from '../record/record.ts';

/** How many distinct witnesses a verdict needs; it grows with the fleet. */
export interface Quorum {
  /** Reporters heard of in the last 10 minutes, at most 3 of one network. */
  readonly active: number;
  /** Bad reporters, and networks among them, that open a closed circuit. */
  readonly reporters: number;
  readonly networks: number;
  /** The same while recovering: one witness fewer. */
  readonly rampReporters: number;
  readonly rampNetworks: number;
  /** Distinct probers that decide half-open. */
  readonly probesOk: number;
  readonly probesBad: number;
}

/** The quorum for this many active reporters. Never one, unless one is all there is, and then only for probes. */
export function quorumFor(active: number, policy: Policy): Quorum {
  const half = Math.ceil(active / 2);
  const reporters = clamp(half, policy.minReporters, policy.maxQuorum);
  const rampReporters = Math.max(policy.minReporters, reporters - 1);
  const alone = active <= 1;
  return {
    active,
    reporters,
    networks: networksFor(reporters, policy),
    rampReporters,
    rampNetworks: networksFor(rampReporters, policy),
    probesOk: alone ? 1 : Math.min(policy.probesOkMax, Math.max(policy.probesOkMin, half)),
    probesBad: alone ? 1 : Math.min(policy.probesBad, reporters),
  };
}

/**
 * How many voices of one network count. All of them where the users share one address: a cap would shrink
 * the whole fleet to three voices, and three failures among hundreds of answers would look like half.
 */
export function voicesPerNetwork(policy: Policy): number {
  return policy.singleNetwork ? Infinity : policy.votesPerNetwork;
}

/** Active reporters, at most `votesPerNetwork` of one network, so that one machine cannot raise the bar. */
export function activeReporters(
  reporters: Readonly<Record<string, Reporter>>,
  now: number,
  policy: Policy,
): number {
  const networks = new Map<string, number>();
  const most = voicesPerNetwork(policy);
  let active = 0;
  for (const { at, network } of Object.values(reporters)) {
    const seen = networks.get(network) ?? 0;
    if (at < now - policy.activeMs || seen >= most) continue;
    networks.set(network, seen + 1);
    active++;
  }
  return active;
}

/** The share that lets about `probeBudget` browsers a slot probe. */
export function probeShare(shared: SharedRecord, now: number, policy: Policy): number {
  const slot = Math.floor(now / policy.slotMs);
  const { count, before, slot: last } = shared.demand;
  const demand = slot === last ? Math.max(count, before) : slot === last + 1 ? count : 0;
  return clamp(policy.probeBudget / Math.max(demand, 1), policy.minShare, 1);
}

/** Keeps a number between two others. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function networksFor(reporters: number, policy: Policy): number {
  if (policy.singleNetwork) return 1;
  return clamp(Math.ceil(reporters / 2), policy.minNetworks, policy.maxNetworks);
}
