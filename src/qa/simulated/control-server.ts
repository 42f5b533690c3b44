import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { scenarioOf } from '../scenarios/scenario.ts';
import { isFaultOf, type FaultNow, type ProviderId } from './faults.ts';
import { listen } from './listen.ts';
import type { ServedLog } from './served-log.ts';

const largestBody = 2048;

export interface Faults {
  get(provider: ProviderId): FaultNow | null;
  set(provider: ProviderId, fault: FaultNow | null): void;
}

const isProvider = (text: string | undefined): text is ProviderId =>
  text === 'kakao-postcode' || text === 'juso';

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestBody) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const noFault = 'well';

/** The fault that a body asks for, `noFault` for none; null when the body is wrong. */
function readFault(provider: ProviderId, body: unknown): FaultNow | typeof noFault | null {
  if (typeof body !== 'object' || body === null || !('fault' in body)) return null;
  const { fault } = body;
  if (fault === null) return noFault;
  if (!isFaultOf(provider, fault)) return null;
  const { amount } = scenarioOf(fault);
  const wanted = 'amount' in body ? body.amount : null;
  if (wanted === null) return { fault, amount: amount?.normal ?? null };
  if (!amount || typeof wanted !== 'number') return null;
  return wanted >= amount.least && wanted <= amount.most ? { fault, amount: wanted } : null;
}

/**
 * Takes outages by a call, `PUT /faults/:provider {"fault": "slow", "amount": 4}` (null: none; the amount may be
 * left out), and tells them and what was served.
 */
export class ControlServer {
  readonly #server: Server;

  constructor(
    private readonly faults: Faults,
    private readonly log: ServedLog,
  ) {
    this.#server = createServer((request, response) => {
      // Only a caller who hangs up in the middle of a body gets here; there is nobody left to answer.
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  listen(host: string, port: number): Promise<string> {
    return listen(this.#server, host, port);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, value: unknown): void => {
      response.writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, PUT, DELETE',
        'access-control-allow-headers': 'content-type',
      });
      response.end(status === 204 ? undefined : JSON.stringify(value));
    };
    const faults = () => ({
      'kakao-postcode': this.faults.get('kakao-postcode')?.fault ?? null,
      juso: this.faults.get('juso')?.fault ?? null,
    });
    const [, what, provider] = (request.url ?? '/').split(/[/?]/);
    const call = `${request.method} /${what}`;
    if (request.method === 'OPTIONS') return send(204, null);
    if (call === 'GET /' || call === 'GET /faults') return send(200, faults());
    if (call === 'GET /served') return send(200, this.log.entries);
    if (call === 'DELETE /served') {
      this.log.clear();
      return send(204, null);
    }
    if (call !== 'PUT /faults') return send(404, { error: 'no such call' });
    if (!isProvider(provider)) return send(404, { error: `no provider "${provider}"` });
    const wanted = readFault(provider, await readBody(request));
    if (wanted === null)
      return send(400, {
        error: `"fault" must be null or a fault of ${provider}, "amount" a number in its range`,
      });
    this.faults.set(provider, wanted === noFault ? null : wanted);
    return send(200, faults());
  }
}
