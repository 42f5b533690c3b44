import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { createFolder, removeFolder } from './folder.ts';

/** A real server on a loopback port of its own, with an append-only file in a folder of its own. */
export class RedisServer {
  #process: ChildProcess | null = null;
  #admin: Redis | null = null;

  private constructor(
    private readonly program: string,
    private readonly dir: string,
    readonly port: number,
    private readonly options: readonly string[],
  ) {}

  static async start(program: string, options: readonly string[] = []): Promise<RedisServer> {
    const server = new RedisServer(program, await createFolder(), await freePort(), options);
    await server.run();
    return server;
  }

  /** Watches a set of servers in their place; its state is what it writes into its configuration. */
  static async startSentinel(program: string, settings: readonly string[]): Promise<RedisServer> {
    const dir = await createFolder();
    const port = await freePort();
    const file = path.join(dir, 'sentinel.conf');
    await writeFile(file, [`port ${port}`, 'bind 127.0.0.1', `dir ${dir}`, ...settings, ''].join('\n'));
    const sentinel = new RedisServer(program, dir, port, []);
    await sentinel.#spawn([file, '--sentinel'], /Sentinel ID is/);
    return sentinel;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** For questions of the test itself; closed with the server. */
  get admin(): Redis {
    if (this.#admin === null) {
      this.#admin = new Redis(this.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
      // It is killed on purpose.
      this.#admin.on('error', () => undefined);
    }
    return this.#admin;
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  /** A field of its INFO. */
  async info(field: string): Promise<string | undefined> {
    return new RegExp(`^${field}:(.*?)\\r?$`, 'm').exec(await this.admin.info())?.[1];
  }

  async run(): Promise<void> {
    await this.#spawn(
      [
        ...['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.dir, '--save', ''],
        ...['--appendonly', 'yes', '--daemonize', 'no', ...this.options],
      ],
      /ready to accept connections/i,
    );
  }

  async #spawn(args: readonly string[], ready: RegExp): Promise<void> {
    const child = spawn(this.program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = child;
    const log: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      log.push(line);
      if (ready.test(line)) {
        child.stdout.resume();
        return;
      }
    }
    throw new Error(`the server did not start:\n${log.join('\n')}`);
  }

  /** It keeps its connections and answers nothing. */
  hang(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** As after the loss of a disk; the server must not be running. */
  async forget(): Promise<void> {
    await rm(path.join(this.dir, 'appendonlydir'), { recursive: true, force: true });
    await rm(path.join(this.dir, 'appendonly.aof'), { force: true });
  }

  async end(): Promise<void> {
    this.#admin?.disconnect();
    await this.kill();
    await removeFolder(this.dir);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
