import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface EndpointProcess {
  readonly url: string;
  /** Process id, for those who want to stop or kill it. */
  readonly pid: number;
  /** Ends it well (SIGTERM) and removes its data. Idempotent. */
  close(): Promise<void>;
}

export interface EndpointProcessOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Pages that may report. */
  readonly origins: readonly string[];
  /** More flags of the command. */
  readonly flags?: readonly string[];
  /** More of the command's environment, such as `OPS_TOKENS`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Added to the policy of a demo. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** What Node runs: the built command, unless told otherwise. */
  readonly command?: readonly string[];
}

const BUILT = fileURLToPath(new URL('../dist/endpoint/command.js', import.meta.url));

/**
 * Starts the endpoint, the built one by default, as a site would, on data of its own that go with it. All browsers of a demo share
 * one network, so its quorum asks for browsers only (`singleNetwork`).
 *
 * Rejects with what the command said when it does not start.
 */
export async function startEndpointProcess(options: EndpointProcessOptions): Promise<EndpointProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'address-search-endpoint-'));
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify({ singleNetwork: true, ...options.policy }));
  const child = spawn(
    process.execPath,
    [
      ...(options.command ?? [BUILT]),
      ...['--port', String(options.port), '--data', join(folder, 'data'), '--policy', policyFile],
      ...options.origins.flatMap((origin) => ['--allow-origin', origin]),
      ...(options.flags ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH ?? '', ...options.env } },
  );
  const exited = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const lines = createInterface({ input: child.stdout });
  const listening = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      const url = /listening on (http:\/\/[\w.:-]+)/.exec(line)?.[1];
      if (url) resolve(url);
    });
  });
  // A watcher outlives a command that did not start, and waits for a change of its files.
  const refused = new Promise<null>((resolve) => {
    child.stderr.on('data', () => {
      if (said.includes('address-search-endpoint:')) resolve(null);
    });
  });
  const url = await Promise.race([listening, refused, exited.then(() => null)]);
  if (url === null) {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
    throw new Error(said.trim() || 'The endpoint ended without a word.');
  }
  let closing: Promise<void> | null = null;
  return {
    url,
    pid: child.pid ?? 0,
    close: () =>
      (closing ??= (async () => {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
        await exited;
        await rm(folder, { recursive: true, force: true });
      })()),
  };
}
