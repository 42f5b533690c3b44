import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Packs what `npm run build` has made, as it would be published. @returns the tarball, in a new folder */
export function packTarball(): string {
  if (!existsSync(join(ROOT, 'dist/react/index.js'))) throw new Error('`npm run build` comes first.');
  const folder = mkdtempSync(join(tmpdir(), 'address-search-tarball-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT });
  const [name = ''] = readdirSync(folder);
  return join(folder, name);
}
