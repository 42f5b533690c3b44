import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { build, preview } from 'vite';

export { expect } from '@playwright/test';

export interface Site {
  readonly url: string;
  readonly folder: string;
}

/** The site as `npm run docs` makes it, served as a static host would. */
export const test = base.extend<object, { readonly site: Site }>({
  site: [
    async ({}, use) => {
      const configFile = fileURLToPath(new URL('../docs/site/vite.config.ts', import.meta.url));
      const folder = await mkdtemp(join(tmpdir(), 'address-search-docs-'));
      const options = { configFile, logLevel: 'error', build: { outDir: folder } } as const;
      await build(options);
      const server = await preview({ ...options, preview: { port: 0, host: '127.0.0.1' } });
      await use({ url: server.resolvedUrls?.local[0] ?? '', folder });
      await server.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

/** Resolves when a page of the site with a field in it shows what it is to show. */
export const isReady = (page: Page): Promise<void> => expect(page.locator('html[data-ready]')).toBeAttached();
