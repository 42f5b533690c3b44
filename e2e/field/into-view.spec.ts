import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';

test.use({ viewport: { width: 360, height: 740 } });

test("regression: on a phone the embedded service's page is brought into view", async ({ visit, field }) => {
  await visit('/signup.html');
  await field.search(KT.query);
  await expect(field.viewerRow).toBeVisible();
  await expect(field.viewer).toBeInViewport({ ratio: 0.95, timeout: 15_000 });
});

test('regression: on a phone the fields that an outage opens are brought into view', async ({
  visit,
  field,
  outage,
}) => {
  await outage.both('500');
  await visit('/signup.html?order=juso-first');
  await field.search(KT.query);
  await expect(field.status).toContainText('직접 입력');
  for (const input of [field.road, field.detail])
    await expect(input).toBeInViewport({ ratio: 0.95, timeout: 15_000 });
});

test('a field that nobody is in scrolls nothing when its fields open', async ({ visit, field, page }) => {
  await visit('/signup.html');
  await page.getByLabel('이름').first().focus();
  await field.root.evaluate((element) => element.setAttribute('mode', 'manual'));
  await expect(field.road).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});
