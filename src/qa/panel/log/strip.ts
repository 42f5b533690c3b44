import type { CallKind, Outcome, Plan } from '../../../circuit/index.ts';
import type { Attempt, FailoverEvent, SearchOutcome } from '../../../failover/index.ts';

export type ChangeReason = (FailoverEvent & { readonly type: 'provider-change' })['reason'];

/** One call of a search, in ms from the beginning of the search. */
export interface StripAttempt {
  readonly provider: string;
  readonly kind: CallKind;
  readonly startMs: number;
  readonly softMs: number | null;
  readonly hardMs: number | null;
  endMs: number | null;
  result: Attempt['result'];
  error: Attempt['error'];
  /** What it was reported as; null while it is not settled. */
  vote: Outcome | null;
}

/** The way one search went. */
export interface Strip {
  /** Counts up from 1. */
  readonly id: number;
  readonly field: Element;
  readonly text: string;
  readonly page: number;
  readonly trigger: 'type' | 'submit';
  readonly plan: Plan;
  /** `performance.now()` and ms since 1970 at its beginning. */
  readonly began: number;
  readonly at: number;
  readonly attempts: StripAttempt[];
  readonly changes: { readonly atMs: number; readonly to: string; readonly reason: ChangeReason }[];
  outcome: SearchOutcome | null;
  endMs: number | null;
}

/** The way of a search that begins now. */
export const stripOf = (
  id: number,
  field: Element,
  { request, plan }: FailoverEvent & { readonly type: 'search' },
  { now, wall }: { readonly now: number; readonly wall: number },
): Strip => ({
  id,
  field,
  text: request.text,
  page: request.page,
  trigger: request.trigger,
  plan,
  began: now,
  at: wall,
  attempts: [],
  changes: [],
  outcome: null,
  endMs: null,
});

/** A call of this search begins; its deadlines are those of the plan. */
export function startAttempt(strip: Strip, provider: string, kind: CallKind, now: number): void {
  const { steps, probe } = strip.plan;
  const step = steps.find((each) => each.provider === provider);
  const isProbe = kind === 'probe' && probe?.provider === provider;
  strip.attempts.push({
    provider,
    kind,
    startMs: now - strip.began,
    softMs: isProbe ? null : (step?.softMs ?? null),
    hardMs: isProbe ? probe.hardMs : (step?.hardMs ?? null),
    endMs: null,
    result: 'running',
    error: null,
    vote: null,
  });
}

/** Which call has ended, among those that fit. Calls carry no number; their beginning tells them apart. */
export function nearestAttempt(
  strips: readonly Strip[],
  { provider, kind, durationMs }: Pick<Attempt, 'provider' | 'kind' | 'durationMs'>,
  endedAt: number,
  fits: (attempt: StripAttempt) => boolean,
): { readonly strip: Strip; readonly attempt: StripAttempt } | null {
  let best: { strip: Strip; attempt: StripAttempt; off: number } | null = null;
  for (const strip of strips) {
    for (const attempt of strip.attempts) {
      if (attempt.provider !== provider || attempt.kind !== kind || !fits(attempt)) continue;
      const off = Math.abs(strip.began + attempt.startMs - (endedAt - durationMs));
      if (best === null || off < best.off) best = { strip, attempt, off };
    }
  }
  return best;
}

/** Its field begins anew: what was under way ended without a word. */
export function abandon({ attempts, began }: Strip, now: number): void {
  const error = { kind: 'aborted', code: 'ended', message: 'The field began anew' } as const;
  for (const attempt of attempts)
    if (attempt.endMs === null) Object.assign(attempt, { endMs: now - began, result: 'failed', error });
}
