import type { Effect } from '../record/effects.ts';
import type { Policy } from '../record/policy.ts';
import { activeReporters, quorumFor, type Quorum } from './quorum.ts';
import {
  deadlinesOf,
  isUsable,
  type Because,
  type Needs,
  type Rule,
  type SharedRecord,
} from '../record/record.ts';
import type { ProviderRecord } from '../record/record.ts';
import { enter, open, withProvider } from './transition.ts';
import { alertOfKeys } from './misconfiguration-alert.ts';
import { badRatio, newestFirst, tally, windowOf, type Tally } from './window.ts';

const evidenceShown = 8;

/**
 * Decides by the evidence of the current epoch. Half-open first, since it may make a provider usable;
 * then who opens, never the last usable one; then the ramps.
 */
export function judge(before: SharedRecord, now: number, policy: Policy, effects: Effect[]): SharedRecord {
  const quorum = quorumFor(activeReporters(before.reporters, now, policy), policy);
  let shared = alertOfKeys(before, quorum, now, policy, effects);
  for (const id of before.order) {
    const record = shared.providers[id];
    if (record?.phase !== 'half-open') continue;
    shared = withProvider(shared, id, judgeProbes(shared, id, record, quorum, now, policy, effects));
  }
  shared = judgeOpening(shared, quorum, now, policy, effects);
  for (const id of before.order) {
    const record = shared.providers[id];
    if (record?.phase !== 'recovering' || record.doubtful) continue;
    shared = withProvider(shared, id, judgeRamp(id, record, quorum, now, policy, effects));
  }
  return shared;
}

function judgeProbes(
  shared: SharedRecord,
  id: string,
  record: ProviderRecord,
  quorum: Quorum,
  now: number,
  policy: Policy,
  effects: Effect[],
): ProviderRecord {
  // All of this epoch's probes: a doubled share asks for more witnesses, it does not send the first ones away.
  const votes = tally(newestFirst(record.window, now, policy), policy);
  if (votes.ok >= quorum.probesOk && badRatio(votes.bad, votes.ok) <= policy.healthyRatio) {
    const needs = { reporters: quorum.probesOk, networks: 1, ratio: policy.healthyRatio };
    const because = becauseOf('probes-ok', votes, needs, quorum, now);
    return enter(id, record, 'recovering', policy.ramp[0] ?? 1, because, now, 'recovering', effects);
  }
  if (votes.bad < quorum.probesBad) return record;
  const needs = { reporters: quorum.probesBad, networks: 1, ratio: 0 };
  const because = becauseOf('probes-bad', votes, needs, quorum, now);
  return open(shared, id, record, because, now, policy, effects);
}

function judgeOpening(
  before: SharedRecord,
  quorum: Quorum,
  now: number,
  policy: Policy,
  effects: Effect[],
): SharedRecord {
  const reasons = new Map<string, Because>();
  for (const id of before.order) {
    const record = before.providers[id];
    const because = record === undefined ? null : openingReason(id, record, quorum, now, policy);
    if (because !== null) reasons.set(id, because);
  }
  const kept = lastUsable(before, reasons);
  let shared = before;
  for (const id of before.order) {
    const record = shared.providers[id];
    if (record === undefined) continue;
    const because = reasons.get(id);
    if (id === kept) shared = withProvider(shared, id, keep(id, record, now, effects));
    else if (because !== undefined) {
      shared = withProvider(shared, id, open(shared, id, record, because, now, policy, effects));
    } else if (record.doubtful) shared = withProvider(shared, id, { ...record, doubtful: false });
  }
  return shared;
}

/** The one that reports alone may not open, because nothing usable would be left; null if something would. */
function lastUsable(shared: SharedRecord, reasons: ReadonlyMap<string, Because>): string | null {
  let last: string | null = null;
  for (const id of shared.order) {
    const record = shared.providers[id];
    if (record === undefined || !isUsable(record)) continue;
    // What operators hold closed stays usable, whatever happens underneath.
    if (record.forced !== null || !reasons.has(id)) return null;
    last = id;
  }
  return last;
}

function keep(id: string, record: ProviderRecord, now: number, effects: Effect[]): ProviderRecord {
  if (record.downAlert !== record.epoch) {
    effects.push({ type: 'alert', kind: 'both-down', provider: id, epoch: record.epoch, at: now });
  }
  return { ...record, doubtful: true, downAlert: record.epoch };
}

function openingReason(
  id: string,
  record: ProviderRecord,
  quorum: Quorum,
  now: number,
  policy: Policy,
): Because | null {
  if (record.phase !== 'closed' && record.phase !== 'recovering') return null;
  const ramp = record.phase === 'recovering';
  const reporters = ramp ? quorum.rampReporters : quorum.reporters;
  const networks = ramp ? quorum.rampNetworks : quorum.networks;
  const convicts = ({ bad, ok, late, networks: seen }: Tally): boolean =>
    bad >= reporters && seen >= networks && badRatio(bad, ok + late) >= policy.openRatio;

  const needs = { reporters, networks, ratio: policy.openRatio };
  const voters = newestFirst(record.window, now, policy).filter(
    (voter) => !ramp || voter.endedAt >= record.stepAt,
  );
  const shortMs = Math.max(policy.shortWindowMs, deadlinesOf(id, policy).hardMs);
  const short = tally(windowOf(voters, now, shortMs, policy.shortWindowVoters), policy);
  if (convicts(short)) return becauseOf(ramp ? 'ramp-bad' : 'quorum', short, needs, quorum, now);
  if (ramp) return null;
  const long = tally(windowOf(voters, now, policy.longWindowMs, 0), policy);
  const isPartial = long.voters >= policy.longWindowVoters && convicts(long);
  return isPartial ? becauseOf('partial', long, needs, quorum, now) : null;
}

function judgeRamp(
  id: string,
  record: ProviderRecord,
  quorum: Quorum,
  now: number,
  policy: Policy,
  effects: Effect[],
): ProviderRecord {
  const voters = newestFirst(record.window, now, policy).filter((voter) => voter.endedAt >= record.stepAt);
  const votes = tally(voters, policy);
  const dwell = now - record.stepAt;
  const enough = Math.max(1, Math.min(quorum.reporters, quorum.active));
  const healthy = { reporters: enough, networks: 1, ratio: policy.healthyRatio };
  const isHealthy = votes.ok >= healthy.reporters && badRatio(votes.bad, votes.ok) <= healthy.ratio;
  const rule = dwell >= policy.dwellMs && isHealthy ? 'ramp-ok' : quietRule(votes, dwell, policy);
  if (rule === null) return record;
  const share = policy.ramp.find((step) => step > record.share);
  if (share === undefined) {
    // By silence alone nobody has to vote, but nobody may vote against it.
    const needs = rule === 'ramp-quiet' ? { reporters: 0, networks: 0, ratio: 0 } : healthy;
    const because = becauseOf(rule, votes, needs, quorum, now);
    return enter(id, record, 'closed', 1, because, now, 'recovered', effects);
  }
  effects.push({ type: 'share', provider: id, epoch: record.epoch, share, at: now });
  return { ...record, share, stepAt: now };
}

/** At low traffic time alone must do, or nobody would ever come back. */
function quietRule(votes: Tally, dwell: number, policy: Policy): 'ramp-quiet' | null {
  return dwell >= policy.quietDwells * policy.dwellMs && votes.bad === 0 ? 'ramp-quiet' : null;
}

function becauseOf(rule: Rule, votes: Tally, needs: Needs, { active }: Quorum, at: number): Because {
  return {
    rule,
    at,
    bad: votes.bad,
    ok: votes.ok + votes.late,
    networks: votes.networks,
    reporters: [...votes.badReporters].sort().slice(0, evidenceShown),
    late: votes.late,
    voters: votes.voters,
    active,
    windowMs: votes.oldestAt === null ? 0 : at - votes.oldestAt,
    needs,
  };
}
