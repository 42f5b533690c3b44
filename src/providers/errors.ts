import type { BadQueryReason, Failed, NotSearchableReason, ProviderError } from './contract.ts';

/** Codes are the provider's own; ours are in lower case. Messages are for developers, not for users. */
type Make = (code: string, message?: string) => ProviderError;

/** A call that ended in this error. */
export const failed = (error: ProviderError): Failed => ({ kind: 'failed', error });

export const down: Make = (code, message = code) => ({ kind: 'down', code, message });
export const timedOut: Make = (code, message = code) => ({ kind: 'timeout', code, message });
export const opaque: Make = (code, message = code) => ({ kind: 'opaque', code, message });
export const misconfigured: Make = (code, message = code) => ({ kind: 'misconfigured', code, message });

/** `retryAfterMs` is how long the provider asked to be left alone; null when it did not say. */
export const limited = (code: string, message = code, retryAfterMs: number | null = null): ProviderError => ({
  kind: 'limited',
  code,
  message,
  retryAfterMs,
});

/** Give the provider's own code if it answered; without one the query was refused here, before a request. */
export const badQuery = (reason: BadQueryReason, code: string = reason, message = code): ProviderError => ({
  kind: 'bad-query',
  code,
  message,
  reason,
});

/** As `badQuery`, for a text that another provider may be able to search for. */
export const notSearchable = (
  reason: NotSearchableReason,
  code: string = reason,
  message = code,
  words: readonly string[] = [],
): ProviderError => ({ kind: 'not-searchable', code, message, reason, words });

export const offline = (): ProviderError => ({
  kind: 'offline',
  code: 'offline',
  message: 'The browser has no network.',
});

export const aborted = (): ProviderError => ({
  kind: 'aborted',
  code: 'aborted',
  message: 'The caller ended the call.',
});

/**
 * Rejected without a reason: offline if the browser says so (`true` of `onLine` proves nothing,
 * docs/providers.md#what-a-page-cannot-see).
 */
export const opaqueOrOffline: Make = (code, message) =>
  globalThis.navigator?.onLine === false ? offline() : opaque(code, message);

/** The answer has another shape than the API promises: never "no such address". */
export const wrongShape = (): Failed => failed(down('wrong-shape', 'The answer has an unknown shape.'));
