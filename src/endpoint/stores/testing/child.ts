import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import path from 'node:path';

/** A script of this folder that runs as a process of its own. */
export class Child {
  readonly #lines: Interface;
  readonly #ended: Promise<unknown>;
  #stderr = '';

  constructor(
    script: string,
    args: readonly string[],
    readonly process: ChildProcess = spawn(
      globalThis.process.execPath,
      ['--import', 'tsx', path.join(import.meta.dirname, script), ...args],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    ),
  ) {
    const { stdout, stderr } = process;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    this.#ended = once(process, 'exit');
    stderr.on('data', (data) => (this.#stderr += String(data)));
    this.#lines = createInterface({ input: stdout });
  }

  /** Every whole line until the process has ended. */
  async *lines(): AsyncGenerator<string> {
    for await (const line of this.#lines) yield line;
    if (this.#stderr !== '') throw new Error(this.#stderr);
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#ended;
  }
}
