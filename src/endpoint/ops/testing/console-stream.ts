import { settle } from '../../../platform/testing/fake-clock.ts';
import type { OpsNode } from './ops-node.ts';

interface SeenEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** A console that looks on. */
export class ConsoleStream {
  isEnded = false;
  #text = '';
  readonly #stop = new AbortController();

  private constructor(readonly response: Response) {}

  /** Resolves with the first event. */
  static async open(node: OpsNode, headers: Record<string, string>): Promise<ConsoleStream> {
    const stop = new AbortController();
    const response = await fetch(`${node.url}/v1/ops/stream`, { headers, signal: stop.signal });
    const stream = new ConsoleStream(response);
    stream.#stop.signal.addEventListener('abort', () => stop.abort());
    void stream.#read();
    await stream.until(() => stream.events.length > 0);
    return stream;
  }

  get events(): readonly SeenEvent[] {
    return this.#text.split('\n\n').flatMap((block) => {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      if (field('data') === '') return [];
      return [{ event: field('event'), id: field('id'), data: JSON.parse(field('data')) as unknown }];
    });
  }

  of(event: string): readonly SeenEvent[] {
    return this.events.filter((each) => each.event === event);
  }

  /** The newest state. */
  get state(): unknown {
    return this.of('state').at(-1)?.data;
  }

  get text(): string {
    return this.#text;
  }

  /** Lets I/O happen until something is true; a test that waits in vain runs into its own time limit. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await settle();
  }

  close(): void {
    this.#stop.abort();
  }

  async #read(): Promise<void> {
    const reader = this.response.body?.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
        this.#text += part.value;
      }
    } catch {
      // Closed from this side.
    }
    this.isEnded = true;
  }
}
