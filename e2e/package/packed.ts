import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A package as it is published. */
export interface Packed {
  readonly name: 'address-search' | 'address-search-endpoint';
  readonly tarball: string;
  /** What is in it. */
  readonly folder: string;
}

/** Packs what `npm run build` has made, both packages, into a folder. @throws when nothing is built */
export function packPackages(into: string): readonly [field: Packed, endpoint: Packed] {
  pack(into, '.', './dist/endpoint');
  return [unpack(into, 'address-search'), unpack(into, 'address-search-endpoint')];
}

/** Packs the field alone into an empty folder. @returns the tarball @throws when nothing is built */
export function packField(into: string): string {
  pack(into, '.');
  return join(into, tarballOf(into, 'address-search'));
}

function pack(into: string, ...packages: readonly string[]): void {
  if (!existsSync(join(root, 'dist/react/index.js'))) throw new Error('`npm run build` comes first.');
  const args = ['pack', ...packages, '--ignore-scripts', '--silent', '--pack-destination', into];
  execFileSync('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

const tarballOf = (folder: string, name: Packed['name']): string =>
  readdirSync(folder).find((each) => each.replace(/-\d.*$/, '') === name) ?? '';

function unpack(into: string, name: Packed['name']): Packed {
  const file = tarballOf(into, name);
  const folder = join(into, name);
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', file, '--strip-components=1', '-C', name], { cwd: into });
  return { name, tarball: join(into, file), folder };
}
