import type { Emit } from '../record/effects.ts';
import {
  deadlinesNow,
  deadlinesOf,
  isUsable,
  mapProviders,
  recordOf,
  type Because,
  type Needs,
  type ProviderRecord,
  type SharedRecord,
} from '../record/record.ts';
import { surfaceOf } from '../serving.ts';
import { deadband } from './learn-deadlines.ts';
import { alertMisconfiguration } from './misconfiguration-alert.ts';
import { quorumOf, type Quorum, type Verdict } from './quorum.ts';
import { enter, openCircuit } from './transition.ts';
import { followUnanswered } from './unanswered-alert.ts';
import {
  badRatio,
  countedVoters,
  newestVoters,
  shortWindowMs,
  silentFailures,
  tally,
  windowOf,
  type NamedVoter,
  type Tally,
} from './window.ts';

const maxReportersShown = 8;

/**
 * Decides by the evidence of the current epoch. Half-open first, since it may make a provider usable;
 * then who opens, never the last usable one; then the ramps, and what opens nothing but is to be told.
 * See docs/circuit.md#evaluation.
 */
export function evaluate(before: SharedRecord, emit: Emit): SharedRecord {
  const quorum = quorumOf(before);
  const alerted = alertMisconfiguration(before, quorum.active, emit);
  const probed = mapProviders(alerted, before.order, (record, id) =>
    record.phase === 'half-open' ? evaluateProbes(alerted, id, quorum, emit) : record,
  );
  const opened = evaluateOpenings(probed, quorum, emit);
  const ramped = mapProviders(opened, before.order, (record, id) =>
    record.phase === 'recovering' && !record.doubtful ? evaluateRamp(opened, id, quorum, emit) : record,
  );
  return followUnanswered(ramped, emit);
}

function evaluateProbes(shared: SharedRecord, id: string, quorum: Quorum, emit: Emit): ProviderRecord {
  const { policy } = shared;
  const record = recordOf(shared, id);
  // All of this epoch's probes: a doubled share asks for more witnesses, it does not send the first ones away.
  const votes = tally(newestVoters(shared, id), policy);
  if (acquits(votes, quorum, 'probes-ok')) {
    const because = becauseOf(shared, quorum, votes, 'probes-ok');
    return enter(id, record, { phase: 'recovering', share: policy.ramp[0] ?? 1, because }, emit);
  }
  if (!convicts(votes, quorum.needs['probes-bad'])) return record;
  return openCircuit(shared, id, becauseOf(shared, quorum, votes, 'probes-bad'), emit);
}

function evaluateOpenings(shared: SharedRecord, quorum: Quorum, emit: Emit): SharedRecord {
  const reasons = new Map(shared.order.map((id) => [id, openingReason(shared, id, quorum)]));
  const kept = lastUsable(shared, reasons);
  return mapProviders(shared, shared.order, (record, id) => {
    if (id === kept) {
      const { epoch } = record;
      if (record.downAlert !== epoch) {
        emit({ type: 'alert', kind: 'both-down', provider: id, epoch, at: shared.lastNow });
      }
      return { ...record, doubtful: true, downAlert: epoch };
    }
    const because = reasons.get(id) ?? null;
    if (because !== null) return openCircuit(shared, id, because, emit);
    return record.doubtful ? { ...record, doubtful: false } : record;
  });
}

/** The one that reports alone may not open, because nothing usable would be left. */
function lastUsable(shared: SharedRecord, reasons: ReadonlyMap<string, Because | null>): string | undefined {
  const usable = shared.order.filter((id) => isUsable(recordOf(shared, id)));
  // What operators hold closed stays usable, whatever happens underneath.
  const isLost = (id: string): boolean => recordOf(shared, id).forced === null && reasons.get(id) !== null;
  return usable.every(isLost) ? usable.at(-1) : undefined;
}

function openingReason(shared: SharedRecord, id: string, quorum: Quorum): Because | null {
  const { policy, lastNow: now } = shared;
  const { phase, stepAt } = recordOf(shared, id);
  if (phase !== 'closed' && phase !== 'recovering') return null;
  const isRamp = phase === 'recovering';
  const rule = isRamp ? 'ramp-bad' : 'quorum';
  const all = newestVoters(shared, id, isRamp ? stepAt : undefined);
  // Who lies without a pause needs but a moment of chance: the more networks there are, the less each may say.
  const areMany = quorum.networks >= policy.shortWindowVoters;
  const voters = areMany ? countedVoters(all, { ...policy, votesPerNetwork: 1 }) : all;
  const silent = silenceReason(shared, id, quorum, { rule, voters });
  if (silent !== null) return silent;
  const newest = windowOf(voters, now - shortWindowMs(shared, id), policy.shortWindowVoters);
  const short = tally(newest, policy);
  // The first votes of a ramp decide, few as they are: what it doubts has failed a moment ago.
  const isEnough = isRamp || short.voters >= policy.shortWindowVoters;
  if (isEnough && convicts(short, quorum.needs[rule])) return becauseOf(shared, quorum, short, rule);
  const slow = isEnough ? slowReason(shared, id, quorum, { voters: newest, votes: short }) : null;
  if (slow !== null) return slow;
  const long = tally(windowOf(voters, now - policy.longWindowMs, 0), policy);
  const isPartial = long.voters >= policy.longWindowVoters && convicts(long, quorum.needs.partial);
  return !isRamp && isPartial ? becauseOf(shared, quorum, long, 'partial') : null;
}

/**
 * A few failures convict where nobody is answered. What one failure in twenty makes of chance is told apart by the
 * silence before the first of them; see docs/decisions/silence-or-majority.md.
 */
function silenceReason(
  shared: SharedRecord,
  id: string,
  quorum: Quorum,
  { rule, voters }: { readonly rule: 'quorum' | 'ramp-bad'; readonly voters: readonly NamedVoter[] },
): Because | null {
  const { policy, lastNow: now } = shared;
  const { softMs, hardMs } = deadlinesNow(shared, id);
  // Whoever was to be answered in time, and had asked before the first of those that failed, was answered by then.
  const quietMs = Math.max(0, hardMs - softMs);
  const failures = silentFailures(voters, quietMs);
  // The shorter the silence, the sooner after each other they must have come: chance has the same time for both.
  const suddenMs = Math.min(shortWindowMs(shared, id) - quietMs, quietMs / 2);
  const sudden = failures.filter(({ endedAt }) => endedAt >= now - suddenMs);
  const needs = { ...quorum.needs[rule], ratio: 1 };
  const needsMore = { ...needs, reporters: needs.reporters + 1 };
  for (const [votes, needed] of [
    [tally(sudden, policy), needs],
    [tally(failures, policy), needsMore],
  ] as const) {
    const asked = { ...quorum, needs: { ...quorum.needs, [rule]: needed } };
    if (convicts(votes, needed)) return becauseOf(shared, asked, votes, rule);
  }
  return null;
}

/**
 * A majority that waits past the soft deadline of the site's own is asked for another service each time; see
 * docs/decisions/slow-for-most.md. Learned deadlines say what is usual, not what is too slow.
 */
function slowReason(
  shared: SharedRecord,
  id: string,
  quorum: Quorum,
  { voters, votes }: { readonly voters: readonly NamedVoter[]; readonly votes: Tally },
): Because | null {
  const { policy } = shared;
  const isOwn = deadlinesNow(shared, id).softMs * (1 + deadband) >= deadlinesOf(id, policy).softMs;
  // An embedded page reports how long it took to load, which is the browser's cache and network.
  if (!isOwn || surfaceOf(id) !== 'list') return null;
  const ownMs = deadlinesOf(id, policy).softMs;
  // A browser that hedged sooner calls late what was within the site's own.
  const isSlow = ({ vote, took = Infinity }: NamedVoter): boolean =>
    vote === 'late' && (took === 'cut' || took > ownMs);
  const waited = tally(
    voters.map((voter) => (isSlow(voter) ? { ...voter, vote: 'bad' } : voter)),
    policy,
  );
  if (!convicts(waited, quorum.needs.slow)) return null;
  const { bad, ok, late } = votes;
  return becauseOf(shared, quorum, { ...waited, bad, ok, late }, 'slow');
}

function evaluateRamp(shared: SharedRecord, id: string, quorum: Quorum, emit: Emit): ProviderRecord {
  const { policy, lastNow: now } = shared;
  const record = recordOf(shared, id);
  const votes = tally(newestVoters(shared, id, record.stepAt), policy);
  const dwellMs = now - record.stepAt;
  const isHealthy = dwellMs >= policy.dwellMs && acquits(votes, quorum, 'ramp-ok');
  // At low traffic time alone must do, or nobody would ever come back.
  const isQuiet = dwellMs >= policy.quietDwells * policy.dwellMs && isUndisputed(votes, quorum);
  if (!isHealthy && !isQuiet) return record;
  const share = policy.ramp.find((step) => step > record.share);
  if (share !== undefined) {
    emit({ type: 'share', provider: id, epoch: record.epoch, share, at: now });
    return { ...record, share, stepAt: now };
  }
  const because = becauseOf(shared, quorum, votes, isHealthy ? 'ramp-ok' : 'ramp-quiet');
  return enter(id, record, { phase: 'closed', share: 1, because }, emit);
}

function convicts({ bad, ok, late, networks }: Tally, needs: Needs): boolean {
  return bad >= needs.reporters && networks >= needs.networks && badRatio(bad, ok + late) >= needs.ratio;
}

/**
 * Late answers speak against opening, but heal nothing. The network that complains most is left out where there are
 * others: one that lies could hold up a recovery for ever. See docs/circuit.md#fairness.
 */
function acquits(votes: Tally, { needs, networks: active }: Quorum, rule: 'probes-ok' | 'ramp-ok'): boolean {
  const { reporters, networks, ratio } = needs[rule];
  const bad = active > 1 ? votes.badButOne : votes.bad;
  return votes.ok >= reporters && votes.networksOk >= networks && badRatio(bad, votes.ok) <= ratio;
}

/** Whether nobody speaks against it, or one network alone while another one was served. */
function isUndisputed({ bad, networks, networksOk }: Tally, { networks: active }: Quorum): boolean {
  return bad === 0 || (active > 1 && networks === 1 && networksOk > 0);
}

function becauseOf({ lastNow: at }: SharedRecord, quorum: Quorum, votes: Tally, rule: Verdict): Because {
  const { bad, ok, late, networks, voters, oldestAt } = votes;
  const reporters = [...votes.badReporters].sort().slice(0, maxReportersShown);
  const windowMs = oldestAt === null ? 0 : at - oldestAt;
  const { active, needs } = quorum;
  const counts = { bad, ok: ok + late, networks, reporters, late, voters, active, windowMs };
  return { rule, at, ...counts, needs: needs[rule] };
}
