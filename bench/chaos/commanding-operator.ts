import { setTimeout as pause } from 'node:timers/promises';
import type { OpsState } from '../../src/protocol/index.ts';
import { within } from '../../src/circuit/testing/random.ts';

/** A command as it went out; `status` null: no answer came. */
export interface GivenCommand {
  readonly reason: string;
  readonly status: number | null;
}

export interface CommandingOperatorOptions {
  readonly name: string;
  readonly token: string;
  /** URL of the endpoint. */
  readonly endpoint: string;
  readonly random: () => number;
}

/** Who does not answer for so long (ms) is given up. */
const patienceMs = 4_000;
/** Nothing that is shown to everybody ends by itself within a run. */
const noticeForMs = 24 * 3_600_000;

interface Ask {
  readonly method: 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An operator who looks at the state and commands something, again and again, whatever becomes of it. */
export class CommandingOperator {
  readonly given: GivenCommand[] = [];
  #isEnded = false;
  #work: Promise<void> | null = null;

  constructor(private readonly options: CommandingOperatorOptions) {}

  start(): void {
    this.#work = this.#commandOn();
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#work;
  }

  /** One command. @returns the status; null: no answer came */
  async command(): Promise<number | null> {
    const { name, random } = this.options;
    const state = await this.#ask<OpsState>('GET', '/v1/ops/state');
    if (state === null || state.status !== 200) return state?.status ?? null;
    const { method, path, body } = commandOn(state.body, random);
    const reason = `chaos ${name} ${this.given.length}`;
    const sent = { ...body, rev: state.body.rev, inc: state.body.inc, reason };
    const answer = await this.#ask<unknown>(method, path, sent);
    const status = answer?.status ?? null;
    this.given.push({ reason, status });
    return status;
  }

  async #commandOn(): Promise<void> {
    while (!this.#isEnded) {
      await this.command();
      await pause(within([200, 900], this.options.random));
    }
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<{ status: number; body: T } | null> {
    const { endpoint, token } = this.options;
    try {
      const answer = await fetch(endpoint + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(patienceMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as T };
    } catch {
      return null;
    }
  }
}

/** Any command that the state allows. */
function commandOn({ order, providers, notice }: OpsState, random: () => number): Ask {
  const dice = random();
  if (dice < 0.4) return { method: 'PUT', path: '/v1/ops/order', body: { order: order.toReversed() } };
  if (dice < 0.7 || Object.keys(providers).length === 0) {
    if (notice !== null && dice < 0.5) return { method: 'DELETE', path: '/v1/ops/notice', body: {} };
    const text = { ko: `점검 안내 ${dice}`, en: `Maintenance ${dice}` };
    return { method: 'PUT', path: '/v1/ops/notice', body: { level: 'info', text, forMs: noticeForMs } };
  }
  const [id = '', record] = Object.entries(providers)[dice < 0.85 ? 0 : 1] ?? [];
  const to = record?.forced == null ? (random() < 0.5 ? 'open' : 'closed') : null;
  const body = to === null ? { to } : { to, forMs: Math.round(within([500, 3_000], random)) };
  return { method: 'PUT', path: `/v1/ops/circuits/${id}/forced`, body };
}
