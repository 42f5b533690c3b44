import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOf, startProgram } from './child.ts';

const COMMAND = fileURLToPath(new URL('../../dist/endpoint/command.js', import.meta.url));

const READY_WITHIN_MS = 10_000;

/** The built endpoint as a site runs it. */
export interface EndpointProcess {
  readonly port: number;
  readonly pid: number;
  end(): Promise<void>;
}

export interface EndpointProcessOptions {
  readonly flags?: readonly string[];
  /** Of node itself. */
  readonly nodeFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Contents of the policy file. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** @throws when it was not built, or does not get ready within `READY_WITHIN_MS` */
export async function startEndpoint(options: EndpointProcessOptions): Promise<EndpointProcess> {
  if (!existsSync(COMMAND)) throw new Error('The endpoint is not built: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'address-search-bench-'));
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify(options.policy ?? {}));
  const port = await freePort();
  const child = startProgram(
    process.execPath,
    [
      ...(options.nodeFlags ?? []),
      COMMAND,
      ...['--port', String(port), '--data', join(folder, 'data'), '--policy', policyFile],
      ...['--log-level', 'warn', ...(options.flags ?? [])],
    ],
    options.env ?? {},
    ['ignore', 'inherit', 'inherit'],
  );
  const end = async (): Promise<void> => {
    await endOf(child, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await isReady(port))) {
    await end();
    throw new Error('The endpoint does not get ready.');
  }
  return { port, pid: child.pid ?? 0, end };
}

async function isReady(port: number): Promise<boolean> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
