import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownedProcess } from '../processes/child.ts';
import type { ChildOrder, ChildWord } from './endpoint-child.ts';

const SCRIPT = fileURLToPath(new URL('./endpoint-child.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
/** What the child exits with when its store is away at the start. */
const storeAway = 2;

export interface ChaosNodeOptions {
  readonly port: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** One node, which is run again whenever it has been killed, as a service manager would. */
export class ChaosNode {
  /** Ends that nobody has asked for, in words. */
  readonly ownEnds: string[] = [];
  #child: ChildProcess | null = null;
  #startedAt = 0;
  #isEnded = false;
  /** By how much (ms) its clock is ahead; kept over restarts. */
  #aheadMs = 0;

  constructor(private readonly options: ChaosNodeOptions) {}

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** Of the process that runs now, and for how long (ms) it has; null: none does. */
  get running(): { readonly pid: number; readonly ageMs: number } | null {
    const pid = this.#child?.pid;
    return pid === undefined ? null : { pid, ageMs: performance.now() - this.#startedAt };
  }

  /** Resolves when it listens. Tries again while the store is away. */
  async run(): Promise<void> {
    while (!this.#isEnded) {
      const child = this.#fork();
      const heard = once(child, 'message').then(() => true as const);
      const code = await Promise.race([heard, once(child, 'exit').then(([exit]) => exit as number | null)]);
      if (code === true) {
        this.#child = child;
        this.#startedAt = performance.now();
        return;
      }
      if (code !== storeAway && !this.#isEnded) {
        this.ownEnds.push(`a node did not start (${code})`);
        return;
      }
      await pause(200);
    }
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  stepClock(aheadMs: number): void {
    this.#aheadMs = aheadMs;
    this.#order({ type: 'clock', aheadMs });
  }

  /** @returns how often the disk has failed since it was set before; 0 where there is no process to ask */
  setDisk(fault: Extract<ChildOrder, { type: 'disk' }>['fault']): Promise<number> {
    const child = this.#child;
    if (child?.connected !== true) return Promise.resolve(0);
    return new Promise((resolve) => {
      const heard = (word: ChildWord): void => {
        child.off('exit', gone);
        resolve(word.type === 'disk' ? word.failures : 0);
      };
      const gone = (): void => {
        child.off('message', heard);
        resolve(0);
      };
      child.once('message', heard);
      child.once('exit', gone);
      this.#order({ type: 'disk', fault });
    });
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.kill();
  }

  #order(order: ChildOrder): void {
    if (this.#child?.connected === true) this.#child.send(order);
  }

  #fork(): ChildProcess {
    const { args, env, port } = this.options;
    const child = ownedProcess(
      fork(SCRIPT, ['--port', String(port), ...args], {
        execArgv: ['--import', TSX],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { PATH: process.env['PATH'] ?? '', ...env, CHAOS_AHEAD_MS: String(this.#aheadMs) },
      }),
    );
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || code === storeAway) return;
      this.ownEnds.push(`a node ended by itself (${code ?? signal}): ${said}`);
      if (this.#child === child) this.#child = null;
    });
    return child;
  }
}
