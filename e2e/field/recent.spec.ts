import type { Locator, Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import type { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT, MANY } from '../known-addresses.ts';

const LIST = '/signup.html?order=juso-first';
const KEY = 'address-search:recent';

/** The addresses picked last, as they are shown under the empty box. */
const recentOf = (field: AddressField): Locator => field.root.getByRole('group', { name: '최근 주소' });
const optionsOf = (field: AddressField): Locator => field.root.locator('[part=recent-option]');

const turnOn = (field: AddressField): Promise<void> =>
  field.root.evaluate((element) => element.toggleAttribute('recent', true)).then(() => undefined);
const kept = (page: Page): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), KEY);

/** Picks these, one after the other, and leaves the field empty. */
async function pickAll(field: AddressField, page: Page, ...places: readonly number[]): Promise<void> {
  for (const at of places) {
    await field.search(MANY);
    await field.options.nth(at).click();
    await expect(field.card).toBeVisible();
    await field.root.evaluate((element) => (element as HTMLElement & { clear(): void }).clear());
    await expect(field.card).toBeHidden();
  }
  await page.getByLabel('이메일').first().focus();
}

test.describe('addresses that were picked last', () => {
  test.beforeEach(async ({ visit, field, page }) => {
    await visit(LIST);
    await turnOn(field);
    await pickAll(field, page, 0, 1);
  });

  test('are shown under the box when it has the focus and is empty, and are there after a reload', async ({
    field,
    page,
  }) => {
    await field.query.focus();
    await expect(optionsOf(field)).toHaveCount(2);
    await expect(optionsOf(field).first()).toContainText('세종대로 110');
    await field.query.pressSequentially('세');
    await expect(recentOf(field)).toBeHidden();
    await page.reload();
    await turnOn(field);
    await field.query.focus();
    await expect(optionsOf(field)).toHaveCount(2);
  });

  test('are the value again by a press, without a request, with their card', async ({ field, simulated }) => {
    simulated.clearServed();
    await field.query.focus();
    await optionsOf(field).last().click();
    await expect(field.card).toBeVisible();
    await expect(field.detail).toBeFocused();
    expect(await field.value()).toMatchObject({ road: KT.road, postcode: KT.postcode, source: 'juso' });
    expect(simulated.served()).toEqual([]);
    await expect(recentOf(field)).toBeHidden();
  });

  test('are gone through by keys, and Esc closes them', async ({ field, page }) => {
    await field.query.focus();
    await expect(recentOf(field)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(optionsOf(field).first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(field.query).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(recentOf(field)).toBeHidden();
    await expect(field.query).toBeFocused();
  });

  test('make room for what is said of an empty box', async ({ field }) => {
    await field.query.focus();
    await expect(recentOf(field)).toBeVisible();
    await field.query.press('Enter');
    await expect(recentOf(field)).toBeHidden();
    await expect(field.status).toHaveText('찾으실 주소를 입력해 주십시오.');
  });

  test('can be taken away one by one, and all, and then nothing is kept', async ({ field, page }) => {
    await field.query.focus();
    await recentOf(field)
      .getByRole('button', { name: /최근 주소에서 지우기: .*세종대로 110/ })
      .click();
    await expect(optionsOf(field)).toHaveCount(1);
    await expect(field.query).toBeFocused();
    await recentOf(field).getByRole('button', { name: '모두 지우기' }).click();
    await expect(recentOf(field)).toBeHidden();
    expect(await kept(page)).toBeNull();
  });

  test('go away when the focus leaves the field', async ({ field, page }) => {
    await field.query.focus();
    await expect(recentOf(field)).toBeVisible();
    await page.getByLabel('이메일').first().focus();
    await expect(recentOf(field)).toBeHidden();
  });

  test('break no rule of axe', async ({ field, page }) => {
    await field.query.focus();
    await expect(recentOf(field)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('address-search').analyze();
    expect(violations).toEqual([]);
  });
});

test('without the attribute nothing is kept, and nothing shown', async ({ visit, field, page }) => {
  await visit(LIST);
  await pickAll(field, page, 0);
  expect(await kept(page)).toBeNull();
  await field.query.focus();
  await expect(recentOf(field)).toHaveCount(0);
});

test('what is kept and cannot be understood is nothing', async ({ visit, field, page }) => {
  await visit(LIST);
  await page.evaluate((key) => localStorage.setItem(key, '{"version":1,"addresses":[{"road":1}]}'), KEY);
  await turnOn(field);
  await pickAll(field, page, 0);
  await field.query.focus();
  await expect(optionsOf(field)).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('they are in the sheet, and a tap on one closes it', async ({ visit, field, page }) => {
    await visit(LIST);
    await turnOn(field);
    await pickAll(field, page, 0);
    await field.query.tap();
    await expect(field.sheet).toBeVisible();
    await expect(optionsOf(field)).toBeInViewport({ ratio: 1 });
    await optionsOf(field).tap();
    await expect(field.sheet).toBeHidden();
    await expect(field.card).toBeVisible();
  });
});
