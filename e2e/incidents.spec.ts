import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type {} from '../src/qa/page-entry.ts';
import { INCIDENTS } from '../src/qa/scenarios/index.ts';
import { parseOutage } from '../src/qa/scenarios/index.ts';
import { scenarioOf } from '../src/qa/scenarios/index.ts';
import { expect, test } from './fixtures.ts';
import { everythingSaid, longestSilence, readHistory, startHistory } from './history.ts';
import { KT } from './known-addresses.ts';

/** Of Kakao's, where it fails: what is well has no deadline that a busy machine could miss. */
const QUICK = 'load-timeout=1000&ready-timeout=1200';

const served = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window.addressSearchQa?.served ?? []).map(({ target, scenario }) => `${target}:${scenario}`),
  );

/** What becomes of a search by the stages so far: the first of each is in `npm test`, all are in the full run. */
const sampled = new Set<string>();

for (const { date, what, now, stages } of INCIDENTS) {
  for (const [at, stage] of stages.entries()) {
    const [forced] = parseOutage(stage).forced;
    if (!forced) throw new Error(`${date} forces nothing`);
    const { effect } = scenarioOf(forced.scenario);
    const tag = sampled.has(effect) ? '@full' : [];
    sampled.add(effect);
    const title = `${date}, stage ${at + 1} (${forced.scenario}): opened from the list, it shows what users see now`;
    test(title, { tag }, async ({ visit, field, page }) => {
      // An outage that comes and goes is there now.
      await page.addInitScript(() => (Math.random = () => 0));
      await visit(`/incidents/${effect === 'fails' ? `?${QUICK}` : ''}`);
      const entry = page.getByRole('listitem').filter({ hasText: date.replaceAll('-', '.') });
      await expect(entry).toContainText(now.ko);
      await entry.getByRole('link', { name: '재연' }).nth(at).click();
      const banner = page.getByRole('complementary', { name: what.ko });
      await expect(banner).toContainText(now.ko);

      await startHistory(field.root);
      await field.search(KT.query);
      if (effect === 'serves') await expect(field.viewerRow).toBeVisible();
      if (effect === 'stuck') await field.otherWay.click();
      if (effect !== 'serves') await expect(field.options.first()).toContainText(KT.road);
      await expect(field.query).toHaveValue(KT.query);
      expect(await served(page)).toContain(`kakao-postcode:${forced.scenario}`);
      const history = await readHistory(field.root);
      expect(longestSilence(history)).toBeLessThan(2000);
      expect(everythingSaid(history)).not.toMatch(/결과가 없습니다/);
    });
  }
}

test('the banner ends the outage, and leads back to its place in the list', async ({
  visit,
  field,
  page,
}) => {
  const date = '2025-09-18';
  await visit(`/signup.html?order=juso-first&outage=juso:500&incident=${date}`);
  await page.getByRole('link', { name: '재연 끝내기' }).click();
  await expect(page.getByRole('complementary', { name: '실제 장애 재연' })).toHaveCount(0);
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  expect(await served(page)).toEqual([]);
  await page.goBack();
  await page.getByRole('link', { name: '목록으로' }).click();
  await expect(page).toHaveURL(new RegExp(`/incidents/.*#${date}$`));
  await expect(page.locator(`[id="${date}"]`)).toBeInViewport();
});

test('the start page leads to the list, which is there in English too', async ({ visit, page }) => {
  await visit('/');
  await page.getByRole('link', { name: '실제 장애 재연' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(INCIDENTS.length);
  await page.getByRole('link', { name: 'English' }).click();
  for (const { what } of INCIDENTS) await expect(page.getByRole('heading', { name: what.en })).toBeVisible();
});

/** `npm test` looks at the first page in the dark, and at the others in the light. */
const isFull = (path: string, colorScheme: 'light' | 'dark'): string[] =>
  (path === '/') === (colorScheme === 'dark') ? [] : ['@full'];

for (const path of ['/', '/?lang=en', '/incidents/', '/signup.html?qa&incident=2022-10-15&lang=en'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(
      `axe finds nothing on ${path}, ${colorScheme}`,
      { tag: isFull(path, colorScheme) },
      async ({ visit, page }) => {
        await page.emulateMedia({ colorScheme });
        await visit(path);
        expect((await new AxeBuilder({ page }).exclude('outage-panel').analyze()).violations).toEqual([]);
      },
    );
