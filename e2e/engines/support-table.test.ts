import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROWS } from './journeys/index.ts';
import { supportTable, tableIn, versionsIn, withTable } from './support-table.ts';

const root = new URL('../../', import.meta.url);

describe.each([
  ['docs/browsers.md', 'en'],
  ['docs/browsers.ko.md', 'ko'],
] as const)('the table of %s', (path, language) => {
  const page = readFileSync(new URL(path, root), 'utf8');
  const versions = versionsIn(tableIn(page, language));

  it('has the journeys that there are, and names what no driver can do (npm run docs:browsers)', () => {
    expect(tableIn(page, language)).toBe(supportTable(versions, language));
  });

  it('tells the version of every engine', () => {
    for (const version of Object.values(versions)) expect(version).toMatch(/^\d+(\.\d+)+$/);
  });

  it('is written in place, with the versions that a run has seen', () => {
    const newer = { chromium: '200.1', firefox: '201.2', webkit: '3.4' };
    const written = withTable(page, newer, language);
    expect(versionsIn(tableIn(written, language))).toEqual(newer);
    expect(withTable(written, versions, language)).toBe(page);
  });
});

it('what holds in Chromium stands in a file that is there', () => {
  const missing = ROWS.map(({ chromium }) => chromium).filter((path) => !existsSync(new URL(path, root)));
  expect(missing).toEqual([]);
});
