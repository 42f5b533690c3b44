import type { ProviderView, PublicView } from '../../circuit/record/types.ts';
import type { ReportedOutcome } from '../report-queue.ts';

/** An incarnation, and one that is created a day after it. */
export const INC = 'mkf3d2w0-4f7a';
export const LATER_INC = 'mkgim9s0-0b1c';

export const closed: ProviderView = {
  epoch: 1,
  phase: 'closed',
  phaseAgeMs: 60_000,
  share: 1,
  forced: null,
  softMs: 1000,
  hardMs: 3000,
};

/** A view of a healthy fleet, but for the changes. */
export function viewOf(changes: Partial<PublicView> = {}): PublicView {
  return {
    v: 1,
    inc: INC,
    rev: 5,
    validForMs: 30_000,
    graceMs: 300_000,
    sample: 1,
    order: ['kakao-postcode', 'juso'],
    providers: { 'kakao-postcode': closed, juso: closed },
    notice: null,
    ...changes,
  };
}

/** A call to juso that was answered in time, but for the changes. */
export function outcomeOf(now: number, changes: Partial<ReportedOutcome> = {}): ReportedOutcome {
  return {
    provider: 'juso',
    epoch: 1,
    kind: 'normal',
    outcome: 'ok',
    corroborated: false,
    durationMs: 180,
    endedAt: now,
    ...changes,
  };
}
