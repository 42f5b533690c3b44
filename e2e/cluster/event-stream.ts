import { get, type IncomingMessage } from 'node:http';

export interface SeenView {
  readonly id: string;
  readonly data: string;
  /** `performance.now()` at which it came. */
  readonly at: number;
}

/** A reader of /v1/stream that keeps what it was told; it does not come back by itself. */
export class EventStream {
  readonly views: SeenView[] = [];
  /** All that came. */
  text = '';
  isClosed = false;
  onView: () => void = () => undefined;
  onClose: () => void = () => undefined;
  #rest = '';

  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#take(text));
    response.on('error', () => undefined);
    response.on('close', () => {
      this.isClosed = true;
      this.onClose();
    });
  }

  static open(url: string, localAddress = '127.0.0.1'): Promise<EventStream> {
    return new Promise((resolve, reject) => {
      get(`${url}/v1/stream`, { localAddress, agent: false }, (response) =>
        resolve(new EventStream(response)),
      ).on('error', reject);
    });
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  /** The last word was how long to wait before coming back. */
  get saidGoodbye(): boolean {
    return /\n\nretry: \d+\n\n$/.test(this.text);
  }

  /** When it was told a revision; null: not yet. */
  toldAt(id: string): number | null {
    return this.views.find((view) => view.id === id)?.at ?? null;
  }

  close(): void {
    this.response.destroy();
  }

  #take(text: string): void {
    const at = performance.now();
    this.text += text;
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (id === undefined || data === undefined) continue;
      this.views.push({ id, data, at });
      this.onView();
    }
  }
}
