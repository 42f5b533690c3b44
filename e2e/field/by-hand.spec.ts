import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { MANY } from '../known-addresses.ts';

const LIST = '/signup.html?order=juso-first';

test.describe('regression: the network comes back while somebody types by hand', () => {
  for (const typed of ['', '세종대로 1'])
    test(
      typed ? 'and no list covers what is typed' : 'and the input that has the focus stays',
      async ({ visit, field, page }) => {
        await visit(LIST);
        await page.context().setOffline(true);
        await field.search(MANY);
        await expect(field.status).toContainText('인터넷에 연결되어 있지 않습니다');
        await field.road.focus();
        await field.road.fill(typed);
        await page.context().setOffline(false);
        await expect(field.status).toContainText('찾았습니다');
        await expect(field.road).toBeFocused();
        await expect(field.road).toBeInViewport({ ratio: 0.95 });
        await expect(field.list).toBeHidden();
        await field.query.click();
        await expect(field.options.first()).toBeVisible();
      },
    );
});

for (const isBack of [false, true])
  test(`regression: emptying the box leaves what was typed by hand, ${isBack ? 'back at searching' : 'while one types'}`, async ({
    visit,
    field,
    outage,
  }) => {
    await outage.both('500');
    await visit(LIST);
    await field.search(MANY);
    await expect(field.openFields).toBeVisible();
    await field.road.fill('세종대로 1');
    await field.detail.fill('3층');
    if (isBack) {
      await field.manualButton.click();
      await expect(field.manualButton).toHaveText('주소 직접 입력하기');
    }
    await field.clearButton.click();
    await expect(field.query).toHaveValue('');
    await expect(field.query).toBeFocused();
    await expect(field.road).toHaveValue('세종대로 1');
    await expect(field.detail).toHaveValue('3층');
  });

/** A service of another country, which is down. */
const abroad = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const error = { kind: 'down', code: 'E', message: '' };
    const search = () => Promise.resolve({ kind: 'failed', error });
    const provider = { kind: 'search', id: 'abroad', country: 'GB', search };
    Object.assign(document.querySelector('address-search') ?? {}, { providers: [provider] });
  });

test('regression: an address abroad that is typed by hand needs no Korean postcode', async ({
  visit,
  field,
  page,
}) => {
  await visit(LIST);
  await abroad(page);
  await field.manualButton.click();
  // The services are there by then, and with them the length of a postcode.
  await expect(field.root.locator('[part=sheet-head]')).toBeAttached();
  await field.postcode.fill('SW1A 2AA');
  await field.road.fill('10 Downing Street');
  expect(await field.value()).toMatchObject({ country: 'GB', postcode: 'SW1A 2AA' });
  const isValid = await field.root.evaluate((element) =>
    (element as HTMLElement & { checkValidity(): boolean }).checkValidity(),
  );
  expect(isValid).toBe(true);
});
