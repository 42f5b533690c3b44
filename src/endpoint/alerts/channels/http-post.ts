import type { Clock } from '../../../platform/index.ts';
import type { Sent } from './channel.ts';

/** A request that takes longer has failed (ms). */
const timeoutMs = 10_000;
/** The longest wait (ms) that a channel can ask for: alerts are given up after it. */
const longestWaitMs = 24 * 3_600_000;
const shownCharacters = 200;
/** No channel says as much; what follows is not read (characters). */
const longestAnswer = 65_536;

/** What sending needs from outside. */
export interface Wire {
  readonly clock: Clock;
  /** @default the global one */
  readonly fetch?: typeof globalThis.fetch;
}

/** An answer, or why there was none. */
export type Answer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly waitMs: number | null;
    }
  | { readonly kind: 'none'; readonly detail: string };

/**
 * Posts JSON. Follows no redirect: a message is for the one address that was configured.
 *
 * @param url may hold a secret, so nothing of it is in the answer
 */
export async function post(
  { clock, fetch = globalThis.fetch }: Wire,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const abort = new AbortController();
  const stop = clock.after(timeoutMs, () => abort.abort());
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      redirect: 'manual',
      signal: abort.signal,
    });
    const text = await beginningOf(response);
    const waitMs = waitOf(response.headers.get('retry-after'), clock.wall());
    return { kind: 'answer', status: response.status, text, waitMs };
  } catch (error) {
    if (abort.signal.aborted) return { kind: 'none', detail: `no answer within ${timeoutMs / 1_000} s` };
    return { kind: 'none', detail: `no connection (${codeOf(error)})` };
  } finally {
    stop();
  }
}

/** The text of an answer as far as it is read: whoever is sent alerts may answer without an end. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (reader && text.length < longestAnswer) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    await reader?.cancel();
  } catch {
    // The status has come, and says whether the alert was taken.
  }
  return text;
}

/** How an attempt to send to a webhook ended. @param secret is never repeated */
export function sentOf(answer: Answer, secret: string): Sent {
  if (answer.kind === 'none') return { kind: 'failed', detail: answer.detail };
  if (answer.status >= 200 && answer.status < 300) return { kind: 'delivered', thread: null };
  return refusal(answer.status, answer.text.replaceAll(secret, '***'), answer.waitMs);
}

/** What an answer that is no success means to a webhook. The reason is what the server said. */
export function refusal(status: number, reason: string, waitMs: number | null): Sent {
  const said = reason.trim().replace(/\s+/g, ' ').slice(0, shownCharacters);
  const detail = said === '' ? `HTTP ${status}` : `HTTP ${status}: ${said}`;
  // Who asks for no wait is not asked again and again without one: it is left as long as any that fails.
  if (waitMs !== null && waitMs > 0 && (status === 429 || status >= 500))
    return { kind: 'limited', afterMs: Math.min(waitMs, longestWaitMs), detail };
  const isRejected = status === 400 || status === 413 || status === 422;
  return { kind: isRejected ? 'rejected' : 'failed', detail };
}

/** Retry-After (RFC 9110 10.2.3): seconds or a date. Anything else asks for nothing. */
function waitOf(header: string | null, wall: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - wall);
}

/** Only the code: messages of network errors hold addresses. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code;
  return 'unknown';
}
