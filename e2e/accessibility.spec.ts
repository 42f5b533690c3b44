import type { Page } from '@playwright/test';
import { AddressField } from './address-field.ts';
import { expect, test } from './fixtures.ts';
import { KT, MANY, UNKNOWN } from './known-addresses.ts';

/** The comboboxes as the browser tells them to assistive technology, in the page's order. */
async function comboboxes(page: Page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter(({ role }) => role?.value === 'combobox');
}

const comboboxNames = async (page: Page): Promise<string[]> =>
  (await comboboxes(page)).map(({ name }) => String(name?.value ?? ''));

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
  expect(await comboboxNames(page)).toContain('받으실 곳');
});

test('aria-label on the element gives the box its name', async ({ visit, page, field }) => {
  await visit('/signup.html');
  await field.root.evaluate((element) => element.setAttribute('aria-label', '받으실 곳'));
  await field.query.focus();
  expect(await comboboxNames(page)).toContain('받으실 곳');
});

test('a hint in the slot describes the box', async ({ visit, field, page }) => {
  await visit('/signup.html');
  await field.root.evaluate((element) => {
    const hint = document.createElement('p');
    hint.slot = 'hint';
    hint.textContent = '도로명과 건물 번호';
    element.append(hint);
  });
  await field.query.focus();
  const [box] = await comboboxes(page);
  expect(box?.description?.value).toBe('도로명과 건물 번호');
});

test('regression: an error describes the input that has it, and no other', async ({ visit, field, page }) => {
  await visit('/signup.html');
  await field.manualButton.click();
  await field.road.fill(KT.road);
  await field.postcode.fill('123');
  await page.getByLabel('이름').first().focus();
  await expect(field.root.locator('[part=error]')).toHaveText('우편번호는 숫자 다섯 자리입니다.');
  await expect(field.postcode).toHaveAccessibleDescription('우편번호는 숫자 다섯 자리입니다.');
  for (const other of [field.query, field.road, field.detail])
    await expect(other).toHaveAccessibleDescription('');
});

test('regression: what is required is the box, or the road address where one types by hand', async ({
  visit,
  field,
}) => {
  await visit('/signup.html');
  await expect(field.query).toHaveAttribute('aria-required', 'true');
  await field.manualButton.click();
  await expect(field.query).toHaveAttribute('aria-required', 'false');
  await expect(field.road).toHaveAttribute('aria-required', 'true');
  await expect(field.postcode).toHaveAttribute('aria-required', 'false');
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

test('after a pick: a named card, and three named inputs once it is to be changed', async ({
  visit,
  field,
}) => {
  await visit('/signup.html?order=juso-first');
  await field.pickFirst(KT.query);
  await expect(field.root.getByRole('group', { name: '선택한 주소' })).toContainText(KT.road);
  await expect(field.root.getByRole('textbox', { name: '상세 주소' })).toBeFocused();
  await field.changeButton.click();
  await expect(field.root.getByRole('textbox', { name: '우편번호' })).toHaveValue(KT.postcode);
  await expect(field.root.getByRole('textbox', { name: '도로명 주소' })).toHaveValue(KT.road);
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
