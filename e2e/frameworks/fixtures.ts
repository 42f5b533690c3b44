import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '../fixtures.ts';
import { packField } from '../package/packed.ts';
import { FreshProject, NoRegistry } from './fresh-project.ts';
import { leadToSimulated } from './real-addresses.ts';
import type { Site } from './serve.ts';

export { expect } from '../fixtures.ts';

interface WorkerFixtures {
  readonly tarball: string;
}
interface TestFixtures {
  /** One of `demo/frameworks/` with the tarball; without a registry the test is skipped. */
  readonly fresh: (name: string) => Promise<FreshProject>;
  /** The same of a new Vite project. */
  readonly empty: () => Promise<FreshProject>;
  /**
   * Opens a site, whose calls to the real services lead to the simulated ones, and closes it after the test, which
   * fails by what the page wrote to its console as an error.
   */
  readonly open: (site: Site, search?: string) => Promise<void>;
}

/** What the outage of a test makes browsers say. */
const OF_AN_OUTAGE = /Failed to load resource|favicon/;

/** Projects of one test, which end with it. */
function projects() {
  const made: FreshProject[] = [];
  return {
    async ready(pending: Promise<FreshProject>): Promise<FreshProject> {
      const project = await pending.catch((error: unknown) => {
        if (!(error instanceof NoRegistry) || process.env.CI) throw error;
        console.warn('\n*** NO npm REGISTRY: THE FRESH PROJECTS ARE NOT TESTED ***\n');
        return null;
      });
      base.skip(project === null, 'the npm registry has not answered');
      if (project === null) throw new Error('A skipped test goes on.');
      made.push(project);
      return project;
    },
    async end(): Promise<void> {
      for (const project of made) await project.remove();
    },
  };
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  tarball: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'address-search-tarball-'));
      await use(packField(folder));
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  fresh: async ({ tarball }, use) => {
    const { ready, end } = projects();
    await use((name) => ready(FreshProject.of(name, tarball)));
    await end();
  },
  empty: async ({ tarball }, use) => {
    const { ready, end } = projects();
    await use(() => ready(FreshProject.empty(tarball)));
    await end();
  },
  open: async ({ page, simulated }, use) => {
    const wrong: string[] = [];
    const sites = new Set<Site>();
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !OF_AN_OUTAGE.test(message.text())) wrong.push(message.text());
    });
    await leadToSimulated(page, simulated);
    await use(async (site, search = '') => {
      sites.add(site);
      await page.goto(site.url + search);
    });
    for (const site of sites) await site.close();
    expect(wrong).toEqual([]);
  },
});
