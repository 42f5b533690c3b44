import { fraction } from '../hash.ts';
import type { Effect, Emit, TransitionAlert } from '../record/effects.ts';
import { recordOf, type Because, type ProviderRecord, type SharedRecord } from '../record/record.ts';
import type { Phase } from '../record/types.ts';
import { probeShare } from './quorum.ts';

/** What a change of phase decides; everything else of the record follows from it. */
type PhaseChange = Pick<ProviderRecord, 'phase' | 'share' | 'because'>;

/** A hold set or lifted (`to` null). `rev` is the record's revision with it. */
type HoldChange = Omit<Extract<Effect, { type: 'forced' }>, 'type' | 'provider' | 'epoch'> & {
  readonly rev: number;
};

const openingAlerts: Readonly<Record<Phase, TransitionAlert>> = {
  closed: 'opened',
  'half-open': 'probes-failed',
  recovering: 'ramp-failed',
  open: null,
};

/** Opens a circuit, with a growing pause and the promise that ends it. */
export function openCircuit(shared: SharedRecord, id: string, because: Because, emit: Emit): ProviderRecord {
  const { policy, lastNow: now } = shared;
  const record = recordOf(shared, id);
  const wasClosed = record.phase === 'closed';
  const recent = record.openings.filter((at) => at > now - policy.flapWindowMs);
  const openings = (wasClosed ? [...recent, now] : recent).slice(-policy.flapOpens);
  const isFlapping = openings.length >= policy.flapOpens;
  const opens = record.opens + 1;
  const opened = enter(id, record, { phase: 'open', share: 0, because }, emit);
  const { epoch } = opened;
  const pause = Math.min(policy.retryMaxMs, policy.retryMs * 2 ** (opens - 1));
  const jitter = 1 + policy.retryJitter * (2 * fraction(`${shared.inc}:${id}`, epoch) - 1);
  const retryMs = isFlapping ? Math.max(pause * jitter, policy.flapRetryMs) : pause * jitter;
  if (wasClosed && isFlapping) emit({ type: 'alert', kind: 'flapping', provider: id, epoch, at: now });
  return {
    ...opened,
    opens,
    openings,
    retryAt: now + Math.round(retryMs),
    retryShare: probeShare(shared),
  };
}

/** A change of phase, at the time of its reason. Evidence starts anew. */
export function enter(id: string, before: ProviderRecord, change: PhaseChange, emit: Emit): ProviderRecord {
  const { phase: to, because } = change;
  const { rule, at } = because;
  const { phase: from } = before;
  // Only the promise itself may take the promised number.
  const epoch = to === 'half-open' ? before.epoch + 1 : nextEpoch(before);
  emit({ type: 'transition', provider: id, epoch, from, to, rule, because, at, alert: alertOf(from, to) });
  return {
    ...before,
    ...change,
    epoch,
    since: at,
    epochAt: at,
    stepAt: at,
    opensAt: at,
    retryAt: null,
    doubtful: false,
    // After an outage a service may be slower for good: with the deadlines of before it could never come back.
    learned: null,
    window: {},
    unanswered: null,
  };
}

/** Sets or lifts a hold. The phase underneath stays; the epoch does not. */
export function force(id: string, before: ProviderRecord, hold: HoldChange, emit: Emit): ProviderRecord {
  const { rev, expired, ...told } = hold;
  const { to, at } = told;
  const held = { ...before, forced: to === null ? null : { ...told, to }, forcedRev: rev };
  if ((before.forced?.to ?? null) === to) return held;
  const epoch = expired ? before.epoch + 1 : nextEpoch(before);
  emit({ type: 'forced', provider: id, epoch, ...told, expired });
  return {
    ...held,
    epoch,
    epochAt: at,
    stepAt: Math.max(at, before.stepAt),
    opensAt: at,
    doubtful: false,
    window: {},
    unanswered: null,
  };
}

function alertOf(from: Phase, to: Phase): TransitionAlert {
  if (to === 'open') return openingAlerts[from];
  if (to === 'half-open') return null;
  return to === 'closed' ? 'recovered' : to;
}

/** Half-open, and the end of a hold, take the next numbers where nothing more is heard: all else skips them. */
function nextEpoch({ epoch, phase, forced }: ProviderRecord): number {
  return epoch + 1 + Number(phase === 'open') + Number((forced?.until ?? null) !== null);
}
