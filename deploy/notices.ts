/**
 * Writes what each of the two packages is made of, after the build: `sbom.cdx.json` (CycloneDX) and
 * `third-party-licenses.md`. Packages that are installed with it come from `npm sbom`, those that are bundled from
 * Vite (`bundled-*.json`, which go). Fails if a bundled package names no licence.
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
  readonly description?: string;
}

interface Sbom {
  readonly metadata: { readonly component: object };
  readonly components: readonly Component[];
  readonly dependencies: readonly object[];
}

/** What is packed, what is installed with it, and what Vite says is bundled into it. */
interface Packed {
  readonly folder: string;
  readonly manifest: Component;
  readonly sbom: Sbom;
  readonly bundled: readonly BundledPackage[];
}

const root = fileURLToPath(new URL('../', import.meta.url));
const readJson = <T>(path: string): T => JSON.parse(readFileSync(`${root}${path}`, 'utf8')) as T;
const keyOf = ({ name, version }: Component): string => `${name}@${version}`;
const purlOf = ({ name, version }: Component): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function takeBundled(path: string): readonly BundledPackage[] {
  const packages = readJson<readonly BundledPackage[]>(path);
  rmSync(`${root}${path}`);
  return packages;
}

/** What is installed with `address-search`; with the endpoint nothing is. */
function installed(): Sbom {
  // On Windows npm is a script, which is started by a shell alone.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--workspaces=false'];
  const isWindows = process.platform === 'win32';
  const text = execFileSync('npm', args, { cwd: root, encoding: 'utf8', shell: isWindows });
  return JSON.parse(text) as Sbom;
}

/** Each text once, below all the packages that have it. */
function licencesOf(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, string[]>();
  for (const { name, version, identifier, text = '' } of packages) {
    if (identifier === undefined) throw new Error(`${name} is bundled and names no licence`);
    const headings = byText.get(text) ?? [];
    byText.set(text, [...headings, `## ${name} ${version} (${identifier})\n`]);
  }
  const quoted = (text: string): string => text.replace(/^/gm, '> ').replace(/ +$/gm, '');
  return [...byText]
    .map(
      ([text, headings]) =>
        `${headings.join('\n')}\n${quoted(text || 'No licence text comes with the package.')}\n`,
    )
    .join('\n');
}

function writeNotices({ folder, manifest, sbom, bundled }: Packed): void {
  const each = new Map(bundled.map((one) => [keyOf(one), one]));
  const sorted = [...each.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const known = new Set(sbom.components.map(keyOf));
  const added = sorted
    .filter((one) => !known.has(keyOf(one)))
    .map((one) => ({
      'bom-ref': keyOf(one),
      type: 'library',
      name: one.name,
      version: one.version,
      purl: purlOf(one),
      licenses: [{ license: { id: one.identifier } }],
    }));
  // npm names the root after its folder.
  const { name, version, description } = manifest;
  const own = { 'bom-ref': keyOf(manifest), purl: purlOf(manifest), name, version, description };
  const metadata = { ...sbom.metadata, component: { ...sbom.metadata.component, ...own } };
  const full = { ...sbom, metadata, components: [...sbom.components, ...added] };
  writeFileSync(`${root}${folder}/sbom.cdx.json`, JSON.stringify(full));
  writeFileSync(
    `${root}${folder}/third-party-licenses.md`,
    `# Licences of the packages that files of ${name} ${version} contain\n\n${licencesOf(sorted)}`,
  );
}

const sbom = installed();
writeNotices({
  folder: 'dist',
  manifest: readJson('package.json'),
  sbom,
  bundled: ['production', 'bundle', 'qa'].flatMap((mode) => takeBundled(`dist/bundled-${mode}.json`)),
});
writeNotices({
  folder: 'dist/endpoint',
  manifest: readJson('src/endpoint/package.json'),
  sbom: { ...sbom, components: [], dependencies: [] },
  bundled: ['bundled-endpoint', 'console/bundled-console'].flatMap((file) =>
    takeBundled(`dist/endpoint/${file}.json`),
  ),
});
