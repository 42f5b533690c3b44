import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Program } from '../cluster/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built endpoint on another Node: it starts, answers, and ends well. @throws when it does not */
export async function checkEndpoint(node: string): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'address-search-node-'));
  const endpoint = new Program(node, [
    join(ROOT, 'dist/endpoint/command.js'),
    ...['--port', '0', '--data', data],
  ]);
  try {
    const url = await endpoint.until(/listening on (http:\/\/[\w.:-]+)/);
    for (const path of ['readyz', 'v1/state', 'metrics']) {
      const { status } = await fetch(`${url}/${path}`);
      if (status !== 200) throw new Error(`GET /${path} was answered with ${status}`);
    }
    endpoint.signal('SIGTERM');
    const ended = await endpoint.ended;
    if (ended !== 0) throw new Error(`SIGTERM ended the endpoint with ${ended}:\n${endpoint.said}`);
  } finally {
    await endpoint.kill();
    await rm(data, { recursive: true, force: true });
  }
}

/** Unit tests on another Node, all of them or those of some folders, with what they say. @throws when one fails */
export async function checkUnits(node: string, folders: readonly string[] = []): Promise<string> {
  // Whoever runs this may force colours, and Node warns of two that disagree.
  const { FORCE_COLOR: _, ...env } = process.env;
  const vitest = spawn(node, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...folders], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NO_COLOR: '1', PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  let said = '';
  for (const output of [vitest.stdout, vitest.stderr])
    output.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [status] = (await once(vitest, 'close')) as [number | null];
  if (status !== 0) throw new Error(`the unit tests ended with ${status}:\n${said}`);
  return said;
}
