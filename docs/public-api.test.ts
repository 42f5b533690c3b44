import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packPackages, type Packed } from '../e2e/package/packed.ts';
import { describeEntry } from './public-api.ts';

/**
 * What a user of the packed tarballs can reach, held against `public-api.json`. After a change that is meant:
 * `UPDATE_PUBLIC_API=1 npx vitest run docs/public-api.test.ts`, and the difference belongs into the commit.
 */
interface PublicApi {
  /** Export names with their signatures, by the specifier that one imports; `./` is `address-search/`. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Files that are served or run as they are, without the hash in their names; gzipped bytes. */
  readonly files: Readonly<Record<string, number>>;
}

/** Specifiers behind the patterns of `exports`, by what is there; the plain ones come from package.json. */
function patternEntries(): readonly string[] {
  const inDist = (path: string): readonly string[] => readdirSync(join(field.folder, 'dist', path));
  const providers = inDist('providers').filter(
    (name) => !name.includes('.') && inDist(`providers/${name}`).includes('index.js'),
  );
  const locales = inDist('element/i18n/locales').filter((name) => /^[a-z]{2}\.js$/.test(name));
  return [
    ...[...providers, 'errors'].map((name) => `./providers/${name}.js`),
    ...locales.map((name) => `./locales/${name}`),
    ...inDist('types')
      .filter((name) => name.endsWith('.js'))
      .map((name) => `./types/${name}`),
  ];
}
/** A compressed file may differ a little from machine to machine; more than this is growth. */
const GROWTH = 1.01;

const root = resolve(import.meta.dirname, '..');
const recordFile = join(import.meta.dirname, 'public-api.json');
const folder = mkdtempSync(join(tmpdir(), 'address-search-api-'));
let field: Packed;
let endpoint: Packed;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The files of a folder that are served or run as they are. */
const filesIn = (packed: string, path: string): readonly string[] =>
  readdirSync(join(packed, path), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|svg)$/.test(entry.name))
    .map((entry) => join(packed, path, entry.name));

/** Those in `dist/` itself, the chunks and QA; the endpoint's code and its console. */
function fileSizes(): Readonly<Record<string, number>> {
  const files = [
    ...['dist', 'dist/chunks', 'dist/staging'].flatMap((path) => filesIn(field.folder, path)),
    ...['.', 'console', 'console/assets'].flatMap((path) => filesIn(endpoint.folder, path)),
  ];
  const sizes = files.map((file) => {
    const plain = file.slice(folder.length + 1).replace(/-[\w-]{8}(?=\.\w+$)/, '');
    return [plain, gzipSync(readFileSync(file), { level: 9 }).length] as const;
  });
  return Object.fromEntries(sizes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The entries of a package, patterns left out, as its package.json names them. */
function plainEntries(packed: Packed): readonly string[] {
  const { exports } = JSON.parse(readFileSync(join(packed.folder, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  return Object.entries(exports)
    .filter(([name, target]) => !name.includes('*') && typeof target === 'object')
    .map(([name]) => name);
}

const fieldEntries = (): readonly string[] => [...plainEntries(field), ...patternEntries()].sort();
const BUNDLE = './address-search.bundle.js';
const QA_PAGE = './address-search.qa.js';

function publicApi(): PublicApi {
  const { '.': ofEndpoint = {} } = describeEntry(endpoint.folder, endpoint.name, ['.']);
  // The bundle is `.` in one file, which a type says; a page loads QA's file for what it does.
  const described = fieldEntries().filter((name) => name !== BUNDLE && name !== QA_PAGE);
  const entries = { ...describeEntry(field.folder, field.name, described), [endpoint.name]: ofEndpoint };
  return { entries, files: fileSizes() };
}

describe('the packed tarballs', () => {
  let actual: PublicApi;
  let recorded: PublicApi;

  beforeAll(() => {
    [field, endpoint] = packPackages(folder);
    for (const packed of [field, endpoint])
      symlinkSync(join(root, 'node_modules'), join(packed.folder, 'node_modules'));
    actual = publicApi();
    if (process.env.UPDATE_PUBLIC_API) writeFileSync(recordFile, `${JSON.stringify(actual, null, 2)}\n`);
    recorded = JSON.parse(readFileSync(recordFile, 'utf8')) as PublicApi;
  }, 120_000);

  it('export what they did, with the same signatures', () => {
    expect(actual.entries).toEqual(recorded.entries);
  });

  it('hold the same files to serve', () => {
    expect(Object.keys(actual.files)).toEqual(Object.keys(recorded.files));
  });

  it('regression: every entry can be imported where there is no DOM, and leaves none behind', () => {
    // QA's file for a page without a bundler does its work when it is imported, and has none anywhere else.
    for (const each of fieldEntries().filter((name) => name !== QA_PAGE)) {
      const script = `await import('address-search${each.slice(1)}'); console.log(typeof document);`;
      const said = execFileSync('node', ['--input-type=module', '--eval', script], { cwd: field.folder });
      expect([each, said.toString().trim()]).toEqual([each, 'undefined']);
    }
  });

  it('hold no file that has grown', () => {
    const grown = Object.entries(actual.files).filter(
      ([name, bytes]) => bytes > (recorded.files[name] ?? 0) * GROWTH + 50,
    );
    expect(grown).toEqual([]);
  });
});
