import WebSocket, { type RawData } from 'ws';

type Reply =
  | { readonly type: 'success'; readonly id: number; readonly result: unknown }
  | { readonly type: 'error'; readonly id: number | null; readonly error: string; readonly message: string }
  | { readonly type: 'event' };

interface Waiting {
  resolve(result: unknown): void;
  reject(reason: Error): void;
}

/** A connection that speaks WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/). */
export class BidiConnection {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: RawData) => this.#receive(JSON.parse(String(data)) as Reply));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser has hung up'));
      this.#waiting.clear();
    });
  }

  static async open(url: string): Promise<BidiConnection> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new BidiConnection(socket);
  }

  /** The result of a command. @throws its error */
  send<Result>(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Result> {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as Result), reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.socket.close();
  }

  #receive(reply: Reply): void {
    if (reply.type === 'event' || reply.id === null) return;
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.type === 'success') waiting?.resolve(reply.result);
    else waiting?.reject(new Error(`${reply.error}: ${reply.message}`));
  }
}
