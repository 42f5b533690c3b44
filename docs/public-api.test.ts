import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEntry } from './public-api.ts';

/**
 * What a user of the packed tarball can reach, held against `public-api.json`. After a change that is meant:
 * `UPDATE_PUBLIC_API=1 npx vitest run docs/public-api.test.ts`, and the difference belongs into the commit.
 */
interface PublicApi {
  /** Export names with their signatures, by the specifier that one imports. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Files that are served or run as they are, without the hash in their names; gzipped bytes. */
  readonly files: Readonly<Record<string, number>>;
}

/** Specifiers behind the patterns of `exports`, by what is there; the plain ones come from package.json. */
function patternEntries(): readonly string[] {
  const inDist = (path: string): readonly string[] => readdirSync(join(packed, 'dist', path));
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
const packed = join(folder, 'package');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The files that are served as they are: those in `dist/` itself, the chunks, QA and the console, and the command. */
function servedFiles(): Readonly<Record<string, number>> {
  const names = ['dist', 'dist/chunks', 'dist/staging', 'dist/console', 'dist/console/assets'].flatMap(
    (path) =>
      readdirSync(join(packed, path), { withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(js|css|html|svg)$/.test(entry.name))
        .map((entry) => `${path}/${entry.name}`),
  );
  const sizes = names.map((name) => {
    const plain = name.replace(/-[\w-]{8}(?=\.\w+$)/, '');
    return [plain, gzipSync(readFileSync(join(packed, name)), { level: 9 }).length] as const;
  });
  return Object.fromEntries(sizes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What package.json says of the entries. */
const manifest = () =>
  JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>;
    bin: Record<string, string>;
  };

function specifiersOf(exports: Readonly<Record<string, unknown>>): readonly string[] {
  const plain = Object.entries(exports)
    .filter(([name, target]) => !name.includes('*') && typeof target === 'object')
    .map(([name]) => name);
  return [...plain, ...patternEntries()].sort();
}

function publicApi(): PublicApi {
  const { exports, bin } = manifest();
  const described = describeEntry(packed, specifiersOf(exports));
  return { entries: described, files: { ...servedFiles(), ...commandSizes(bin) } };
}

function commandSizes(bin: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.values(bin).map((path) => {
      const code = readFileSync(join(packed, path));
      return [join(path), gzipSync(code, { level: 9 }).length];
    }),
  );
}

describe('the packed tarball', () => {
  let actual: PublicApi;
  let recorded: PublicApi;

  beforeAll(() => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: root,
    });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['-xzf', tarball], { cwd: folder });
    symlinkSync(join(root, 'node_modules'), join(packed, 'node_modules'));
    actual = publicApi();
    if (process.env.UPDATE_PUBLIC_API) writeFileSync(recordFile, `${JSON.stringify(actual, null, 2)}\n`);
    recorded = JSON.parse(readFileSync(recordFile, 'utf8')) as PublicApi;
  }, 120_000);

  it('exports what it did, with the same signatures', () => {
    expect(actual.entries).toEqual(recorded.entries);
  });

  it('holds the same files to serve', () => {
    expect(Object.keys(actual.files)).toEqual(Object.keys(recorded.files));
  });

  it('regression: every entry can be imported where there is no DOM, and leaves none behind', () => {
    const specifiers = [...specifiersOf(manifest().exports), './address-search.bundle.js'];
    for (const each of specifiers) {
      const script = `await import('address-search${each.slice(1)}'); console.log(typeof document);`;
      const said = execFileSync('node', ['--input-type=module', '--eval', script], { cwd: packed });
      expect([each, said.toString().trim()]).toEqual([each, 'undefined']);
    }
  });

  it('holds no file that has grown', () => {
    const grown = Object.entries(actual.files).filter(
      ([name, bytes]) => bytes > (recorded.files[name] ?? 0) * GROWTH + 50,
    );
    expect(grown).toEqual([]);
  });
});
