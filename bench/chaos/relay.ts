import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../e2e/cluster/program.ts';

/** Passes TCP connections on to one of its targets, as long as it is let. Whoever starts it ends it. */
export class Relay {
  /** Connections that were cut or refused. */
  cutOff = 0;
  #isDark = false;
  #next = 0;
  readonly #open = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly targets: readonly number[],
    private readonly server: Server,
  ) {}

  /** @param targets loopback ports; a connection goes to the next one that takes it */
  static async start(targets: readonly number[]): Promise<Relay> {
    const port = await freePort();
    const server = createServer();
    const relay = new Relay(port, targets, server);
    server.on('connection', (socket) => relay.#accept(socket));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Ends every connection, whatever is on its way, and takes none until `mend`. */
  cut(): void {
    this.#isDark = true;
    this.cutOff += this.#open.size / 2;
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  mend(): void {
    this.#isDark = false;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.#open) socket.destroy();
    await ended;
  }

  #accept(socket: Socket): void {
    this.#own(socket);
    if (this.#isDark) {
      this.cutOff++;
      socket.resetAndDestroy();
      return;
    }
    this.#passOn(socket, this.targets.length);
  }

  #passOn(socket: Socket, tries: number): void {
    const target = this.targets[this.#next++ % this.targets.length] ?? 0;
    const far = connect(target, '127.0.0.1');
    this.#own(far);
    const isRefused = (): void => {
      if (tries > 1 && !socket.destroyed) this.#passOn(socket, tries - 1);
      else socket.destroy();
    };
    far.once('error', isRefused);
    far.once('connect', () => {
      far.off('error', isRefused);
      far.once('close', () => socket.destroy());
      socket.once('close', () => far.destroy());
      socket.pipe(far);
      far.pipe(socket);
    });
  }

  #own(socket: Socket): void {
    this.#open.add(socket);
    // What breaks is closed, and that is all that anybody has to know.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#open.delete(socket));
  }
}
