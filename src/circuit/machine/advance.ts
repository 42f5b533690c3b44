import type { Effect } from '../record/effects.ts';
import type { Policy } from '../record/policy.ts';
import type { ProviderRecord, SharedRecord } from '../record/record.ts';
import { enter, force } from './transition.ts';

/** What happens by time alone: holds and notices run out, half-open begins, its share doubles, openings fade. */
export function advance(shared: SharedRecord, now: number, policy: Policy, effects: Effect[]): SharedRecord {
  const ids = Object.keys(shared.providers).sort();
  const providers = { ...shared.providers };
  for (const id of ids) {
    const record = providers[id];
    if (record !== undefined) providers[id] = advanceProvider(id, record, now, policy, effects);
  }
  const until = shared.notice?.until ?? null;
  if (until === null || until > now) return { ...shared, providers };
  effects.push({ type: 'notice', id: null, by: 'expiry', why: 'expired', at: until });
  return { ...shared, providers, notice: null };
}

function advanceProvider(
  id: string,
  before: ProviderRecord,
  now: number,
  policy: Policy,
  effects: Effect[],
): ProviderRecord {
  let record = reachDue(id, before, now, effects);
  record = doubleShare(id, record, now, policy, effects);
  return fadeOpenings(record, now, policy);
}

/** Expiry and the promised half-open, in the order of their times, each at its own time. */
export function reachDue(id: string, before: ProviderRecord, now: number, effects: Effect[]): ProviderRecord {
  const { retryAt, forced } = before;
  const retryDue = before.phase === 'open' && retryAt !== null && retryAt <= now ? retryAt : null;
  const until = forced?.until ?? null;
  const expiryDue = until !== null && until <= now ? until : null;
  if (expiryDue !== null && (retryDue === null || expiryDue <= retryDue)) {
    const at = Math.max(expiryDue, before.epochAt);
    // Announced with the hold, so it conflicts with no command that was based on the hold's own revision.
    const record = force(before, null, at, before.forcedRev);
    effects.push({
      type: 'forced',
      provider: id,
      epoch: record.epoch,
      to: null,
      by: 'expiry',
      why: forced?.why ?? '',
      at,
      until: null,
      expired: true,
    });
    return reachDue(id, record, now, effects);
  }
  if (retryDue === null) return before;
  // Browsers that hear nothing more begin their slots at exactly this moment.
  const at = Math.max(retryDue, before.epochAt);
  const because = { ...before.because, rule: 'retry-due', at } as const;
  const record = enter(id, before, 'half-open', before.retryShare, because, at, null, effects);
  return reachDue(id, record, now, effects);
}

/** No evidence extends a round, it never decides it. While operators hold the circuit nobody probes: no round. */
function doubleShare(
  id: string,
  before: ProviderRecord,
  now: number,
  policy: Policy,
  effects: Effect[],
): ProviderRecord {
  if (before.forced !== null) return before;
  let record = before;
  while (record.phase === 'half-open' && record.share < 1 && now - record.stepAt >= policy.doubleMs) {
    const share = Math.min(1, record.share * 2);
    record = { ...record, share, stepAt: record.stepAt + policy.doubleMs };
    effects.push({ type: 'share', provider: id, epoch: record.epoch, share, at: record.stepAt });
  }
  return record;
}

function fadeOpenings(record: ProviderRecord, now: number, policy: Policy): ProviderRecord {
  if (record.opens === 0 || record.phase !== 'closed') return record;
  if (record.doubtful) return { ...record, opensAt: now };
  if (policy.opensDecayMs <= 0) return { ...record, opens: 0, opensAt: now };
  const faded = Math.floor((now - record.opensAt) / policy.opensDecayMs);
  if (faded <= 0) return record;
  return {
    ...record,
    opens: Math.max(0, record.opens - faded),
    opensAt: record.opensAt + faded * policy.opensDecayMs,
  };
}
