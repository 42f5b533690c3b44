import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Fault, ProviderId } from './faults.ts';
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
  fault(): Fault | null;
  answer(url: URL, fault: Fault | null): WireAnswer;
}

const MAINTENANCE =
  '<!doctype html><html lang="ko"><title>서비스 점검</title><h1>서비스 점검 중입니다</h1></html>';

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

  async listen(host: string, port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve());
    });
    return `http://${host}:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #refused(fault: Fault | null): boolean {
    return fault === 'refuse' || fault === 'script-refuse';
  }

  #accepted(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const fault = this.options.fault();
    if (!this.#refused(fault)) return;
    this.options.log.add(this.options.provider, '', fault);
    socket.resetAndDestroy();
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { log, provider, latencyMs } = this.options;
    const url = addressAsked(request.url ?? '/');
    const fault = this.options.fault();
    response.on('close', log.opened(provider));
    response.setHeader('connection', 'close');
    const answer = this.options.answer(url, fault);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const spoilt = this.#spoil(fault, response, answer);
      log.add(provider, url.pathname + url.search, spoilt || answer.faulty ? fault : null);
      if (spoilt) return;
      response.writeHead(answer.status, { 'content-type': answer.type, ...answer.headers });
      response.end(answer.body);
    }, latencyMs);
    this.#timers.add(timer);
  }

  /** Does the fault to this answer, if it is one of the wire; true when the answer is dealt with. */
  #spoil(fault: Fault | null, response: ServerResponse, answer: WireAnswer): boolean {
    const body = Buffer.from(answer.body);
    const half = body.subarray(0, Math.ceil(body.length / 2));
    switch (fault) {
      case 'refuse':
      case 'script-refuse':
        response.socket?.resetAndDestroy();
        return true;
      case 'hang':
        return true;
      case 'reset':
        response.writeHead(200, {
          'content-type': answer.type,
          ...answer.headers,
          'content-length': body.length,
        });
        response.write(half, () => response.socket?.resetAndDestroy());
        return true;
      case 'drip':
        response.writeHead(200, { 'content-type': answer.type, ...answer.headers });
        this.#drip(response, body, 0);
        return true;
      case 'http-500':
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end('Internal Server Error');
        return true;
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(MAINTENANCE);
        return true;
      case 'truncated':
        response.writeHead(200, { 'content-type': answer.type, ...answer.headers });
        response.end(half);
        return true;
      case 'empty':
      case 'bad-key':
      case 'system-error':
      case 'wrong-shape':
      case 'never-ready':
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
