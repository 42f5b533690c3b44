import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AlertOptions } from '../../config/alert-options.ts';
import { keyOf } from '../channels/webhook.ts';

/** A message that a receiver has taken or refused. */
export interface Got {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  readonly raw: string;
  readonly isTaken: boolean;
}

/** How a service answers; undefined: as it should. */
export type Mood = (response: ServerResponse, body: Got['body']) => void;

export const token = '123456:s3cret-token';
export const slackPath = '/services/T0/B0/s3cret-slack';
const secret = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMw==';

type Service = 'telegram' | 'slack' | 'webhook';

/** Telegram, Slack and a receiver of Standard Webhooks on one loopback port, each with moods of its own. */
export class Receivers {
  readonly got: Record<Service, Got[]> = { telegram: [], slack: [], webhook: [] };
  readonly #moods: Record<Service, Mood[]> = { telegram: [], slack: [], webhook: [] };
  readonly #standing = new Map<Service, Mood>();
  /** Hears of each alert that is taken. */
  onTaken: (service: Service, id: string) => void = () => undefined;
  /** Requests that get no answer. */
  hanging = 0;
  /** How long (ms) Telegram's answer to what it has taken is on its way. */
  answersAfterMs = 0;
  #lastMessage = 100;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receivers> {
    const server = createServer();
    const receivers = new Receivers(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        receivers.#take(request.url ?? '', request.headers, raw, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receivers;
  }

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** All three channels, or only some. */
  options(...names: readonly Service[]): AlertOptions {
    const has = (name: Service): boolean => names.length === 0 || names.includes(name);
    const key = keyOf(secret);
    if (key === null) throw new Error('the secret is none');
    return {
      telegram: has('telegram') ? { token, chatId: '-1001', apiBase: this.base } : null,
      slack: has('slack') ? { url: this.base + slackPath } : null,
      webhook: has('webhook') ? { url: `${this.base}/hook`, key } : null,
      publicUrl: 'https://ops.example',
    };
  }

  /** The next answers of a service, one after another. */
  next(service: Service, ...moods: readonly Mood[]): void {
    this.#moods[service].push(...moods);
  }

  /** All answers until further notice; undefined: as it should. */
  always(service: Service, mood?: Mood): void {
    if (mood === undefined) this.#standing.delete(service);
    else this.#standing.set(service, mood);
  }

  /** Answers nothing, and keeps the connection. */
  readonly hang: Mood = (response) => {
    this.hanging++;
    response.on('close', () => this.hanging--);
  };

  /** What was taken, in order, as its alert ids (without the incarnation). */
  ids(service: Service): readonly string[] {
    return this.taken(service).flatMap((each) => idsIn(service, each));
  }

  taken(service: Service): readonly Got[] {
    return this.got[service].filter(({ isTaken }) => isTaken);
  }

  texts(service: 'telegram' | 'slack'): readonly string[] {
    return this.taken(service).map(({ body }) => String(body['text']));
  }

  async end(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #take(path: string, headers: IncomingHttpHeaders, raw: string, response: ServerResponse): void {
    const service = serviceOf(path);
    if (service === null) {
      response.writeHead(404).end('{"ok":false,"error_code":404,"description":"Not Found"}');
      return;
    }
    const body = JSON.parse(raw) as Got['body'];
    const mood = this.#moods[service].shift() ?? this.#standing.get(service);
    const fault = mood === undefined ? faultOf(service, headers, body, raw) : null;
    const got = { path, headers, body, raw, isTaken: mood === undefined && fault === null };
    this.got[service].push(got);
    for (const id of got.isTaken ? idsIn(service, got) : []) this.onTaken(service, id);
    if (mood !== undefined) mood(response, body);
    else if (fault !== null) response.writeHead(400).end(fault);
    else if (service === 'telegram') {
      const result = { message_id: ++this.#lastMessage, chat: { id: body['chat_id'] } };
      const answer = JSON.stringify({ ok: true, result });
      if (this.answersAfterMs === 0) response.writeHead(200).end(answer);
      else setTimeout(() => response.writeHead(200).end(answer), this.answersAfterMs);
    } else response.writeHead(200).end('ok');
  }
}

/** Any status with any body and headers. */
export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): Mood {
  return (response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Telegram's own way to ask for patience. */
export function retryAfter(seconds: number): Mood {
  const description = `Too Many Requests: retry after ${seconds}`;
  return answer(429, { ok: false, error_code: 429, description, parameters: { retry_after: seconds } });
}

/** The connection breaks without an answer. */
export const cut: Mood = (response) => {
  response.destroy();
};

export function serviceOf(path: string): Service | null {
  if (path === `/bot${token}/sendMessage`) return 'telegram';
  if (path === slackPath) return 'slack';
  return path === '/hook' ? 'webhook' : null;
}

/** What a strict service would refuse; null: nothing. */
function faultOf(
  service: Service,
  headers: IncomingHttpHeaders,
  body: Got['body'],
  raw: string,
): string | null {
  const text = body['text'];
  if (service === 'webhook') return isSigned(headers, raw) ? null : 'wrong signature';
  if (typeof text !== 'string' || text === '') return 'no_text';
  if (service === 'slack') return text.length > 40_000 ? 'invalid_payload' : null;
  const isMarked = body['parse_mode'] === 'HTML';
  const rest = isMarked ? text.replace(/<\/?b>|&(amp|lt|gt);/g, '_') : text;
  if (isMarked && /[<>&]/.test(rest)) return telegramFault("can't parse entities");
  return text.replace(/<\/?b>/g, '').length > 4_096 ? telegramFault('message is too long') : null;
}

function telegramFault(what: string): string {
  return JSON.stringify({ ok: false, error_code: 400, description: `Bad Request: ${what}` });
}

/** By the text of the Standard Webhooks specification, written anew. */
function isSigned(headers: IncomingHttpHeaders, raw: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${raw}`;
  const expected = createHmac('sha256', key).update(content).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`);
}

function idsIn(service: Service, { body, headers }: Got): readonly string[] {
  if (service === 'webhook') return [String(headers['webhook-id']).split(':').slice(0, -1).join(':')];
  const foot = String(body['text']).split('\n').at(-1) ?? '';
  return [...foot.matchAll(/#(\S+)/g)].map(([, id = '']) => id);
}
