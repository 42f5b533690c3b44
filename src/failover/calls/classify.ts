import type { EvidencePolicy, Outcome } from '../../circuit/index.ts';
import type { Answer, LoadAnswer, ProviderError } from '../../providers/index.ts';

export type RefusalError = ProviderError & { readonly kind: 'bad-query' | 'not-searchable' };

/** What was noticed around one call; decides whether its timing means anything. Milliseconds. */
export interface CallFacts {
  readonly durationMs: number;
  /** The soft deadline had passed when the call ended. */
  readonly pastSoft: boolean;
  /** The page was hidden or frozen at some time during the call. */
  readonly hidden: boolean;
  /** The browser said that it had no network, at either end of the call. */
  readonly offline: boolean;
  /** How late the call's own timers fired, at worst. */
  readonly timerLateMs: number;
  /** How far the wall clock and the monotonic clock disagree across the call. */
  readonly driftMs: number;
}

/** True when the call proves nothing about the provider, whatever its answer. */
function isVoid(facts: CallFacts, policy: EvidencePolicy): boolean {
  return (
    facts.hidden ||
    facts.offline ||
    facts.timerLateMs > policy.timerLateMs ||
    Math.abs(facts.driftMs) > policy.clockSkewMs
  );
}

/**
 * The evidence in one ended call (docs/failover.md#evidence, docs/providers.md#failures).
 * `limited` is kept even when the timing is void: being asked to slow down does not depend on timing.
 */
export function classify(answer: Answer | LoadAnswer, facts: CallFacts, policy: EvidencePolicy): Outcome {
  if (answer.kind === 'failed' && answer.error.kind === 'limited') return 'limited';
  if (isVoid(facts, policy)) return 'void';
  if (answer.kind !== 'failed') return facts.pastSoft ? 'late' : 'ok';
  return outcomeOfError(answer.error, facts);
}

function outcomeOfError(error: ProviderError, facts: CallFacts): Outcome {
  switch (error.kind) {
    case 'down':
    case 'timeout':
      return 'bad';
    case 'opaque':
    case 'misconfigured':
    case 'limited':
      return error.kind;
    case 'bad-query':
    case 'not-searchable':
      if (wasNotAsked(error)) return 'void';
      return facts.pastSoft ? 'late' : 'ok';
    case 'offline':
    case 'aborted':
      return 'void';
  }
}

/** The query was refused, by the provider or before it was asked: the query's matter, not the provider's. */
export const isRefusal = (error: ProviderError): error is RefusalError =>
  error.kind === 'bad-query' || error.kind === 'not-searchable';

/** Refused before a request was made, so that it says nothing about the provider's health. Our own codes are in lower case. */
export function wasNotAsked(error: ProviderError): boolean {
  return isRefusal(error) && /^[a-z]/.test(error.code);
}

/** The provider spoke to this browser, so the browser's network works. */
export function provesNetwork(answer: Answer | LoadAnswer): boolean {
  if (answer.kind !== 'failed') return true;
  return isRefusal(answer.error) && !wasNotAsked(answer.error);
}
