import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AddressField } from '../address-field.ts';
import { expect, test as base } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';
import { FreshProject, NoRegistry } from './fresh-project.ts';
import { leadToSimulated } from './real-addresses.ts';
import { serveCommand, serveFolder, type Site } from './serve.ts';
import { packTarball } from './tarball.ts';

interface WorkerFixtures {
  readonly tarball: string;
}
interface TestFixtures {
  /** One of `demo/frameworks/`, installed with the tarball; without a registry the test is skipped. */
  readonly fresh: (name: string) => Promise<FreshProject>;
  /** Opens a site, whose calls to the real services lead to the simulated ones; errors of the page fail the test. */
  readonly open: (site: Site) => Promise<void>;
}

const test = base.extend<TestFixtures, WorkerFixtures>({
  tarball: [
    async ({}, use) => {
      const tarball = packTarball();
      await use(tarball);
      await rm(dirname(tarball), { recursive: true });
    },
    { scope: 'worker' },
  ],
  fresh: async ({ tarball }, use, testInfo) => {
    const projects: FreshProject[] = [];
    await use(async (name) => {
      const project = await FreshProject.create(name, tarball).catch((error: unknown) => {
        if (!(error instanceof NoRegistry) || process.env.CI) throw error;
        console.warn('\n*** NO npm REGISTRY: THE FRESH PROJECTS ARE NOT TESTED ***\n');
        return null;
      });
      testInfo.skip(project === null, 'the npm registry has not answered');
      if (project === null) throw new Error('A skipped test goes on.');
      projects.push(project);
      return project;
    });
    for (const project of projects) await project.remove();
  },
  open: async ({ page, simulated }, use) => {
    const wrong: string[] = [];
    const sites: Site[] = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    await leadToSimulated(page, simulated);
    await use(async (site) => {
      sites.push(site);
      await page.goto(site.url);
    });
    for (const site of sites) await site.close();
    expect(wrong).toEqual([]);
  },
});

/** Project, and how what it builds is served. */
const BUILT = [
  { name: 'vite', tag: [], folder: 'dist' },
  { name: 'react-19', tag: '@full', folder: 'dist' },
  { name: 'react-18', tag: '@full', folder: 'dist' },
  { name: 'vue-3', tag: '@full', folder: 'dist' },
  { name: 'svelte-5', tag: '@full', folder: 'dist' },
  { name: 'preact', tag: '@full', folder: 'dist' },
  { name: 'plain', tag: [], folder: 'site' },
];

// One project at a time: each takes both cores to install and build. `npm test` has those without a framework.
test.describe('a fresh project from the tarball', () => {
  test.describe.configure({ mode: 'default', timeout: 10 * 60_000 });

  for (const { name, tag, folder } of BUILT)
    test(
      `${name}: compiles, searches past an outage, submits`,
      { tag },
      async ({ fresh, open, outage, field, page }) => {
        const project = await fresh(name);
        await project.npm('run', 'build');
        await outage.set('kakao-postcode', 'refused');
        await open(await serveFolder(project.path(folder)));
        await field.pickFirst(KT.query);
        await expect(page.locator('#picked')).toHaveText(`고르신 주소: ${KT.road}`);
        await field.detail.fill('3층');
        await page.getByRole('button', { name: '가입하기' }).click();
        await expect(page.locator('#sent')).not.toBeEmpty();
        expect(JSON.parse(await page.locator('#sent').innerText())).toEqual({
          'address.postcode': KT.postcode,
          'address.road': KT.road,
          'address.detail': '3층',
        });
      },
    );
});
