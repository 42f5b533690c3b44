import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, so that a server finds its port free again. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

const HANGS_MS = 60_000;

/** What a test that was broken off has not ended. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A process of a test, and what it has said. The test ends it. */
export class Program {
  /** Both outputs, as they came. */
  said = '';
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly #child: ChildProcess;
  readonly #name: string;

  constructor(
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    cwd: string = process.cwd(),
  ) {
    this.#name = [command, ...args].join(' ');
    this.#child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '', ...env },
    });
    running.add(this.#child);
    for (const output of [this.#child.stdout, this.#child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    this.ended = new Promise((resolve) => {
      this.#child.on('error', (error) => resolve(error.message));
      this.#child.on('close', (code, signal) => {
        running.delete(this.#child);
        resolve(code ?? signal ?? 'lost');
      });
    });
  }

  /** The first words that fit; rejects when the process ends without them. */
  async until(words: RegExp): Promise<string> {
    let isOver = false;
    void this.ended.then(() => (isOver = true));
    await eventually(`${this.#name} says ${words.source}`, () => isOver || words.test(this.said));
    const found = words.exec(this.said);
    if (found === null) throw new Error(`${this.#name} ended with ${await this.ended}:\n${this.said}`);
    return found[1] ?? found[0];
  }

  signal(signal: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(signal);
  }

  /** Kills it and waits until it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }
}

/**
 * Looks again and again until something is so. @returns ms that it took
 *
 * How long it may take is judged by `e2e/figures`, beside what this machine has time for; here a busy one may take
 * its time, and `HANGS_MS` only ends what would never end.
 */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>): Promise<number> {
  const begun = performance.now();
  for (;;) {
    if (await isSo()) return performance.now() - begun;
    if (performance.now() - begun > HANGS_MS) throw new Error(`Not after ${HANGS_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A loopback port that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
