import { connect, type Socket } from 'node:net';

/** One kept-alive connection with one request at a time, as cheap as node has it: load must not cost more than service. */
export class Connection {
  readonly #socket: Socket;
  #answer = '';

  /** @param onAnswer hears the status of each answer once all of it is there; 0: the connection is lost */
  constructor(
    port: number,
    private readonly onAnswer: (status: number) => void,
  ) {
    const buffer = Buffer.allocUnsafe(16_384);
    const callback = (length: number): boolean => {
      this.#read(buffer.toString('latin1', 0, length));
      return true;
    };
    this.#socket = connect({ port, host: '127.0.0.1', onread: { buffer, callback } });
    this.#socket.setNoDelay(true);
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.onAnswer(0);
    });
  }

  send(request: string): void {
    this.#socket.write(request, 'latin1');
  }

  end(): void {
    this.#socket.removeAllListeners('close').destroy();
  }

  #read(text: string): void {
    this.#answer += text;
    const headEnd = this.#answer.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#answer)?.[1] ?? 0);
    if (this.#answer.length < headEnd + 4 + length) return;
    const status = Number(this.#answer.slice(9, 12));
    this.#answer = '';
    this.onAnswer(status);
  }
}
