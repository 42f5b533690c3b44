import type { Emit } from '../record/effects.ts';
import {
  deadlinesOf,
  isUsable,
  mapProviders,
  recordOf,
  type Because,
  type Needs,
  type ProviderRecord,
  type Rule,
  type SharedRecord,
} from '../record/record.ts';
import { alertMisconfiguration } from './misconfiguration-alert.ts';
import { quorumOf, type Quorum } from './quorum.ts';
import { enter, openCircuit } from './transition.ts';
import { badRatio, newestVoters, tally, windowOf, type Tally } from './window.ts';

const maxReportersShown = 8;

/**
 * Decides by the evidence of the current epoch. Half-open first, since it may make a provider usable;
 * then who opens, never the last usable one; then the ramps.
 */
export function evaluate(before: SharedRecord, emit: Emit): SharedRecord {
  const quorum = quorumOf(before);
  const alerted = alertMisconfiguration(before, quorum.misconfigured, emit);
  const probed = mapProviders(alerted, before.order, (record, id) =>
    record.phase === 'half-open' ? evaluateProbes(alerted, id, quorum, emit) : record,
  );
  const opened = evaluateOpenings(probed, quorum, emit);
  return mapProviders(opened, before.order, (record, id) =>
    record.phase === 'recovering' && !record.doubtful ? evaluateRamp(opened, id, quorum, emit) : record,
  );
}

function evaluateProbes(shared: SharedRecord, id: string, quorum: Quorum, emit: Emit): ProviderRecord {
  const { policy } = shared;
  const record = recordOf(shared, id);
  // All of this epoch's probes: a doubled share asks for more witnesses, it does not send the first ones away.
  const votes = tally(newestVoters(shared, id), policy);
  if (acquits(votes, quorum.probesOk)) {
    const because = becauseOf(shared, quorum, votes, { rule: 'probes-ok', needs: quorum.probesOk });
    return enter(id, record, { phase: 'recovering', share: policy.ramp[0] ?? 1, because }, emit);
  }
  if (!convicts(votes, quorum.probesBad)) return record;
  const because = becauseOf(shared, quorum, votes, { rule: 'probes-bad', needs: quorum.probesBad });
  return openCircuit(shared, id, because, emit);
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
  const needs = isRamp ? quorum.rampBad : quorum.open;
  const voters = newestVoters(shared, id, isRamp ? stepAt : undefined);
  const shortMs = Math.max(policy.shortWindowMs, deadlinesOf(id, policy).hardMs);
  const short = tally(windowOf(voters, now - shortMs, policy.shortWindowVoters), policy);
  if (convicts(short, needs)) {
    return becauseOf(shared, quorum, short, { rule: isRamp ? 'ramp-bad' : 'quorum', needs });
  }
  const long = tally(windowOf(voters, now - policy.longWindowMs, 0), policy);
  if (isRamp || long.voters < policy.longWindowVoters || !convicts(long, needs)) return null;
  return becauseOf(shared, quorum, long, { rule: 'partial', needs });
}

function evaluateRamp(shared: SharedRecord, id: string, quorum: Quorum, emit: Emit): ProviderRecord {
  const { policy, lastNow: now } = shared;
  const record = recordOf(shared, id);
  const votes = tally(newestVoters(shared, id, record.stepAt), policy);
  const dwellMs = now - record.stepAt;
  const isHealthy = dwellMs >= policy.dwellMs && acquits(votes, quorum.rampOk);
  // At low traffic time alone must do, or nobody would ever come back.
  const isQuiet = dwellMs >= policy.quietDwells * policy.dwellMs && votes.bad === 0;
  if (!isHealthy && !isQuiet) return record;
  const share = policy.ramp.find((step) => step > record.share);
  if (share !== undefined) {
    emit({ type: 'share', provider: id, epoch: record.epoch, share, at: now });
    return { ...record, share, stepAt: now };
  }
  const because = becauseOf(
    shared,
    quorum,
    votes,
    isHealthy
      ? { rule: 'ramp-ok', needs: quorum.rampOk }
      : // By silence alone nobody has to vote, but nobody may vote against it.
        { rule: 'ramp-quiet', needs: { reporters: 0, networks: 0, ratio: 0 } },
  );
  return enter(id, record, { phase: 'closed', share: 1, because }, emit);
}

function convicts({ bad, ok, late, networks }: Tally, needs: Needs): boolean {
  return bad >= needs.reporters && networks >= needs.networks && badRatio(bad, ok + late) >= needs.ratio;
}

/** Late answers speak against opening, but heal nothing. */
function acquits({ bad, ok }: Tally, needs: Needs): boolean {
  return ok >= needs.reporters && badRatio(bad, ok) <= needs.ratio;
}

function becauseOf(
  { lastNow: at }: SharedRecord,
  { active }: Quorum,
  { bad, ok, late, networks, badReporters, voters, oldestAt }: Tally,
  { rule, needs }: { readonly rule: Rule; readonly needs: Needs },
): Because {
  const reporters = [...badReporters].sort().slice(0, maxReportersShown);
  const windowMs = oldestAt === null ? 0 : at - oldestAt;
  return { rule, at, bad, ok: ok + late, networks, reporters, late, voters, active, windowMs, needs };
}
