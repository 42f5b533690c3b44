/**
 * Writes what a build is made of, after the build: `dist/sbom.cdx.json` (CycloneDX) and
 * `dist/third-party-licenses.md`. Packages that are installed come from `npm sbom`, those that are bundled from Vite
 * (`bundled-*.json`, which go). Fails if a bundled package names no licence.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** As Vite's `build.license` writes it. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
}

interface Component {
  readonly name: string;
  readonly version: string;
}

interface Sbom {
  readonly metadata: { readonly component: object };
  readonly components: readonly Component[];
}

const FILES = ['bundled-production', 'bundled-bundle', 'bundled-qa', 'console/bundled-console'];

const root = fileURLToPath(new URL('../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Component;
const keyOf = ({ name, version }: Component): string => `${name}@${version}`;

function takeBundled(file: string): readonly BundledPackage[] {
  const path = `${root}dist/${file}.json`;
  const packages = JSON.parse(readFileSync(path, 'utf8')) as readonly BundledPackage[];
  rmSync(path);
  return packages;
}

function installed(): Sbom {
  // On Windows npm is a script, which is started by a shell alone.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'];
  const isWindows = process.platform === 'win32';
  const text = execFileSync('npm', args, { cwd: root, encoding: 'utf8', shell: isWindows });
  return JSON.parse(text) as Sbom;
}

function describeLicense({ name, version, identifier, text }: BundledPackage): string {
  if (identifier === undefined) throw new Error(`${name} is bundled and names no licence`);
  const body = text === undefined ? '' : `\n\n${text.replace(/^/gm, '> ').replace(/ +$/gm, '')}`;
  return `## ${name} ${version} (${identifier})${body}\n`;
}

const bundled = new Map(FILES.flatMap(takeBundled).map((each) => [keyOf(each), each]));
const sorted = [...bundled.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

const sbom = installed();
const known = new Set(sbom.components.map(keyOf));
const added = sorted
  .filter((each) => !known.has(keyOf(each)))
  .map(({ name, version, identifier }) => ({
    'bom-ref': `${name}@${version}`,
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [{ license: { id: identifier } }],
  }));
writeFileSync(
  `${root}dist/sbom.cdx.json`,
  JSON.stringify(
    {
      ...sbom,
      // npm names the root after its folder.
      metadata: { ...sbom.metadata, component: { ...sbom.metadata.component, name: manifest.name } },
      components: [...sbom.components, ...added],
    },
    null,
    2,
  ),
);
writeFileSync(
  `${root}dist/third-party-licenses.md`,
  `# Licences of the packages that files of ${manifest.name} ${manifest.version} contain\n\n${sorted.map(describeLicense).join('\n')}`,
);
