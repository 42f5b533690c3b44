import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packPackages, type Packed } from './packed.ts';

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

let into: string;
let field: Packed;
let endpoint: Packed;

beforeAll(() => {
  into = mkdtempSync(join(tmpdir(), 'address-search-contents-'));
  [field, endpoint] = packPackages(into);
});

afterAll(() => rmSync(into, { recursive: true, force: true }));

const manifestOf = ({ folder }: Packed): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

const filesOf = ({ folder }: Packed): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** Names of what stands there, one folder deep. */
const topOf = (packed: Packed): readonly string[] =>
  [...new Set(filesOf(packed).map((path) => path.split('/')[0] ?? ''))].sort();

/** Entries behind the patterns of `exports`, which attw does not look for. */
const patternEntries = (): string[] =>
  filesOf(field).flatMap((path) => {
    const provider = /^dist\/providers\/([\w-]+)\/index\.js$/.exec(path)?.[1];
    const locale = /^dist\/element\/i18n\/locales\/(\w+)\.js$/.exec(path)?.[1];
    if (provider !== undefined) return [`./providers/${provider}.js`];
    return locale === undefined ? [] : [`./locales/${locale}.js`];
  });

describe('the packed packages', () => {
  it('publint finds nothing', async () => {
    for (const { tarball } of [field, endpoint]) {
      const { buffer } = Uint8Array.from(readFileSync(tarball));
      const { messages, pkg } = await publint({ pack: { tarball: buffer }, level: 'suggestion' });
      expect(messages.map((each) => formatMessage(each, pkg))).toEqual([]);
    }
  });

  it('attw finds nothing: types and code resolve alike', async () => {
    for (const packed of [field, endpoint]) {
      const data = createPackageFromTarballData(Uint8Array.from(readFileSync(packed.tarball)));
      const result = await checkPackage(data, {
        includeEntrypoints: packed === field ? patternEntries() : [],
      });
      if (!result.types) throw new Error(`${packed.name} has no types`);
      const looked = Object.keys(result.entrypoints);
      expect(looked).toEqual(
        expect.arrayContaining(packed === field ? ['./providers/juso.js', './locales/ko.js'] : ['.']),
      );
      // Both are modules alone: what only concerns `require`, or TypeScript before it knew `exports`, is no finding.
      const found = result.problems.filter(
        (each) => !('resolutionKind' in each) || !['node10', 'node16-cjs'].includes(each.resolutionKind),
      );
      expect(found).toEqual([]);
    }
  });

  it('bring what they should, and nothing else', () => {
    expect(topOf(field)).toEqual([
      ...[
        'CHANGELOG.md',
        'LICENSE',
        'README.en.md',
        'README.md',
        'custom-elements.json',
        'dist',
        'docs',
        'ide',
      ],
      'package.json',
    ]);
    expect(topOf(endpoint)).toEqual([
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'command.js', 'console', 'deploy', 'docs', 'endpoint.js'],
      ...[
        'index.d.ts',
        'index.js',
        'package.json',
        'rolldown-runtime.js',
        'sbom.cdx.json',
        'third-party-licenses.md',
      ],
    ]);
    const strange = [...filesOf(field), ...filesOf(endpoint)].filter((path) =>
      /\.(test|spec)\.|\.map$|\.tgz$|(^|\/)(fixtures|testing|simulated|node_modules)\/|bundled-|(?<!\.d)\.ts$/.test(
        path,
      ),
    );
    expect(strange).toEqual([]);
  });

  it('have one version, and depend on lit and ky alone', () => {
    expect(manifestOf(endpoint).version).toBe(manifestOf(field).version);
    expect(Object.keys(manifestOf(field).dependencies ?? {})).toEqual(['ky', 'lit']);
    expect(manifestOf(endpoint).dependencies).toBeUndefined();
  });

  it('regression: name the licence of everything that is inside', () => {
    const read = ({ folder }: Packed, name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(read(field, 'dist/third-party-licenses.md')).toMatch(/^## lit-html [\d.]+ \(BSD-3-Clause\)$/m);
    expect(read(endpoint, 'third-party-licenses.md')).toMatch(/^## fastify [\d.]+ \(MIT\)$/m);
    // The console's.
    expect(read(endpoint, 'third-party-licenses.md')).toMatch(/^## uplot [\d.]+ \(MIT\)$/m);
    for (const [packed, path] of [
      [field, 'dist/sbom.cdx.json'],
      [endpoint, 'sbom.cdx.json'],
    ] as const) {
      const { metadata, components } = JSON.parse(read(packed, path)) as {
        readonly metadata: { readonly component: { readonly name: string } };
        readonly components: readonly { readonly name: string }[];
      };
      expect(metadata.component.name).toBe(packed.name);
      expect(components.map(({ name }) => name)).toEqual(
        expect.arrayContaining(packed === field ? ['lit', 'ky', 'msw'] : ['fastify', 'ioredis', 'uplot']),
      );
    }
  });
});
