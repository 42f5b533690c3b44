import { connect, type Socket } from 'node:net';
import { settle } from '../../platform/testing/fake-clock.ts';

/** One event as a browser would see it. */
export interface SeenEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** A reader of /v1/stream on a bare socket, which can also stop reading. */
export class StreamReader {
  text = '';
  isClosed = false;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes) => (this.text += bytes.toString()));
    socket.on('close', () => (this.isClosed = true));
    socket.on('error', () => undefined);
  }

  /** Resolves with the first event, or the answer that is none. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<StreamReader> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`GET /v1/stream HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    const reader = new StreamReader(socket);
    await reader.until(() => reader.events.length > 0 || /^HTTP\/1.1 (?!200)/.test(reader.text));
    return reader;
  }

  get status(): number {
    return Number(this.text.slice(9, 12));
  }

  /** The body with its chunk lengths taken out. */
  get body(): string {
    const body = this.text.slice(this.text.indexOf('\r\n\r\n') + 4);
    return body.replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '');
  }

  get events(): readonly SeenEvent[] {
    return this.body.split('\n\n').flatMap((block) => {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      return field('data') === '' ? [] : [{ event: field('event'), id: field('id'), data: field('data') }];
    });
  }

  pause(): void {
    this.socket.pause();
  }

  /** Lets I/O happen until something is true; a test that waits in vain runs into its own time limit. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await settle();
  }

  close(): void {
    this.socket.destroy();
  }
}
