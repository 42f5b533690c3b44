import type { FrameLocator, Page } from '@playwright/test';
import { startEndpointProcess } from '../demo/endpoint.ts';
import { SHOW_POLICY } from '../demo/run.ts';
import { startDemo, type Demo } from '../demo/server.ts';
import { startSimulated, type SimulatedProviders } from '../src/qa/simulated/index.ts';
import { AddressField } from './address-field.ts';
import { expect, test as base } from './fixtures.ts';
import { KT } from './known-addresses.ts';

interface Show {
  readonly demo: Demo;
  readonly simulated: SimulatedProviders;
}

/** The demo as `npm start` has it, with an endpoint. */
const test = base.extend<{ readonly show: Show }>({
  show: async ({}, use) => {
    const simulated = await startSimulated();
    let endpoint: string | null = null;
    const demo = await startDemo({ port: 0, simulated, endpoint: () => endpoint });
    const origins = [demo.url, demo.url.replace('127.0.0.1', 'localhost')];
    const started = await startEndpointProcess({ port: 0, origins, policy: SHOW_POLICY });
    endpoint = started.url;
    await use({ demo, simulated });
    await Promise.all([demo.close(), simulated.close(), started.close()]);
  },
});

const browserOf = (page: Page, name: 'A' | 'B'): FrameLocator =>
  page.frameLocator(`iframe[title$="${name}"]`);
const serviceOf = (page: Page, id: string) => page.locator(`[data-service="${id}"]`);
const routeOf = (page: Page, name: 'A' | 'B') =>
  page.locator('.browser', { has: page.locator(`iframe[title$="${name}"]`) }).locator('.route');

test('one press shows that one browser fails over and the other never notices; one press repairs it', async ({
  page,
  show: { demo, simulated },
}) => {
  await page.goto(demo.url);
  await expect(serviceOf(page, 'kakao-postcode')).toHaveAttribute('data-serving', '');
  await page.getByRole('button', { name: '첫 번째 서비스를 끄고 찾아보기' }).click();

  for (const name of ['A', 'B'] as const) {
    const field = new AddressField(browserOf(page, name).locator('address-search'));
    await expect(field.road).toHaveValue(KT.road);
  }
  // The fault was really served, to the first browser alone.
  expect(
    simulated.served().some(({ provider, fault }) => provider === 'kakao-postcode' && fault === 'hang'),
  ).toBe(true);
  await expect(routeOf(page, 'A')).toHaveText(/카카오 우편번호 ✕ .+ → 도로명주소 ✓/);
  await expect(routeOf(page, 'B')).toHaveText(/^도로명주소 ✓/);
  await expect(serviceOf(page, 'kakao-postcode')).toContainText('차단');
  await expect(serviceOf(page, 'juso')).toHaveAttribute('data-serving', '');

  await page.getByRole('button', { name: '첫 번째 서비스 고치기' }).click();
  await expect(serviceOf(page, 'kakao-postcode')).toHaveAttribute('data-serving', '', { timeout: 120_000 });
});

test('a chip searches in its own browser', async ({ page, show: { demo } }) => {
  await page.goto(`${demo.url}/?order=juso-first`);
  await browserOf(page, 'B').getByRole('button', { name: KT.query }).click();
  await expect(new AddressField(browserOf(page, 'B').locator('address-search')).road).toHaveValue(KT.road);
  await expect(routeOf(page, 'A')).toHaveText('');
});

test('the first page is in English when it is asked to be', async ({ page, show: { demo } }) => {
  await page.goto(`${demo.url}/?lang=en`);
  await expect(page.getByRole('button', { name: 'Turn the first service off and search' })).toBeVisible();
  expect((await page.locator('body').innerText()).replace(/한국어/g, '')).not.toMatch(/[가-힣]/);
});
