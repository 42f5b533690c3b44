/** `npm run docs:manifest`: writes `custom-elements.json` and what editors make of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { manifestFiles, root } from './manifest-files.ts';

mkdirSync(new URL('ide/', root), { recursive: true });
for (const [path, text] of Object.entries(manifestFiles())) writeFileSync(new URL(path, root), text);
