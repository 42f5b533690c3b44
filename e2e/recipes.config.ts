import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './setup/browser.ts';

const executablePath = findBrowser();

/** Runs the recipes of `docs/testing.md` against the pages of the demo (`recipes.spec.ts`). */
export default defineConfig({
  testDir: '../docs/recipes',
  testMatch: '*.spec.ts',
  reporter: 'line',
  outputDir: '../test-results/recipes',
  use: {
    ...(process.env.BASE_URL && { baseURL: process.env.BASE_URL }),
    locale: 'ko-KR',
    launchOptions: { args: BROWSER_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
});
