import { fork, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Whatever still runs when the bench ends, however it ends, goes with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** A bench's part in a process of its own: it answers one question after the other (see `answering.ts`). */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /**
   * @param script a TypeScript file, which listens to questions when this resolves
   * @param nodeFlags of node itself
   */
  static async start(script: URL, nodeFlags: readonly string[] = []): Promise<Child> {
    const execArgv = [...nodeFlags, '--import', import.meta.resolve('tsx')];
    const child = ownedProcess(fork(fileURLToPath(script), { execArgv }));
    await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
    return new Child(child);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** @throws when there is no answer within `mostMs` */
  async ask<Answer>(question: object, mostMs = 60_000): Promise<Answer> {
    const answer = once(this.process, 'message', { signal: AbortSignal.timeout(mostMs) });
    this.process.send(question);
    const [message] = (await answer) as [Answer];
    return message;
  }

  async end(): Promise<void> {
    await endOf(this.process, 'SIGKILL');
  }
}

/** Starts a program; whoever starts it ends it by `endOf`. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdio: StdioOptions,
): ChildProcess {
  return ownedProcess(spawn(program, args, { stdio, env: { PATH: process.env['PATH'] ?? '', ...env } }));
}

export async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** Has a process end with the bench, at the latest. */
export function ownedProcess(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
