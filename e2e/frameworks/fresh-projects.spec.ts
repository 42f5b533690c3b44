import { cp, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { AddressField } from '../address-field.ts';
import { KT } from '../known-addresses.ts';
import { expect, test } from './fixtures.ts';
import { serveFolder, serveScript } from './serve.ts';

const HYDRATION = fileURLToPath(new URL('hydration/', import.meta.url));
const MANUAL = new URL('../../docs/frameworks.md', import.meta.url);

const FULL = { tag: '@full' };

/** Project, and where its build is. `npm test` has those without a framework. */
const BUILT = [
  { name: 'vite', folder: 'dist', details: {} },
  { name: 'plain', folder: 'site', details: {} },
  { name: 'react-19', folder: 'dist', details: FULL },
  { name: 'react-18', folder: 'dist', details: FULL },
  { name: 'vue-3', folder: 'dist', details: FULL },
  { name: 'svelte-5', folder: 'dist', details: FULL },
  { name: 'preact', folder: 'dist', details: FULL },
  { name: 'solid', folder: 'dist', details: FULL },
];

async function sent(page: Page): Promise<unknown> {
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.locator('#sent')).not.toBeEmpty();
  return JSON.parse(await page.locator('#sent').innerText());
}

async function pickAndSubmit(field: AddressField, page: Page): Promise<unknown> {
  await field.pickFirst(KT.query);
  await field.detail.fill('3층');
  return sent(page);
}

const ENTRIES = { 'address.postcode': KT.postcode, 'address.road': KT.road, 'address.detail': '3층' };

// One project at a time: each takes both cores to install and build.
test.describe('a fresh project from the tarball', () => {
  test.describe.configure({ mode: 'default', timeout: 15 * 60_000 });

  for (const { name, folder, details } of BUILT)
    test(
      `${name}: compiles, searches past an outage, submits`,
      details,
      async ({ fresh, open, outage, field, page }) => {
        const project = await fresh(name);
        await project.npm(['run', 'build']);
        await outage.set('kakao-postcode', 'refused');
        await open(await serveFolder(project.path(folder)));
        expect(await pickAndSubmit(field, page)).toEqual(ENTRIES);
        await expect(page.locator('#picked')).toHaveText(`고르신 주소: ${KT.road}`);
      },
    );

  test(
    "server-form: submits the page's own names, without JavaScript too",
    FULL,
    async ({ fresh, open, field, page, outage, browser }) => {
      const project = await fresh('server-form');
      const site = await serveScript(project.folder, 'server.js');
      await outage.set('kakao-postcode', 'refused');
      await open(site);
      await field.pickFirst(KT.query);
      await page.locator('[name=addr2]').fill('3층');
      expect(await sent(page)).toEqual({ zipcode: KT.postcode, addr1: KT.road, addr2: '3층' });

      const bare = await browser.newPage({ javaScriptEnabled: false });
      await bare.goto(site.url);
      await bare.getByLabel('우편번호').fill(KT.postcode);
      expect(await sent(bare)).toEqual({ zipcode: KT.postcode, addr1: '', addr2: '' });
      await bare.close();
    },
  );

  test(
    'next: is rendered by the server, and its action gets the entries',
    FULL,
    async ({ fresh, open, field, page, outage }) => {
      const project = await fresh('next');
      await project.npm(['run', 'build']);
      const site = await serveScript(project.folder, 'node_modules/next/dist/bin/next', 'start');
      const served = await (await fetch(site.url)).text();
      expect(served).toContain('<address-search name="address" label="주소" required="">');
      await outage.set('kakao-postcode', 'refused');
      await open(site);
      expect(await pickAndSubmit(field, page)).toEqual(ENTRIES);
    },
  );

  test(
    "an empty Vite project: the manual's lines make a field, and Kakao's own page fills it",
    FULL,
    async ({ empty, open, field }) => {
      const [html = ''] = (await readFile(MANUAL, 'utf8')).match(/(?<=^```html\n).*?(?=^```)/ms) ?? [];
      const project = await empty();
      const index = await readFile(project.path('index.html'), 'utf8');
      await writeFile(
        project.path('index.html'),
        index.replace('<body>', `<body><form id="form">${html}</form>`),
      );
      await project.npm(['run', 'build']);
      await open(await serveFolder(project.path('dist')));
      await field.search(KT.query);
      await field.viewerRow.click();
      expect(await field.value()).toMatchObject({
        postcode: KT.postcode,
        road: KT.road,
        source: 'kakao-postcode',
      });
    },
  );

  for (const name of ['react-19', 'react-18'])
    test(
      `${name}: hydrates what the server has rendered, and keeps what was chosen before`,
      FULL,
      async ({ fresh, open, field, page }) => {
        const project = await fresh(name);
        await cp(HYDRATION, project.path('hydration'), { recursive: true });
        // React says what it does not like when it is built for development.
        const vite = ['exec', '--', 'vite', 'build', 'hydration', '--mode', 'development', '--outDir'];
        const development = { NODE_ENV: 'development' };
        await project.npm([...vite, '../on-server', '--ssr', 'server.ts'], development);
        await project.npm([...vite, '../in-browser'], development);
        const markup = await project.run('on-server/server.js');
        // React 18 writes a value of its own, which is as good as none.
        expect(markup.replace('required="true"', 'required=""')).toContain(
          '<address-search id="field" name="address" required="" name-style="bracket">',
        );
        const index = project.path('in-browser/index.html');
        const shell = await readFile(index, 'utf8');
        await writeFile(
          index,
          shell.replace('<form id="app"></form>', `<form id="app">${markup.trim()}</form>`),
        );
        const site = await serveFolder(project.path('in-browser'));

        await open(site);
        await expect(field.query).toHaveAccessibleName('집 주소');
        expect(await field.value()).toBeNull();

        await open(site, '?early');
        await expect(field.query).toHaveAccessibleName('집 주소');
        expect(await field.value()).toMatchObject({ postcode: KT.postcode });
        expect(
          await page.evaluate(() => [...new FormData(document.forms[0])].map(([entry]) => entry)),
        ).toEqual(['address[postcode]', 'address[road]', 'address[detail]']);
      },
    );
});
