import type { Emit } from '../record/effects.ts';
import { mapProviders, type ProviderRecord, type SharedRecord } from '../record/record.ts';
import { enter, force } from './transition.ts';

/** What happens by time alone: holds and notices run out, half-open begins, its share doubles, openings fade. */
export function advance(before: SharedRecord, emit: Emit): SharedRecord {
  const { lastNow: now, notice } = before;
  const shared = mapProviders(before, Object.keys(before.providers).sort(), (record, id) => {
    const reached = reachDue(id, record, now, emit);
    return fadeOpenings(before, doubleShare(before, id, reached, emit));
  });
  const until = notice?.until ?? null;
  if (until === null || until > now) return shared;
  emit({ type: 'notice', id: null, by: 'expiry', why: 'expired', at: until });
  return { ...shared, notice: null };
}

/** The end of a hold and the promised half-open, in the order of their times, each at its own time. */
export function reachDue(id: string, before: ProviderRecord, now: number, emit: Emit): ProviderRecord {
  const { forced, phase, retryAt } = before;
  const retryDue = (phase === 'open' ? retryAt : null) ?? Infinity;
  const expiryDue = forced?.until ?? Infinity;
  const due = Math.min(retryDue, expiryDue);
  if (due > now) return before;
  const at = Math.max(due, before.epochAt);
  if (forced !== null && expiryDue === due) {
    // Announced with the hold, so it conflicts with no command that was based on the hold's own revision.
    const end = { to: null, by: 'expiry', why: forced.why, at, until: null, expired: true };
    return reachDue(id, force(id, before, { ...end, rev: before.forcedRev }, emit), now, emit);
  }
  // Browsers that hear nothing more begin their slots at exactly this moment.
  const because = { ...before.because, rule: 'retry-due', at } as const;
  const change = { phase: 'half-open', share: before.retryShare, because } as const;
  return reachDue(id, enter(id, before, change, emit), now, emit);
}

/** No evidence extends a round, it never decides it. While operators hold the circuit nobody probes: no round. */
function doubleShare(shared: SharedRecord, id: string, before: ProviderRecord, emit: Emit): ProviderRecord {
  if (before.forced !== null || before.phase !== 'half-open') return before;
  const { doubleMs } = shared.policy;
  let record = before;
  while (record.share < 1 && shared.lastNow - record.stepAt >= doubleMs) {
    const share = Math.min(1, record.share * 2);
    record = { ...record, share, stepAt: record.stepAt + doubleMs };
    emit({ type: 'share', provider: id, epoch: record.epoch, share, at: record.stepAt });
  }
  return record;
}

function fadeOpenings({ policy, lastNow: now }: SharedRecord, before: ProviderRecord): ProviderRecord {
  const { opens, opensAt, phase, doubtful, unanswered } = before;
  if (phase !== 'closed') return before;
  if (doubtful) return { ...before, opensAt: now };
  // An epoch may last for months: what fails after an answer and quiet minutes is another outage, and is told.
  const isOver = before.downAlert > 0 && unanswered === null && now - opensAt >= policy.activeMs;
  const record = isOver ? { ...before, downAlert: 0 } : before;
  if (opens === 0) return record;
  if (policy.opensDecayMs <= 0) return { ...record, opens: 0, opensAt: now };
  const faded = Math.floor((now - opensAt) / policy.opensDecayMs);
  if (faded <= 0) return record;
  return { ...record, opens: Math.max(0, opens - faded), opensAt: opensAt + faded * policy.opensDecayMs };
}
