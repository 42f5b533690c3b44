import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './e2e/setup/browser.ts';

const FIGURES = 'figures/**/*.spec.ts';
const executablePath = findBrowser();

/** Every worker starts its own providers and demo on free ports (`e2e/fixtures.ts`), so nothing is shared. */
export default defineConfig({
  globalSetup: './e2e/setup/require-build.ts',
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // What is told of a state is the same everywhere.
  snapshotPathTemplate: '{testDir}/{testFileDir}/snapshots/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Much of a test is waiting for a deadline, so two cores carry four.
  workers: 4,
  reporter: 'list',
  // Against hanging alone: what something may take is judged by the figures, which have the machine to themselves.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  projects: [
    { name: 'behaviour', testIgnore: 'figures/**', grepInvert: /@full/ },
    // What `npm test` has a sample of: `npm run test:full`.
    { name: 'full', testIgnore: 'figures/**', grep: /@full/ },
    // One at a time, after the others: all of them by `npm run test:figures`, a sample of each file in `npm test`.
    { name: 'figures', testMatch: FIGURES, workers: 1 },
    { name: 'figures-sample', testMatch: FIGURES, grep: /@sample/, dependencies: ['behaviour'], workers: 1 },
  ],
  use: {
    headless: true,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    // Recording costs a quarter of the time; `TRACE=1` when something is to be looked into.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { args: BROWSER_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
});
