import { browserPolicy } from '../circuit/index.ts';
import { skewOf, type DatedView } from './view-cache.ts';
import { parseView } from '../protocol/index.ts';
import type { SharedStatePorts } from './ports.ts';

/** What the endpoint said. */
export interface EndpointAnswer {
  /** HTTP status; 0 when there was no answer in time. */
  readonly status: number;
  /** Only from a good answer. */
  readonly dated: DatedView | null;
  /** How long it asks to be left alone; null when it does not say. */
  readonly retryAfterMs: number | null;
}

const NO_ANSWER: EndpointAnswer = { status: 0, dated: null, retryAfterMs: null };

/**
 * One request to the endpoint, to the end of its body. Never rejects: slower than 1.5 s is unreachable, and
 * an answer that comes later is not looked at.
 *
 * @param signal ends the waiting; a report that is on its way stays so
 */
export function askEndpoint(
  ports: SharedStatePorts,
  url: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<EndpointAnswer> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    const end = (answer: EndpointAnswer): void => {
      cancelTimer();
      signal?.removeEventListener('abort', giveUp);
      resolve(answer);
    };
    const giveUp = (): void => {
      end(NO_ANSWER);
      if (!(signal?.aborted && init.method === 'POST')) controller.abort();
    };
    const cancelTimer = ports.clock.after(browserPolicy.endpointTimeoutMs, giveUp);
    signal?.addEventListener('abort', giveUp);
    const all = { ...init, cache: 'no-store', credentials: 'omit', signal: controller.signal } as const;
    read(ports, url, all).then(end, giveUp);
  });
}

async function read(ports: SharedStatePorts, url: string, init: RequestInit): Promise<EndpointAnswer> {
  const { clock } = ports;
  const startedAt = clock.now();
  const skew = skewOf(clock);
  const response = await ports.fetch(url, init);
  const { status, headers } = response;
  const view = response.ok ? parseView(await response.text()) : null;
  // Dated from the start of the request: a view must never seem younger than it is.
  const ageMs = seconds(headers.get('Age'), 0) + clock.now() - startedAt;
  const exact = Math.abs(skewOf(clock) - skew) <= browserPolicy.sleepMs;
  const retryAfter = headers.get('Retry-After');
  return {
    status,
    dated: view && { view, ageMs, exact },
    retryAfterMs: retryAfter === null ? null : seconds(retryAfter, browserPolicy.limitedMs),
  };
}

/** A header in seconds as ms; `otherwise` for one that is no number (a date needs a clock that is right). */
function seconds(header: string | null, otherwise: number): number {
  const ms = Number(header) * 1000;
  return ms >= 0 && header !== null ? ms : otherwise;
}
