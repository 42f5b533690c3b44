import type { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';

const LIST = '/signup.html?order=juso-first';

/** Pastes as a person does. */
async function paste(field: AddressField, text: string): Promise<void> {
  await field.postcode.evaluate((_, text) => navigator.clipboard.writeText(text), text);
  await field.postcode.press('ControlOrMeta+V');
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
test.beforeEach(async ({ visit, field }) => {
  await visit(LIST);
  await field.query.focus();
  await expect(field.root.locator('[part=sheet-head]')).toBeAttached();
  await field.manualButton.click();
});

test('by hand the postcode says that it is optional, and takes five digits', async ({ field }) => {
  await expect(field.postcode).toHaveAccessibleName('우편번호 (선택)');
  await field.postcode.pressSequentially('062367');
  await expect(field.postcode).toHaveValue('06236');
});

test('of a pasted "[06236]" the postcode stays, and is the value', async ({ field }) => {
  await paste(field, '[06236]');
  await expect(field.postcode).toHaveValue('06236');
  expect(await field.value()).toMatchObject({ postcode: '06236', source: 'manual' });
});

test('a pasted old postcode is not cut into a wrong one, and it is said what is wrong', async ({ field }) => {
  await paste(field, '135-080');
  await field.road.fill('테헤란로 152');
  await field.detail.focus();
  await field.root.evaluate((element) =>
    (element as HTMLElement & { reportValidity(): boolean }).reportValidity(),
  );
  await expect(field.postcode).toHaveValue('135-080');
  await expect(field.root).toContainText('우편번호는 숫자 다섯 자리입니다.');
});
