/**
 * Completes `dist/endpoint/`, which is packed as `address-search-endpoint`: beside the code its manifest, what a person
 * reads, and the files of `deploy/` that a site copies. What needs the repository (the image) stays there.
 */
import { cpSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILES = ['src/endpoint/package.json', 'src/endpoint/README.md', 'LICENSE', 'CHANGELOG.md'];
const OF_THE_FIELD = /^(address-.*|element|failover|providers|qa|testing|architecture|releasing)(\.ko)?\.md$/;
const NEEDS_REPOSITORY = /^(Dockerfile.*|compose\.yaml|.*\.ts)$/;

const root = fileURLToPath(new URL('../', import.meta.url));
const to = `${root}dist/endpoint/`;

for (const file of FILES) cpSync(root + file, to + basename(file));
const copyFolder = (name: string, filter: (file: string) => boolean): void =>
  cpSync(root + name, to + name, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || filter(basename(path)),
  });
copyFolder('docs', (file) => file.endsWith('.md') && !OF_THE_FIELD.test(file));
copyFolder('deploy', (file) => !NEEDS_REPOSITORY.test(file));
