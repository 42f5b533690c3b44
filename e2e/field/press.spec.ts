import type { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';
import { HeldService } from './held-service.ts';
import { AimedButton } from './press.ts';

/** What the field is left with, and the error that it shows then. */
const LEFT: readonly (readonly [string, (field: AddressField) => Promise<void>, RegExp])[] = [
  [
    'a text of which nothing was picked',
    async (field) => {
      await field.query.fill('세');
      await expect(field.status).toContainText('2글자');
    },
    /주소를/,
  ],
  [
    'a postcode that has not five digits',
    async (field) => {
      await field.manualButton.click();
      await field.road.fill(KT.road);
      await field.postcode.fill('123');
    },
    /다섯 자리/,
  ],
  [
    'no detail where one is demanded',
    async (field) => {
      await field.root.evaluate((element) => element.setAttribute('require-detail', ''));
      await field.pickFirst(KT.query);
      await expect(field.detail).toBeFocused();
    },
    /상세 주소/,
  ],
];

test.beforeEach(async ({ visit, page }) => {
  await visit('/signup.html?order=juso-first');
  await page.getByLabel('이름').first().fill('가나다');
  await page.getByLabel('이메일').first().fill('a@example.com');
});

test.describe('the first press on the submit button, by mouse', () => {
  for (const [left, leave, error] of LEFT) {
    test(`regression: is made although the field was left with ${left}`, async ({ field, page }) => {
      await leave(field);
      const submit = await AimedButton.aim(page, page.getByRole('button', { name: '가입하기' }));
      await submit.down();
      expect(await submit.moved()).toBe(0);
      await submit.up();
      await submit.expectClicked();
      await expect(field.root.locator('[part~=error]')).toHaveText(error);
    });
  }

  test('regression: stands still under the pointer while the form opens for an outage', async ({
    field,
    page,
  }) => {
    const service = await HeldService.of(page);
    await field.query.fill('시험로');
    await field.query.press('Enter');
    await expect.poll(() => service.asked()).not.toEqual([]);
    await expect(field.status).toContainText('찾고 있습니다');
    const submit = await AimedButton.aim(page, page.getByRole('button', { name: '가입하기' }));
    await submit.down();
    await service.answer('down');
    await submit.frames();
    expect(await submit.moved()).toBe(0);
    await submit.up();
    await submit.expectClicked();
    await expect(field.status).toContainText('직접 입력');
    await expect(field.road).toBeVisible();
  });
});

test.describe('the first press on the submit button, by touch', () => {
  test.use({ hasTouch: true });
  for (const [left, leave, error] of LEFT) {
    test(`regression: is made although the field was left with ${left}`, async ({ field, page }) => {
      await leave(field);
      const submit = await AimedButton.aim(page, page.getByRole('button', { name: '가입하기' }));
      await submit.tap();
      await submit.expectClicked();
      await expect(field.root.locator('[part~=error]')).toHaveText(error);
    });
  }
});

test('an error is shown all the same when the field is left by Tab', async ({ field, page }) => {
  await field.query.fill('세');
  // Clear, search, by hand, and the form's own button.
  for (let stop = 0; stop < 4; stop += 1) await page.keyboard.press('Tab');
  await expect(field.root.locator('[part~=error]')).not.toBeEmpty();
});
