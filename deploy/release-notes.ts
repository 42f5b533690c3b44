/**
 * `release-notes.ts v0.2.0` prints what CHANGELOG.md says of a version; it fails if there is nothing, or if a package
 * has another version (docs/releasing.md).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { notesOf } from './changelog.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const wanted = (process.argv[2] ?? '').replace(/^v/, '');

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

for (const path of ['package.json', 'src/endpoint/package.json']) {
  const { version } = JSON.parse(readFileSync(root + path, 'utf8')) as { readonly version: string };
  if (version !== wanted) fail(`${path} has version ${version}, not "${wanted}".`);
}
const notes = notesOf(readFileSync(`${root}CHANGELOG.md`, 'utf8'), wanted);
process.stdout.write(notes ?? fail(`CHANGELOG.md has no notes under "## ${wanted}".`));
