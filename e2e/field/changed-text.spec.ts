import type { Page } from '@playwright/test';
import { entriesOf, type AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';

const OTHER = '종로3길';

/** Changes the text after a pick, and closes the list that comes. */
async function changeTheText(field: AddressField): Promise<void> {
  await field.query.fill(OTHER);
  await expect(field.options.first()).toBeVisible();
  await field.query.press('Escape');
  await expect(field.list).toBeHidden();
}

const addressEntries = async (page: Page): Promise<readonly (readonly [string, string])[]> =>
  (await entriesOf(page.locator('#signup'))).filter(([name]) => name.startsWith('address'));

const PICKED = [
  ['address.postcode', KT.postcode],
  ['address.road', KT.road],
  ['address.detail', '3층'],
];

test.beforeEach(async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  await page.getByLabel('이름').first().fill('가나다');
  await page.getByLabel('이메일').first().fill('a@example.com');
  await field.pickFirst(KT.query);
  await field.detail.fill('3층');
});

test.describe('a text that was changed after a pick', () => {
  test('regression: is not submitted as the address picked before, by Enter', async ({ field, page }) => {
    await changeTheText(field);
    await field.query.press('Enter');
    await expect(field.options.first()).toBeVisible();
    await expect(page).toHaveURL(/signup\.html/);
    expect(await addressEntries(page)).toEqual([]);
  });

  test('regression: is not submitted as the address picked before, by a click', async ({ field, page }) => {
    await changeTheText(field);
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(field.root.locator('[part~=error]')).toContainText('주소를');
    await expect(page).toHaveURL(/signup\.html/);
    await expect(field.query).toBeFocused();
  });

  test('regression: is not submitted as the address picked before, by requestSubmit()', async ({
    field,
    page,
  }) => {
    await changeTheText(field);
    const told = await page.locator('#signup').evaluate((form) => {
      let submitted = 0;
      form.addEventListener('submit', (event) => {
        submitted += 1;
        event.preventDefault();
      });
      (form as HTMLFormElement).requestSubmit();
      return submitted;
    });
    expect(told).toBe(0);
    expect(await field.root.evaluate((element) => (element as HTMLInputElement).validity.valueMissing)).toBe(
      true,
    );
  });

  test('regression: is as good as one that was emptied by its button', async ({ field, page }) => {
    await field.changeButton.click();
    await field.clearButton.click();
    await expect(field.query).toHaveValue('');
    expect(await field.value()).toBeNull();
    await expect(field.detail).toHaveValue('3층');
    await field.restoreButton.click();
    expect(await addressEntries(page)).toEqual(PICKED);
  });

  test('regression: keeps the detail, and Esc brings the address back', async ({ field, page }) => {
    await changeTheText(field);
    await expect(field.detail).toHaveValue('3층');
    await expect(field.road).toHaveValue('');
    expect(await field.value()).toBeNull();
    await field.query.press('Escape');
    expect(await addressEntries(page)).toEqual(PICKED);
    await expect(field.query).toHaveValue(new RegExp(KT.road));
    expect(await field.state()).toBe('picked');
  });

  test('regression: has one press that brings the address back', async ({ field, page }) => {
    await changeTheText(field);
    await field.restoreButton.click();
    await expect(field.road).toHaveValue(KT.road);
    expect(await addressEntries(page)).toEqual(PICKED);
    await expect(field.query).toBeFocused();
    await expect(field.restoreButton).toBeHidden();
  });

  test('is the address again when it is typed back', async ({ field, page }) => {
    const text = await field.query.inputValue();
    await field.query.press('End');
    await field.query.pressSequentially('가');
    expect(await field.value()).toBeNull();
    await field.query.press('Backspace');
    await expect(field.query).toHaveValue(text);
    expect(await addressEntries(page)).toEqual(PICKED);
  });

  test('regression: is told to the page as a change of the value', async ({ field }) => {
    // The input of the detail tells its own change when it is left.
    await field.query.focus();
    await field.root.evaluate((element) => {
      const told: string[] = [];
      for (const type of ['addressclear', 'addresspick', 'change'])
        element.addEventListener(type, () => {
          told.push(type);
          element.dataset['told'] = told.join(' ');
        });
    });
    await changeTheText(field);
    await expect(field.root).toHaveAttribute('data-told', 'addressclear change');
    await field.query.press('Escape');
    await expect(field.root).toHaveAttribute('data-told', 'addressclear change addresspick change');
  });
});
