/** `npm run docs:graph`: draws which folder of `src/` imports which into `architecture.md`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

const root = resolve(import.meta.dirname, '..');
const page = join(import.meta.dirname, 'architecture.md');
const TESTS = '(\\.(test|property)\\.ts$|/testing/|/fixtures/)';

const folderOf = (path: string): string | null => /^src\/([\w-]+)/.exec(path)?.[1] ?? null;

function edges(): readonly (readonly [string, string])[] {
  const args = ['depcruise', 'src', '--config', '.dependency-cruiser.cjs', '--exclude', TESTS];
  const json = execFileSync('npx', [...args, '--include-only', '^src', '--output-type', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { modules } = JSON.parse(json) as Cruised;
  const found = new Map<string, readonly [string, string]>();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (from !== null && to !== null && from !== to) found.set(`${from} ${to}`, [from, to]);
    }
  }
  return [...found.values()].sort(([a, b], [c, d]) => `${a} ${b}`.localeCompare(`${c} ${d}`, 'en'));
}

const lines = edges().map(([from, to]) => `  ${from} --> ${to}`);
const graph = ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
const text = readFileSync(page, 'utf8');
const drawn = text.replace(/```mermaid\n.*?\n```/s, graph);
writeFileSync(page, drawn);
process.stdout.write(drawn === text ? 'The picture is as it was.\n' : 'The picture was drawn anew.\n');
