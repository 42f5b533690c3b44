import ky from 'ky';
import type { Failed } from '../contract.ts';
import { aborted, down, failed, limited, opaqueOrOffline } from '../errors.ts';
import type { Body } from './jsonp.ts';

/** The longest real answer, 100 rows of juso, has 90 kB. */
const maxBodyBytes = 1_000_000;

export interface FetchJsonOptions {
  /** Lasts to the end of the body. There is no other deadline. */
  readonly signal: AbortSignal;
  /** Any header makes the browser ask for permission first (a CORS preflight), so none is sent by itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The API's own word, looked for before the status is judged: an error, `body` when the body is an answer
   * in spite of its status, null when it says nothing.
   */
  readonly judge?: (body: unknown, status: number) => Failed | 'body' | null;
}

/** Gets JSON by fetch, once, without credentials. Outcomes are values; a status of 4xx is one for `judge`. */
export async function fetchJson(url: string, { signal, headers, judge }: FetchJsonOptions): Promise<Body> {
  if (signal.aborted) return failed(aborted());
  try {
    const response = await ky(url, {
      signal,
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      credentials: 'omit',
      ...(headers && { headers }),
    });
    const { status } = response;
    const text = await readText(response);
    if (text === null) return failed(down('too-large', 'The answer is longer than 1 MB.'));
    const body = parse(text);
    const own = body === undefined ? null : judge?.(body, status);
    if (own) return own === 'body' ? { kind: 'body', body } : own;
    const code = `http-${status}`;
    if (status === 429)
      return failed(limited(code, code, retryAfterMs(response.headers.get('retry-after'), Date.now())));
    if (status >= 400) return failed(down(code));
    if (body === undefined) return failed(down('not-json', 'The answer is not JSON.'));
    return { kind: 'body', body };
  } catch (reason) {
    return failed(signal.aborted ? aborted() : opaqueOrOffline('fetch-failed', String(reason)));
  }
}

/** The body as text; null when it is too long, which is known, and the rest given up, while it comes. */
async function readText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > maxBodyBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

/** `Retry-After` in seconds or as a date, in ms from `now`; null when there is none to read. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (!header) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
