import { get, type ClientRequest } from 'node:http';
import type { StreamSource } from '../../../src/platform/index.ts';

const connecting = 0;
const open = 1;
const closed = 2;
/** Until a stream says otherwise, as browsers have it. */
const retryMs = 3_000;

/** `EventSource` over node:http, which has none: named events, comes back by itself, ends on anything but 200. */
export class HttpEventSource implements StreamSource {
  readyState: number = connecting;
  readonly #listeners = new Map<string, ((event: Event) => void)[]>();
  #request: ClientRequest | null = null;
  #again: NodeJS.Timeout | null = null;
  #retryMs = retryMs;

  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {
    this.#connect();
  }

  addEventListener(name: string, listener: (event: Event) => void): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  close(): void {
    this.readyState = closed;
    if (this.#again !== null) clearTimeout(this.#again);
    this.#request?.destroy();
  }

  #connect(): void {
    this.readyState = connecting;
    const request = get(this.url, { headers: this.headers, agent: false }, (response) => {
      if (response.statusCode !== 200) {
        this.close();
        this.#tell(new Event('error'));
        return;
      }
      this.readyState = open;
      this.#tell(new Event('open'));
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      });
      response.on('error', () => undefined);
    });
    this.#request = request;
    request.on('error', () => undefined);
    request.on('close', () => this.#broken());
  }

  #take(block: string): void {
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const retry = field('retry');
    if (retry !== undefined) this.#retryMs = Number(retry);
    const data = field('data');
    if (data !== undefined) this.#tell(new MessageEvent(field('event') ?? 'message', { data }));
  }

  #broken(): void {
    if (this.readyState === closed) return;
    this.readyState = connecting;
    this.#again = setTimeout(() => this.#connect(), this.#retryMs);
    this.#tell(new Event('error'));
  }

  #tell(event: Event): void {
    if (this.readyState === closed && event.type !== 'error') return;
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event);
  }
}
