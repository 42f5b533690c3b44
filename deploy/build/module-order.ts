import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What compresses best next to each other: style sheets, templates with the grammar that they bring, sentences, what
 * reads answers. Each brings what it imports in front of it; all else follows as it is imported.
 */
const ORDER: readonly RegExp[] = [
  /^element\/.*styles\.ts$/,
  /^element\/.*template\.ts$/,
  /^element\/i18n\/locales\/ko-\w+\.ts$/,
  /^element\/i18n\/locales\/en-\w+\.ts$/,
  /^element\/combobox\/setup-hints\.ts$/,
  /^providers\/.*\/parse-(response|pick)\.ts$/,
  /^protocol\/index\.ts$/,
  /^providers\/eager-adapters\.ts$/,
  /^endpoint-client\/index\.ts$/,
  /^element\/search\/search-session\.ts$/,
];

const src = resolve(import.meta.dirname, '../../src');

/** Modules come into a file as they are imported: the entry imports first what is to come first. No byte of code changes. */
export const moduleOrder: Plugin = {
  name: 'module-order',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/element\/bundle\.ts$/ },
    handler(code) {
      const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) =>
        file.replaceAll('\\', '/'),
      );
      const first = ORDER.flatMap((pattern) => files.filter((file) => pattern.test(file)).sort());
      return { code: first.map((file) => `import '../${file}';\n`).join('') + code, map: null };
    },
  },
};
