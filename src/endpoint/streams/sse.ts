import type { OutgoingHttpHeader, ServerResponse } from 'node:http';

export type ResponseHeaders = Readonly<Record<string, OutgoingHttpHeader | undefined>>;

/** Neither cached nor held back by a proxy (nginx reads `x-accel-buffering`). */
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Makes a response a stream that begins with this text. */
export function openEventStream(response: ServerResponse, first: string, more: ResponseHeaders): void {
  response.writeHead(200, { ...more, ...headers });
  response.write(first);
}

/** One server-sent event. @param data one line */
export function eventText(event: string, data: string, id: string | null = null): string {
  return `event: ${event}\n${id === null ? '' : `id: ${id}\n`}data: ${data}\n\n`;
}

/** After how long (ms) a browser whose stream has ended is to come back. */
export function retryText(ms: number): string {
  return `retry: ${Math.round(ms)}\n\n`;
}
