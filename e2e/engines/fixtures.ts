import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutDeadlines } from '../deadlines.ts';
import { test as base } from '../fixtures.ts';
import { needs } from '../setup/needs.ts';
import type { DrivenBrowser } from './driver.ts';
import { EngineField } from './engine-field.ts';
import { EnginePage } from './engine-page.ts';
import { startFirefox } from './firefox.ts';
import { ENGINES, type EngineId, type Journey, type Scene } from './journey.ts';
import { JOURNEYS } from './journeys/index.ts';
import { startWebKit } from './webkit.ts';

/** Starts the engine; skips the test where it is not installed, or there is none for the system. */
function start(engine: EngineId, home: string): Promise<DrivenBrowser> {
  const skip = (why: string): void => base.skip(true, why);
  if (engine === 'firefox') {
    const { firefox } = needs(skip, 'FIREFOX IS', ['firefox']);
    return startFirefox(firefox, home);
  }
  if (process.platform !== 'linux') skip('WebKitGTK and Xvfb are there for Linux alone');
  return startWebKit(needs(skip, 'WEBKIT IS', ['webkit', 'xvfb']), home);
}

/** Longer than every wait in it. */
const STARTS_MS = 5 * 60_000;

interface WorkerFixtures {
  readonly engine: EngineId;
  readonly browserOfEngine: DrivenBrowser;
}

const test = base.extend<{ readonly scene: Scene }, WorkerFixtures>({
  engine: ['firefox', { option: true, scope: 'worker' }],
  browserOfEngine: [
    async ({ engine }, use) => {
      const home = await mkdtemp(join(tmpdir(), `address-search-${engine}-`));
      try {
        const browser = await start(engine, home);
        try {
          await use(browser);
        } finally {
          await browser.close();
        }
      } finally {
        await rm(home, { recursive: true, force: true, maxRetries: 10 });
      }
    },
    // Whoever starts it ends it: it is not broken off with the first test.
    { scope: 'worker', timeout: STARTS_MS },
  ],
  scene: async ({ engine, browserOfEngine, demo, simulated, outage }, use, testInfo) => {
    const driven = await browserOfEngine.newPage();
    testInfo.annotations.push({ type: ENGINES[engine], description: driven.version });
    const page = new EnginePage(driven);
    try {
      await use({
        page,
        field: new EngineField(page, 'address-search'),
        outage,
        simulated,
        visit: (path) => page.open(demo.url + withoutDeadlines(path)),
      });
    } finally {
      await driven.close();
    }
  },
});

const tagOf = ({ isSample }: Journey): { tag?: string } => (isSample ? {} : { tag: '@full' });

/** The tests of a file: every journey that the engine's driver can go on, one after the other in one browser. */
export function describeJourneys(engine: EngineId): void {
  test.use({ engine });
  test.describe.configure({ mode: 'default' });
  test.describe(ENGINES[engine], () => {
    for (const journey of JOURNEYS.filter(({ undriven }) => undriven?.[engine] === undefined))
      test(journey.title.en, tagOf(journey), ({ scene }) => journey.run(scene));
  });
}
