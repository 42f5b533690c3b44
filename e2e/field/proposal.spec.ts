import { entriesOf } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';

const TYPED = '세종';

test.beforeEach(async ({ visit, field, outage, page }) => {
  await outage.both('500');
  await visit('/signup.html?order=juso-first');
  await page.getByLabel('이름').first().fill('가나다');
  await page.getByLabel('이메일').first().fill('a@example.com');
  await field.search(TYPED);
  await expect(field.status).toContainText('직접 입력');
});

test.describe('in an outage, a text that was typed to be searched for', () => {
  test('regression: is no address yet', async ({ field, page }) => {
    expect(await field.value()).toBeNull();
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(field.root.locator('[part~=error]')).not.toBeEmpty();
    await expect(page).toHaveURL(/signup\.html/);
    const entries = await entriesOf(page.locator('#signup'));
    expect(entries.map(([name]) => name)).toEqual(['name', 'email']);
    await expect(field.query).toHaveValue(TYPED);
  });

  test('regression: becomes the address by one press', async ({ field, page }) => {
    await expect(field.proposalButton).toContainText(TYPED, { timeout: 15_000 });
    await field.proposalButton.click();
    await expect(field.road).toHaveValue(TYPED);
    await expect(field.detail).toBeFocused();
    await expect(field.proposalButton).toBeHidden();
    expect(await field.value()).toMatchObject({ road: TYPED, source: 'manual' });
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(page.getByRole('row', { name: 'address.road' })).toContainText(TYPED);
  });

  test('gives way to what is typed by hand', async ({ field }) => {
    await field.road.fill('서울특별시 종로구 세종대로 178');
    expect(await field.value()).toMatchObject({ road: '서울특별시 종로구 세종대로 178' });
    await expect(field.proposalButton).toBeHidden();
  });

  test('is proposed as it stands in the box now', async ({ field }) => {
    await field.query.pressSequentially('대로 178');
    await expect(field.proposalButton).toContainText('세종대로 178', { timeout: 15_000 });
  });
});
