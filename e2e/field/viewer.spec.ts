import { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT, UNKNOWN } from '../known-addresses.ts';

const WAY_OUT = '다른 방법으로 찾기';
const CHOOSE = '선택해 주십시오';

test.describe("what is said of an embedded service's page", () => {
  test('is to choose, once it has found something', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.search(KT.query);
    await expect(field.viewerRow).toBeVisible();
    await expect(field.status).toContainText(CHOOSE);
  });

  test('regression: is not to choose while it is dead, and after some seconds the way out', async ({
    visit,
    field,
    outage,
  }) => {
    await outage.set('kakao-postcode', 'dies-after-ready');
    await visit('/signup.html');
    await field.search(KT.query);
    await expect(field.viewer).toBeVisible();
    await expect(field.status).not.toBeEmpty();
    await expect(field.status).not.toContainText(CHOOSE, { timeout: 3000 });
    await expect(field.status).toContainText(WAY_OUT, { timeout: 20_000 });
  });

  test('regression: is the way out when it has found nothing', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.search(UNKNOWN);
    await expect(field.viewerPage.getByText('검색 결과가 없습니다.')).toBeVisible();
    await expect(field.status).toContainText(WAY_OUT, { timeout: 15_000 });
    await expect(field.status).not.toContainText(CHOOSE);
  });
});

test("regression: a text that was typed into an embedded service's page goes on to the other way, and stands in the box", async ({
  visit,
  field,
}) => {
  await visit('/signup.html');
  await field.search(UNKNOWN);
  await expect(field.viewer).toBeVisible();
  await field.viewerPage.getByLabel('주소 검색어').fill(KT.query);
  await field.viewerPage.getByRole('button', { name: '검색' }).click();
  await expect(field.viewerRow).toBeVisible();
  await field.otherWay.click();
  await expect(field.options.first()).toContainText(KT.road);
  await expect(field.query).toHaveValue(KT.query);
});

test("regression: Esc closes the embedded service's page first, then the page's dialog", async ({
  visit,
  page,
}) => {
  await visit('/signup.html');
  const field = await AddressField.inDialog(page);
  await field.search(KT.query);
  await expect(field.viewerRow).toBeVisible();
  await field.query.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(field.viewer).toBeHidden();
  await expect(field.query).toHaveValue(KT.query);
  await expect(field.status).not.toContainText(CHOOSE);
  await field.query.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test("regression: Esc on a button of the field closes the embedded service's page too", async ({
  visit,
  page,
}) => {
  await visit('/signup.html');
  const field = await AddressField.inDialog(page);
  await field.search(KT.query);
  await expect(field.viewerRow).toBeVisible();
  await field.otherWay.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(field.viewer).toBeHidden();
  await expect(field.query).toBeFocused();
});

test('regression: while the embedded service hangs there is the way to another one', async ({
  visit,
  field,
  outage,
}) => {
  await outage.set('kakao-postcode', 'hang');
  // Its own deadlines are out of reach.
  await visit('/signup.html');
  await field.search(KT.query);
  await expect(field.otherWay).toBeVisible({ timeout: 15_000 });
  await field.otherWay.click();
  await expect(field.options.first()).toContainText(KT.road);
});

test('regression: an embedded page that tells its size only once it has one is shown', async ({
  visit,
  field,
  page,
}) => {
  // Whether the real one has a size in a hidden place, nobody knows (docs/providers.md#kakao-viewer).
  await page.route('**/search?*', async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({
      response: answer,
      body: body.replace('const sized = () =>', 'const sized = () => document.body.offsetWidth > 0 &&'),
    });
  });
  await visit('/signup.html?ready-timeout=');
  await field.search(KT.query);
  await expect(field.viewerRow).toBeVisible();
  expect(await field.usable()).toBe('viewer');
});
