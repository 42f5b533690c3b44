import type { Language, Words } from '../../docs/site/pages.ts';
import { ENGINES, type EngineId } from './journey.ts';
import { ROWS } from './journeys/index.ts';

/** What a run has seen of each engine, such as `153.8.0`. */
export type Versions = Readonly<Record<'chromium' | EngineId, string>>;

const NAMES = { chromium: 'Chromium', ...ENGINES } as const;
const COLUMNS = Object.keys(NAMES) as readonly (keyof Versions)[];
const FIRST: Words = { en: 'what one does', ko: '하는 일' };

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table of docs/browsers.md, after a run in which everything held. */
export function supportTable(versions: Versions, language: Language): string {
  const head = [FIRST[language], ...COLUMNS.map((id) => `${NAMES[id]} ${versions[id]}`)];
  const rows = ROWS.map(({ title, chromium, undriven }) => [
    title[language],
    `✓ \`${chromium.slice('e2e/'.length)}\``,
    ...Object.keys(ENGINES).map((id) => undriven?.[id as EngineId]?.[language] ?? '✓'),
  ]);
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

const pattern = (language: Language): RegExp =>
  new RegExp(`^\\| ${FIRST[language]} \\|(?:.*\\n\\|)*.*$`, 'm');

/** The table that a page has. @throws when it has none */
export function tableIn(page: string, language: Language): string {
  const table = pattern(language).exec(page)?.[0];
  if (table === undefined) throw new Error(`no table that begins with "${FIRST[language]}"`);
  return table;
}

/** The versions in the head of a table. */
export function versionsIn(table: string): Versions {
  const head = table.split('\n')[0] ?? '';
  const versionOf = (id: keyof Versions): string =>
    new RegExp(`${NAMES[id]} (\\d[\\d.]*)`).exec(head)?.[1] ?? '';
  return {
    chromium: versionOf('chromium'),
    firefox: versionOf('firefox'),
    webkit: versionOf('webkit'),
  };
}

export const withTable = (page: string, versions: Versions, language: Language): string =>
  page.replace(pattern(language), () => supportTable(versions, language));
