/** `npm run docs:browsers`: goes on every journey in every engine, and writes what held into docs/browsers.md. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../docs/site/pages.ts';
import { findBrowser } from '../setup/browser.ts';
import { ENGINES, type EngineId } from './journey.ts';
import { ROWS } from './journeys/index.ts';
import { withTable } from './support-table.ts';

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly tests: readonly {
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

interface Report extends Suite {
  readonly stats: { readonly expected: number; readonly skipped: number };
}

const PAGES: readonly (readonly [string, Language])[] = [
  ['docs/browsers.md', 'en'],
  ['docs/browsers.ko.md', 'ko'],
];

function run(files: readonly string[]): Report {
  const folder = mkdtempSync(join(tmpdir(), 'address-search-browsers-'));
  const output = join(folder, 'report.json');
  try {
    const { status } = spawnSync(
      'npx',
      ['playwright', 'test', ...files, '--project=behaviour', '--project=full', '--reporter=list,json'],
      { stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: output } },
    );
    if (status !== 0) throw new Error('Not everything held: nothing is written.');
    return JSON.parse(readFileSync(output, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const annotationsOf = (suite: Suite): readonly { readonly type: string; readonly description?: string }[] => [
  ...(suite.specs ?? []).flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations)),
  ...(suite.suites ?? []).flatMap(annotationsOf),
];

const report = run(['e2e/engines', ...new Set(ROWS.map(({ chromium }) => chromium))]);
if (report.stats.skipped > 0) throw new Error('Not everything was there: nothing is written. npm run setup');

const seen = annotationsOf(report);
const versionOf = (engine: EngineId): string =>
  seen.find(({ type }) => type === ENGINES[engine])?.description ?? '';
const told = execFileSync(findBrowser() ?? 'chromium', ['--version'], { encoding: 'utf8' });
const versions = {
  chromium: /\d+(\.\d+)+/.exec(told)?.[0] ?? '',
  firefox: versionOf('firefox'),
  webkit: versionOf('webkit'),
};
for (const [path, language] of PAGES)
  writeFileSync(path, withTable(readFileSync(path, 'utf8'), versions, language));
