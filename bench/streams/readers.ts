import { connect } from 'node:net';
import { answering } from '../processes/answering.ts';
import { machineMs } from './clock.ts';
import type { AskedOfReaders, Collected, Connected } from './questions.ts';

/** Connections that are under way at once. */
const AT_ONCE = 100;
const CONNECT_WITHIN_MS = 30_000;
const COLLECT_WITHIN_MS = 10_000;

/** The streams of one server, read as cheaply as node can: the readers must not be what is measured. */
class Readers {
  readonly #request: string;
  #first = '';
  #open = 0;
  #text: Buffer | null = null;
  #seen = new Set<number>();
  #at: number[] = [];

  constructor(private readonly port: number) {
    this.#request = `GET /v1/stream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`;
  }

  async connect(count: number): Promise<Connected> {
    let next = 0;
    const one = async (): Promise<void> => {
      while (next < count) await this.#connect(next++);
    };
    const all = Promise.all(Array.from({ length: AT_ONCE }, one));
    await Promise.race([all, passed(CONNECT_WITHIN_MS)]);
    return { open: this.#open, first: this.#first };
  }

  await(text: string): void {
    this.#seen = new Set();
    this.#at = [];
    this.#text = Buffer.from(text);
  }

  async collect(): Promise<Collected> {
    const until = machineMs() + COLLECT_WITHIN_MS;
    while (this.#at.length < this.#open && machineMs() < until) await passed(20);
    this.#text = null;
    return { at: this.#at };
  }

  #connect(index: number): Promise<void> {
    return new Promise((resolve) => {
      let isOpen = false;
      const callback = (length: number): boolean => {
        const bytes = shared.subarray(0, length);
        if (!isOpen && bytes.includes('event: state')) {
          isOpen = true;
          this.#open += 1;
          this.#first = bytes.toString();
          resolve();
        } else if (!isOpen && !bytes.includes('HTTP/1.1 200')) {
          // Refused; the answer to that is the number of those that are open.
          resolve();
        } else if (this.#text !== null && bytes.includes(this.#text) && !this.#seen.has(index)) {
          this.#seen.add(index);
          this.#at.push(machineMs());
        }
        return true;
      };
      const socket = connect({ port: this.port, host: '127.0.0.1', onread: { buffer: shared, callback } });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (isOpen) this.#open -= 1;
        resolve();
      });
      socket.write(this.#request);
    });
  }
}

/** Read and looked at in one turn, so one for all will do. */
const shared = Buffer.allocUnsafe(65_536);
const readers = new Map<number, Readers>();

answering<AskedOfReaders>((question) => {
  const { port } = question;
  const those = readers.get(port) ?? new Readers(port);
  readers.set(port, those);
  switch (question.type) {
    case 'connect':
      return those.connect(question.count);
    case 'await':
      those.await(question.text);
      return {};
    case 'collect':
      return those.collect();
  }
});

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
