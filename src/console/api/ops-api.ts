import {
  type OpsState,
  type WholeOpsState,
  type TimelineEntry,
  type SeriesAnswer,
  type ChannelTest,
} from '../../protocol/index.ts';
import type { OpsCommand } from '../commands/command.ts';

/** Why something was not answered as wanted. */
export type ApiFailure =
  /** Not logged in, or no more. */
  | { readonly kind: 'out' }
  | { readonly kind: 'off' }
  | { readonly kind: 'other-site' }
  | { readonly kind: 'slowed' }
  | { readonly kind: 'conflict'; readonly state: OpsState }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'store' }
  /** No replica of the store has it: it is lost if the primary fails, or was not carried out because of that. */
  | { readonly kind: 'replica'; readonly isApplied: boolean }
  /** No answer: it may have been carried out. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'other'; readonly status: number; readonly detail: string };

export type ApiAnswer<T> = { readonly kind: 'ok'; readonly value: T } | ApiFailure;

/** What a command was based on. */
export interface Basis {
  readonly rev: number;
  readonly inc: string;
  readonly reason: string;
}

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  readonly next: string | null;
}

interface Problem {
  readonly detail?: string;
  readonly field?: string;
  readonly replica?: 'none' | 'behind';
  readonly state?: OpsState;
}

const deadlineMs = 15_000;

/** The ops API of the endpoint that this page comes from. The session is a cookie that no script can read. */
export class OpsApi {
  constructor(private readonly ask: typeof fetch = (input, init) => fetch(input, init)) {}

  logIn(token: string): Promise<ApiAnswer<{ readonly name: string }>> {
    return this.#call('POST', 'session', { token });
  }

  logOut(): Promise<ApiAnswer<null>> {
    return this.#call('DELETE', 'session');
  }

  state(): Promise<ApiAnswer<WholeOpsState>> {
    return this.#call('GET', 'state');
  }

  timeline(before: string | null): Promise<ApiAnswer<TimelinePage>> {
    return this.#call('GET', `timeline${before === null ? '' : `?before=${encodeURIComponent(before)}`}`);
  }

  series(): Promise<ApiAnswer<SeriesAnswer>> {
    return this.#call('GET', 'series');
  }

  testAlerts(): Promise<ApiAnswer<{ readonly channels: readonly ChannelTest[] }>> {
    return this.#call('POST', 'alerts/test');
  }

  /** Gives a command. 200 means that it is durable; the answer is the state as it is then. */
  command(command: OpsCommand, basis: Basis): Promise<ApiAnswer<OpsState>> {
    switch (command.kind) {
      case 'order':
        return this.#call('PUT', 'order', { ...basis, order: command.order });
      case 'open':
      case 'closed':
      case 'release': {
        const path = `circuits/${encodeURIComponent(command.provider)}/forced`;
        const hold = command.kind === 'release' ? { to: null } : { to: command.kind, forMs: command.forMs };
        return this.#call('PUT', path, { ...basis, ...hold });
      }
      case 'notice': {
        const { level, text, forMs } = command;
        return this.#call('PUT', 'notice', { ...basis, level, text, forMs });
      }
      case 'endNotice':
        return this.#call('DELETE', 'notice', basis);
    }
  }

  async #call<T>(method: string, path: string, body?: object): Promise<ApiAnswer<T>> {
    try {
      const response = await this.ask(`/v1/ops/${path}`, {
        method,
        cache: 'no-store',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(deadlineMs),
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const text = await response.text();
      if (!response.ok) return failureOf(response, problemIn(text));
      return { kind: 'ok', value: (text === '' ? null : JSON.parse(text)) as T };
    } catch {
      return { kind: 'unknown' };
    }
  }
}

function problemIn(text: string): Problem {
  try {
    return (JSON.parse(text) ?? {}) as Problem;
  } catch {
    // A proxy's own page.
    return {};
  }
}

function failureOf({ status }: Response, { detail = '', field, replica, state }: Problem): ApiFailure {
  switch (status) {
    case 401:
      return { kind: 'out' };
    case 403:
      return { kind: 'other-site' };
    case 404:
      return detail.includes('OPS_TOKENS') ? { kind: 'off' } : { kind: 'other', status, detail };
    case 409:
      return state === undefined ? { kind: 'other', status, detail } : { kind: 'conflict', state };
    case 422:
      return { kind: 'field', field: field ?? 'body' };
    case 429:
      return { kind: 'slowed' };
    case 502:
    case 504:
      // A proxy gave up waiting; the endpoint may have obeyed all the same.
      return { kind: 'unknown' };
    case 503:
      return replica === undefined ? { kind: 'store' } : { kind: 'replica', isApplied: replica === 'behind' };
    default:
      return { kind: 'other', status, detail };
  }
}
