import type { Page } from '@playwright/test';
import type {} from '../src/qa/page.ts';
import { expect, test } from './fixtures.ts';
import { KT, MANY } from './known-addresses.ts';

/** What the page itself says that it was served, as `target:scenario`. */
const served = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window.addressSearchQa?.served ?? []).map(({ target, scenario }) => `${target}:${scenario}`),
  );

/** Requests that got past the page's worker, to the simulated providers themselves. */
const asked = (all: readonly { readonly provider: string }[], provider: 'kakao-postcode' | 'juso'): number =>
  all.filter((one) => one.provider === provider).length;

test('a link pasted into a fresh browser gives that outage, and reset ends it at once', async ({
  visit,
  field,
  page,
  simulated,
}) => {
  await visit('/signup.html?outage=kakao-postcode:hang,juso:500&load-timeout=1000');
  await field.search(KT.query);
  await expect.poll(() => field.usable()).toBe('manual');
  expect(await served(page)).toEqual(expect.arrayContaining(['kakao-postcode:hang', 'juso:500']));
  expect([asked(simulated.served(), 'kakao-postcode'), asked(simulated.served(), 'juso')]).toEqual([0, 0]);

  await page.evaluate(() => window.addressSearchQa?.reset());
  await expect(page).toHaveURL(/outage=reset/);
  await field.retryButton.click();
  await expect(field.viewerRow).toBeVisible();
  const providers = simulated.served();
  expect(asked(providers, 'kakao-postcode') + asked(providers, 'juso')).toBeGreaterThan(0);
  expect(providers.every(({ fault }) => fault === null)).toBe(true);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length)))
    .toBe(0);
});

test('a tab stays in its outage on the next page, and leaves it by ?outage=reset', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?outage=juso:500&order=juso-first');
  await page.getByRole('link', { name: '채용 공고' }).click();
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  expect(await served(page)).toContain('juso:500');
  await visit('/signup.html?outage=reset&order=juso-first');
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  expect(await served(page)).toEqual([]);
});

test('an outage forced while the page is open meets the next search, also of a library that is loaded', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?qa');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  await page.evaluate(async () => {
    const qa = window.addressSearchQa;
    const on = new Promise<void>((resolve) => qa?.onChange(() => qa.worker.kind === 'on' && resolve()));
    qa?.force([{ target: 'kakao-postcode', scenario: 'refused', amount: null, inMs: 0, forMs: null }]);
    await on;
  });
  await field.query.fill('');
  await field.search(MANY);
  await expect(field.options.first()).toContainText(MANY);
  expect(await served(page)).toContain('kakao-postcode:refused');
});

test('a page whose address says nothing carries no QA', async ({ visit, field, page }) => {
  await visit('/signup.html');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  expect(
    await page.evaluate(() => [typeof window.addressSearchQa, navigator.serviceWorker.controller]),
  ).toEqual(['undefined', null]);
});
