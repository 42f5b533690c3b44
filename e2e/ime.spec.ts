import { expect, test } from './fixtures.ts';
import { Ime } from './ime.ts';
import { KT } from './known-addresses.ts';

const QUERY = '세종대로';

test.beforeEach(async ({ visit, field }) => {
  await visit('/signup.html?order=juso-first');
  await field.query.focus();
});

test('one Enter while composing gives results; nothing is picked and nothing is submitted', async ({
  field,
  page,
}) => {
  const ime = await Ime.on(page);
  await ime.type(QUERY);
  await ime.key('Enter', 229);
  await ime.commit('로');
  await expect(field.options.first()).toBeVisible();
  await expect(field.query).toHaveValue(QUERY);
  expect(await field.value()).toBeNull();
  await expect(page).toHaveURL(/signup\.html/);
});

test('results appear while the last syllable is still being composed, without touching it', async ({
  field,
  page,
}) => {
  const ime = await Ime.on(page);
  await ime.type(QUERY);
  await expect(field.options.first()).toBeVisible();
  await expect(field.query).toHaveValue(QUERY);
});

test('the commit of a syllable costs no second request', async ({ field, page, simulated }) => {
  const ime = await Ime.on(page);
  await ime.type(QUERY);
  await expect(field.options.first()).toBeVisible();
  const asked = simulated.served().length;
  await ime.commit('로');
  await field.query.press('ArrowDown');
  await expect(field.query).toHaveAttribute('aria-activedescendant', /.+/);
  expect(simulated.served().length).toBe(asked);
});

test('an arrow key of the input method moves nothing in the list', async ({ field, page }) => {
  const ime = await Ime.on(page);
  await ime.type(QUERY);
  await expect(field.options.first()).toBeVisible();
  await ime.key('ArrowDown', 229);
  await expect(field.query).not.toHaveAttribute('aria-activedescendant', /.+/);
});

test('a press on a row while composing leaves no doubled text behind', async ({ field, page }) => {
  const ime = await Ime.on(page);
  await ime.type(QUERY);
  await field.options.first().click();
  await expect(field.road).toHaveValue(KT.road);
  const text = await field.query.inputValue();
  expect(text.split(QUERY).length - 1).toBeLessThanOrEqual(1);
  expect(text).toContain(KT.road);
  await expect(field.detail).toHaveValue('');
});

test.describe('regression: a reset takes an unfinished syllable away, as from a native input', () => {
  test('while one searches', async ({ field, page }) => {
    const ime = await Ime.on(page);
    await ime.type(QUERY);
    await expect(field.options.first()).toBeVisible();
    await page.locator('#signup').evaluate((form) => (form as HTMLFormElement).reset());
    await expect(field.query).toHaveValue('');
  });

  test('before the searching half has come', async ({ visit, field, page }) => {
    let held = 0;
    await page.route('**/chunks/combobox-*.js', () => {
      held += 1;
    });
    await visit('/signup.html?order=juso-first');
    await field.query.focus();
    const ime = await Ime.on(page);
    await ime.type(QUERY);
    await page.locator('#signup').evaluate((form) => (form as HTMLFormElement).reset());
    await expect(field.query).toHaveValue('');
    expect(held).toBe(1);
  });
});

test('regression: an Esc of the input method leaves the sheet open', async ({ field, page }) => {
  await field.root.evaluate((element) => element.setAttribute('sheet', 'always'));
  await field.query.click();
  await expect(field.sheet).toBeVisible();
  const ime = await Ime.on(page);
  await ime.type(QUERY);
  await ime.key('Escape', 229);
  await expect(field.sheet).toBeVisible();
  await ime.commit('로');
  await field.query.press('Escape');
  await expect(field.sheet).toBeHidden();
});

test('a lone consonant is not searched for', async ({ field, page, simulated }) => {
  simulated.clearServed();
  const ime = await Ime.on(page);
  await ime.compose('ㅅ');
  await ime.key('Enter', 229);
  await ime.commit('ㅅ');
  await expect(field.query).toHaveValue('ㅅ');
  await expect(field.status).not.toBeEmpty();
  expect(simulated.served().filter(({ provider }) => provider === 'juso')).toEqual([]);
});
