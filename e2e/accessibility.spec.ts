import type { Page } from '@playwright/test';
import { AddressField } from './address-field.ts';
import { expect, test } from './fixtures.ts';
import { KT, MANY, UNKNOWN } from './known-addresses.ts';

/** Names of the comboboxes as the browser tells them to assistive technology, in the page's order. */
async function comboboxNames(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter(({ role }) => role?.value === 'combobox').map(({ name }) => String(name?.value ?? ''));
}

test('a label with for gives the box its name and leads to it', async ({ visit, field, page }) => {
  await visit('/signup.html');
  const label = page.locator('label[for=address]');
  await label.evaluate((element) => (element.textContent = '받으실 곳'));
  await label.click();
  await expect(field.query).toBeFocused();
  expect(await comboboxNames(page)).toContain('받으실 곳');
});

test('a wrapping label gives the box its name', async ({ visit, page }) => {
  await visit('/signup.html');
  await page.evaluate(() => {
    const field = document.createElement('address-search');
    field.id = 'wrapped';
    const label = document.createElement('label');
    label.append('받으실 곳', field);
    document.querySelector('main')?.append(label);
  });
  await page.locator('#wrapped').getByRole('combobox').focus();
  expect(await comboboxNames(page)).toContainEqual(expect.stringMatching(/^받으실 곳/));
});

test('the label attribute gives the box its name', async ({ visit, page }) => {
  await visit('/job.html');
  await expect(page.getByRole('combobox', { name: '근무지 주소' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: '본사 주소' })).toBeVisible();
});

test('at rest: a collapsed combobox and two buttons', async ({ visit, field }) => {
  await visit('/signup.html?order=juso-first');
  await expect(field.root).toMatchAriaSnapshot(`
    - combobox "주소"
    - button "검색"
    - button "주소 직접 입력하기"
  `);
  await expect(field.query).toHaveAttribute('aria-expanded', 'false');
});

test('with results: an expanded combobox that controls a named list', async ({ visit, field }) => {
  await visit('/signup.html?order=juso-first');
  await field.search(KT.query);
  await expect(field.options.first()).toBeVisible();
  await expect(field.query).toHaveAttribute('aria-expanded', 'true');
  await expect(field.root.getByRole('listbox', { name: '주소 검색 결과' })).toBeVisible();
  await field.query.press('ArrowDown');
  await expect(field.options.first()).toHaveAttribute('aria-selected', 'true');
});

test('after a pick: three named inputs', async ({ visit, field }) => {
  await visit('/signup.html?order=juso-first');
  await field.pickFirst(KT.query);
  await expect(field.root.getByRole('textbox', { name: '우편번호' })).toHaveValue(KT.postcode);
  await expect(field.root.getByRole('textbox', { name: '주소', exact: true })).toHaveValue(KT.road);
  await expect(field.root.getByRole('textbox', { name: '상세 주소' })).toBeFocused();
});

test('the live region tells "no such address" from "the service is down"', async ({
  visit,
  field,
  outage,
}) => {
  const page = await visit('/signup.html?order=juso-first');
  await expect(field.status).toHaveAttribute('aria-live', 'polite');
  // With one provider there is nobody to check zero hits with: its "none" is what the user is told.
  await page
    .locator('address-source[type=kakao-postcode]')
    .evaluateAll((sources) => sources.forEach((source) => source.remove()));
  await field.search(UNKNOWN);
  await expect(field.status).toContainText('검색 결과가 없습니다');
  const none = await field.status.textContent();
  await outage.both('500');
  await field.query.fill(MANY);
  await field.query.press('Enter');
  await expect(field.status).toContainText('연결할 수 없습니다');
  expect(await field.status.textContent()).not.toBe(none);
  await expect(field.status).not.toContainText('결과가 없습니다');
});

test('arrow keys announce nothing', async ({ visit, field }) => {
  await visit('/signup.html?order=juso-first');
  await field.search(MANY);
  await expect(field.status).toContainText('찾았습니다');
  const said = await field.status.textContent();
  await field.query.press('ArrowDown');
  await field.query.press('ArrowDown');
  await expect(field.options.nth(1)).toHaveAttribute('aria-selected', 'true');
  expect(await field.status.textContent()).toBe(said);
});

test('in English when the page says so', async ({ visit, page }) => {
  await visit('/signup.html?lang=en');
  const field = new AddressField(page.locator('#address'));
  await expect(field.searchButton).toHaveText('Search');
  await expect(field.manualButton).toHaveText(/by hand/);
});

test('no page scrolls sideways on a phone', async ({ visit, page, field }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/', '/signup.html', '/job.html', '/legacy.html']) {
    await visit(`${path}?order=juso-first`);
    // The first page has its fields in frames.
    if (path !== '/') {
      await field.search(MANY);
      await expect(field.options.first()).toBeVisible();
    }
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll, path).toBeLessThanOrEqual(client);
  }
});

test('in high contrast what was matched in a row can be read like the rest of it, light and dark', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?order=juso-first');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await field.query.fill('');
    await field.search(MANY);
    const row = field.options.nth(1);
    const colorOf = (part: string): Promise<string> =>
      row
        .locator(`[part~=${part}]`)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    await expect(row.locator('[part~=match]').first()).toHaveText(MANY);
    expect(await colorOf('match'), colorScheme).toBe(await colorOf('option-main'));
  }
});
