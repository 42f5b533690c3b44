import {
  STATUS_CODES,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { maintenancePage } from '../scenarios/bodies.ts';
import type { Fault, FaultNow, ProviderId } from './faults.ts';
import { listen } from './listen.ts';
import type { ServedLog } from './served-log.ts';

/** A true answer, before a fault on the wire spoils it. */
export interface WireAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** True when the answer itself carries the fault (an error code, an empty result). */
  readonly faulty: boolean;
}

export interface FaultyServerOptions {
  readonly provider: ProviderId;
  readonly log: ServedLog;
  readonly latencyMs: number;
  /** Between two bytes of a body that drips, in ms. */
  readonly dripMs: number;
  /** The fault in force for this server now. */
  fault(): FaultNow | null;
  /** From 0 to under 1: whose turn it is when only some requests are hit. */
  random(): number;
  answer(url: URL, fault: Fault | null): WireAnswer;
}

/** The address asked for; the root for a path that is none, such as "//". */
function addressAsked(path: string): URL {
  const base = 'http://simulated.invalid';
  return URL.canParse(path, base) ? new URL(path, base) : new URL(base);
}

/** An HTTP server whose answers can be spoilt on the wire, with real sockets. */
export class FaultyServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly options: FaultyServerOptions) {
    this.#server = createServer((request, response) => this.#serve(request, response));
    this.#server.on('connection', (socket: Socket) => this.#accepted(socket));
    this.#server.keepAliveTimeout = 1;
  }

  listen(host: string, port: number): Promise<string> {
    return listen(this.#server, host, port);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #accepted(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (this.options.fault()?.fault !== 'refused') return;
    this.options.log.add(this.options.provider, '', 'refused');
    socket.resetAndDestroy();
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { log, provider, latencyMs } = this.options;
    const url = addressAsked(request.url ?? '/');
    const { fault, amount } = this.#faultOfThisRequest();
    response.on('close', log.opened(provider));
    response.setHeader('connection', 'close');
    const answer = this.options.answer(url, fault);
    const late = fault === 'slow' ? (amount ?? 0) * 1000 : 0;
    if (late > 0) log.add(provider, url.pathname + url.search, fault);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const spoilt = this.#spoil(fault, response, answer);
      if (late === 0) log.add(provider, url.pathname + url.search, spoilt || answer.faulty ? fault : null);
      if (spoilt) return;
      response.writeHead(answer.status, { 'content-type': answer.type, ...answer.headers });
      response.end(answer.body);
    }, latencyMs + late);
    this.#timers.add(timer);
  }

  #faultOfThisRequest(): FaultNow | { readonly fault: null; readonly amount: null } {
    const now = this.options.fault() ?? { fault: null, amount: null };
    const spared = now.fault === 'intermittent' && this.options.random() * 100 >= (now.amount ?? 0);
    return spared ? { fault: null, amount: null } : now;
  }

  /** Does the fault to this answer, if it is one of the wire; true when the answer is dealt with. */
  #spoil(fault: Fault | null, response: ServerResponse, answer: WireAnswer): boolean {
    const head = { 'content-type': answer.type, ...answer.headers };
    const body = Buffer.from(answer.body);
    const half = body.subarray(0, Math.ceil(body.length / 2));
    switch (fault) {
      case 'refused':
        response.socket?.resetAndDestroy();
        return true;
      case 'hang':
      case 'intermittent':
        return true;
      case 'reset':
        response.writeHead(200, { ...head, 'content-length': body.length });
        response.write(half, () => response.socket?.resetAndDestroy());
        return true;
      case 'drip':
        response.writeHead(200, head);
        this.#drip(response, body, 0);
        return true;
      case '500':
      case '502':
      case '503':
      case '429':
        response.writeHead(Number(fault), { 'content-type': 'text/plain' });
        response.end(STATUS_CODES[fault]);
        return true;
      case 'maintenance':
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(maintenancePage);
        return true;
      case 'truncated':
        response.writeHead(200, head);
        response.end(half);
        return true;
      case 'slow':
      case 'empty':
      case 'bad-key':
      case 'expired-key':
      case 'system-error':
      case 'wrong-shape':
      case 'never-ready':
      case 'dies-after-ready':
      case 'script-gone':
      case 'core-missing':
      case null:
        return false;
    }
  }

  #drip(response: ServerResponse, body: Buffer, at: number): void {
    if (response.destroyed || response.writableEnded) return;
    // The last byte never comes: a body that only trickles must be ended by the caller's deadline.
    if (at < body.length - 1) response.write(body.subarray(at, at + 1));
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#drip(response, body, at + 1);
    }, this.options.dripMs);
    this.#timers.add(timer);
  }
}
