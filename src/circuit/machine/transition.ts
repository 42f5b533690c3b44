import type { Effect, TransitionAlert } from '../record/effects.ts';
import { fraction } from '../hash.ts';
import type { Policy } from '../record/policy.ts';
import { probeShare } from './quorum.ts';
import type { Because, Forced, ProviderRecord, SharedRecord } from '../record/record.ts';
import type { Phase } from '../record/types.ts';

/** Puts one provider's record in place. */
export function withProvider(shared: SharedRecord, id: string, record: ProviderRecord): SharedRecord {
  return { ...shared, providers: { ...shared.providers, [id]: record } };
}

/** closed or recovering or half-open -> open, with a growing pause and the promise that ends it. */
export function open(
  shared: SharedRecord,
  id: string,
  record: ProviderRecord,
  because: Because,
  now: number,
  policy: Policy,
  effects: Effect[],
): ProviderRecord {
  const wasClosed = record.phase === 'closed';
  const recent = record.openings.filter((at) => at > now - policy.flapWindowMs);
  const openings = (wasClosed ? [...recent, now] : recent).slice(-policy.flapOpens);
  const isFlapping = openings.length >= policy.flapOpens;
  const opens = record.opens + 1;
  const epoch = nextEpoch(record);
  const pause = Math.min(policy.retryMaxMs, policy.retryMs * 2 ** (opens - 1));
  const jitter = 1 + policy.retryJitter * (2 * fraction(`${shared.inc}:${id}`, epoch) - 1);
  const retryMs = isFlapping ? Math.max(pause * jitter, policy.flapRetryMs) : pause * jitter;
  const alert: TransitionAlert = wasClosed
    ? 'opened'
    : record.phase === 'recovering'
      ? 'ramp-failed'
      : 'probes-failed';
  const next = {
    ...enter(id, record, 'open', 0, because, now, alert, effects),
    opens,
    openings,
    retryAt: now + Math.round(retryMs),
    retryShare: probeShare(shared, now, policy),
  };
  if (wasClosed && isFlapping)
    effects.push({ type: 'alert', kind: 'flapping', provider: id, epoch, at: now });
  return next;
}

/** Any other change of phase. Evidence starts anew. */
export function enter(
  id: string,
  record: ProviderRecord,
  to: Phase,
  share: number,
  because: Because,
  at: number,
  alert: TransitionAlert,
  effects: Effect[],
): ProviderRecord {
  // Only the promise itself may take the promised number.
  const epoch = to === 'half-open' ? record.epoch + 1 : nextEpoch(record);
  effects.push({
    type: 'transition',
    provider: id,
    epoch,
    from: record.phase,
    to,
    rule: because.rule,
    because,
    at,
    alert,
  });
  return {
    ...record,
    epoch,
    phase: to,
    since: at,
    epochAt: at,
    stepAt: at,
    share,
    opensAt: at,
    retryAt: null,
    doubtful: false,
    because,
    window: {},
  };
}

/** Sets or lifts a hold. The phase underneath stays; the epoch does not. */
export function force(
  record: ProviderRecord,
  forced: Forced | null,
  at: number,
  rev: number,
): ProviderRecord {
  if (record.forced?.to === forced?.to) return { ...record, forced, forcedRev: rev };
  return {
    ...record,
    epoch: nextEpoch(record),
    epochAt: at,
    stepAt: Math.max(at, record.stepAt),
    opensAt: at,
    forced,
    forcedRev: rev,
    doubtful: false,
    window: {},
  };
}

/** An unforced open record has promised the next number to browsers that hear nothing more: skip it. */
function nextEpoch(record: ProviderRecord): number {
  return record.epoch + (record.phase === 'open' && record.forced === null ? 2 : 1);
}
