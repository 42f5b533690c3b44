import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { KT, MANY } from './known-addresses.ts';

/** Index of the active option as assistive technology is told it, -1 for none. */
const activeIndex = (query: Locator): Promise<number> =>
  query.evaluate((input) => {
    const id = input.getAttribute('aria-activedescendant');
    const root = input.getRootNode() as ShadowRoot;
    return [...root.querySelectorAll('[role=option]')].findIndex((option) => option.id === id);
  });

test.beforeEach(async ({ visit }) => {
  await visit('/signup.html?order=juso-first');
});

test('Down and Up walk the options and wrap through none, without changing the text', async ({ field }) => {
  await field.search(MANY);
  await expect(field.options.nth(1)).toBeVisible();
  const last = (await field.options.count()) - 1;
  for (const [key, index] of [
    ['ArrowDown', 0],
    ['ArrowDown', 1],
    ['ArrowUp', 0],
    ['ArrowUp', -1],
    ['ArrowUp', last],
    ['ArrowDown', -1],
    ['ArrowDown', 0],
  ] as const) {
    await field.query.press(key);
    expect(await activeIndex(field.query), `${key} to ${index}`).toBe(index);
    await expect(field.query).toHaveValue(MANY);
  }
});

test('Enter on an active option picks it, moves to the detail and submits nothing', async ({
  field,
  page,
}) => {
  await field.search(KT.query);
  await expect(field.options.first()).toBeVisible();
  await field.query.press('ArrowDown');
  await field.query.press('Enter');
  await expect(field.detail).toBeFocused();
  await expect(field.road).toHaveValue(KT.road);
  await expect(page).toHaveURL(/signup\.html/);
});

test('Enter without an address searches and never submits', async ({ field, page }) => {
  await field.search(KT.query);
  await expect(field.options.first()).toBeVisible();
  await expect(page).toHaveURL(/signup\.html/);
  expect(await field.value()).toBeNull();
});

test('Enter with an address chosen submits the form', async ({ field, page }) => {
  await page.getByLabel('이름').first().fill('가나다');
  await page.getByLabel('이메일').first().fill('a@example.com');
  await field.pickFirst(KT.query);
  await field.query.press('Enter');
  await expect(page.getByRole('heading', { name: '받은 내용' })).toBeVisible();
});

test('Esc closes the list and keeps the text; Down opens it again without a request', async ({
  field,
  simulated,
}) => {
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  await field.query.press('Escape');
  await expect(field.list).toBeHidden();
  await expect(field.query).toHaveValue(MANY);
  simulated.clearServed();
  await field.query.press('ArrowDown');
  await expect(field.options.first()).toBeVisible();
  expect(simulated.served()).toEqual([]);
});

test('Tab closes the list and selects nothing', async ({ field }) => {
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  await field.query.press('ArrowDown');
  await field.query.press('Tab');
  await expect(field.list).toBeHidden();
  expect(await field.value()).toBeNull();
});

test('Left clears the active option and edits the text', async ({ field }) => {
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  await field.query.press('ArrowDown');
  await field.query.press('ArrowLeft');
  expect(await activeIndex(field.query)).toBe(-1);
});

test('PageDown and PageUp move by five', async ({ field }) => {
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  const last = (await field.options.count()) - 1;
  await field.query.press('ArrowDown');
  await field.query.press('PageDown');
  expect(await activeIndex(field.query)).toBe(Math.min(5, last));
  await field.query.press('PageUp');
  expect(await activeIndex(field.query)).toBe(0);
});

test('everything can be reached and left by Tab alone', async ({ field, page }) => {
  await page.getByLabel('이메일').first().focus();
  await page.keyboard.press('Tab');
  await expect(field.query).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field.searchButton).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field.manualButton).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '가입하기' })).toBeFocused();
});
