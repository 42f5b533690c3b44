/** `npm run test:node`: the unit tests and the built endpoint on every Node that the package is for. */
import { spawnSync } from 'node:child_process';
import { checkEndpoint, checkUnits } from './checks.ts';
import { installNode } from './node-package.ts';
import { VERSIONS } from './versions.ts';

async function check(version: string): Promise<string> {
  const node = installNode(version);
  if (node === null) throw new Error('the npm registry has not answered');
  const exact = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  await checkEndpoint(node);
  const said = await checkUnits(node);
  return `${exact}: the endpoint answers, unit tests ${/Tests +(.*)/.exec(said)?.[1] ?? 'ran'}`;
}

const lines: string[] = [];
for (const version of VERSIONS) {
  const line = await check(version).catch((error: unknown) => {
    process.exitCode = 1;
    return `FAILED: ${String(error)}`;
  });
  lines.push(`Node ${version}: ${line}`);
  process.stdout.write(`${lines.at(-1)}\n`);
}
process.stdout.write(`\n${lines.map((line) => line.split('\n')[0]).join('\n')}\n`);
