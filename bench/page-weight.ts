import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** What others put into a page for an address: the package, and the least that a page writes to use it. */
const WIDGETS: readonly (readonly [name: string, version: string, use: string])[] = [
  ['react-daum-postcode', '4.0.0', "export { default } from 'react-daum-postcode'"],
  ['vue-daum-postcode', '1.2.2', "export * from 'vue-daum-postcode'"],
  ['@maplibre/maplibre-gl-geocoder', '1.9.4', "export { default } from '@maplibre/maplibre-gl-geocoder'"],
  ['@geoapify/geocoder-autocomplete', '3.1.0', "export * from '@geoapify/geocoder-autocomplete'"],
  ['@ideal-postcodes/postcode-lookup', '3.2.0', "export * from '@ideal-postcodes/postcode-lookup'"],
  ['@ideal-postcodes/address-finder', '5.4.2', "export * from '@ideal-postcodes/address-finder'"],
  ['@mapbox/search-js-web', '1.6.0', "export { MapboxAddressAutofill } from '@mapbox/search-js-web'"],
  ['getaddress-autocomplete', '3.0.3', "export * from 'getaddress-autocomplete'"],
];
const BUILT = join(import.meta.dirname, '../dist');

/** As servers send it, kB. */
const weigh = (code: string | Uint8Array): number => gzipSync(code, { level: 9 }).length / 1_000;

/** Everything that a page loads for one of them, in one file; React and Vue too, which a page may have already. */
async function weighWidget(folder: string, use: string): Promise<number> {
  const entry = join(folder, 'use.js');
  await writeFile(entry, use);
  const built = (await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'] }, minify: true },
  })) as Rolldown.RolldownOutput[];
  const scripts = built.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'));
  return scripts.reduce((sum, { code }) => sum + weigh(code), 0);
}

/** What the page loads of ours before anybody uses the field: the entry, and what that imports. */
function weighUpFront(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = readFileSync(join(BUILT, file), 'utf8');
  const imported = [...code.matchAll(/(?:import|from)\s*"(\.[^"]+)"/g)].map(([, path = '']) => path);
  const names = imported.map((path) => join(file, '..', path));
  return weigh(code) + names.reduce((sum, name) => sum + weighUpFront(name, seen), 0);
}

const folder = await mkdtemp(join(tmpdir(), 'address-search-weight-'));
try {
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const wanted = WIDGETS.map(([name, version]) => `${name}@${version}`);
  const peers = ['react@19', 'react-dom@19', 'vue@3', 'maplibre-gl@5'];
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', ...wanted, ...peers],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const rows: (readonly [name: string, kilobytes: number])[] = [
    ['address-search, before anybody uses it', weighUpFront('address-search.js')],
    [
      'address-search, everything in one file',
      weigh(await readFile(join(BUILT, 'address-search.bundle.js'))),
    ],
  ];
  for (const [name, version, use] of WIDGETS)
    rows.push([`${name} ${version}`, await weighWidget(folder, use)]);
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, kilobytes] of rows)
    console.log(`${name.padEnd(width)} ${kilobytes.toFixed(1).padStart(7)} kB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
