import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
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
  const args = ['pack', '.', './dist/endpoint', '--ignore-scripts', '--silent', '--pack-destination', into];
  execFileSync('npm', args, { cwd: root, shell: process.platform === 'win32' });
  return [unpack(into, 'address-search'), unpack(into, 'address-search-endpoint')];
}

function unpack(into: string, name: Packed['name']): Packed {
  const file = readdirSync(into).find((each) => each.replace(/-\d.*$/, '') === name) ?? '';
  const folder = join(into, name);
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', file, '--strip-components=1', '-C', name], { cwd: into });
  return { name, tarball: join(into, file), folder };
}
