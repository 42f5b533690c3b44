import { request, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

/** What came back over one connection of its own. */
export type Received =
  /** `whole` is false when the connection broke in the middle of the body. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
      readonly whole: boolean;
    }
  /** No answer began; `code` is the one of the socket. */
  | { readonly kind: 'broken'; readonly code: string };

const open = (url: string): ClientRequest => request(url, { agent: false }).end();

/** Asks, and waits for the end: of the answer or of the connection. */
export function ask(url: string): Promise<Received> {
  return new Promise((resolve) => {
    let hasBegun = false;
    open(url)
      // From Node 24 on a request hears of a break in its answer too.
      .on('error', ({ code = '' }: NodeJS.ErrnoException) => !hasBegun && resolve({ kind: 'broken', code }))
      .on('response', (response: IncomingMessage) => {
        hasBegun = true;
        const chunks: Buffer[] = [];
        response.on('error', () => undefined);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('close', () =>
          resolve({
            kind: 'answer',
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
            whole: response.complete,
          }),
        );
      });
  });
}

/** A request that is not waited for. */
export interface Asked {
  /** Bytes of the body so far; null before the answer began. */
  bytes(): number | null;
  ended(): boolean;
  hangUp(): void;
}

/** Asks and watches what comes. */
export function watch(url: string): Asked {
  let bytes: number | null = null;
  let ended = false;
  const asked = open(url)
    .on('error', () => undefined)
    .on('response', (response: IncomingMessage) => {
      bytes = 0;
      response.on('error', () => undefined);
      response.on('data', (chunk: Buffer) => (bytes = (bytes ?? 0) + chunk.length));
      response.on('end', () => (ended = true));
    });
  return { bytes: () => bytes, ended: () => ended, hangUp: () => asked.destroy() };
}
