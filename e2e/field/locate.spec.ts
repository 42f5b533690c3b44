import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT, MANY } from '../known-addresses.ts';

const LIST = '/signup.html?order=juso-first';
/** Where the page has Kakao Local: its own origin, which its policy allows. */
const KAKAO_LOCAL = '/kakao-local';
const HERE = { latitude: 37.566297, longitude: 126.977948, accuracy: 15 };

/** As Kakao documents it (docs/providers.md#kakao-points). */
const CITY_HALL = {
  road_address: {
    address_name: '서울특별시 중구 세종대로 110',
    region_1depth_name: '서울',
    region_2depth_name: '중구',
    region_3depth_name: '태평로1가',
    road_name: '세종대로',
    underground_yn: 'N',
    main_building_no: '110',
    sub_building_no: '',
    building_name: '서울특별시청',
    zone_no: '04524',
  },
  address: {
    address_name: '서울 중구 태평로1가 31',
    region_1depth_name: '서울',
    region_2depth_name: '중구',
    region_3depth_name: '태평로1가',
    mountain_yn: 'N',
    main_address_no: '31',
    sub_address_no: '',
  },
};
const THERE = { status: 200, json: { meta: { total_count: 1 }, documents: [CITY_HALL] } };
const NOWHERE = { status: 200, json: { meta: { total_count: 0 }, documents: [] } };
const DOWN = { status: 503, body: '' };

const buttonOf = (field: AddressField): Locator =>
  field.root.getByRole('button', { name: '현재 위치로 찾기' });

/** Gives the field a service that tells the addresses at a point, and the attribute; returns what it is asked. */
async function turnOn(page: Page, field: AddressField, answer: object = THERE): Promise<readonly URL[]> {
  const asked: URL[] = [];
  await page.route(`**${KAKAO_LOCAL}/**`, (route) => {
    asked.push(new URL(route.request().url()));
    return route.fulfill(answer);
  });
  await field.root.evaluate((element, baseUrl) => {
    const source = document.createElement('address-source');
    const options = { type: 'kakao-local', 'api-key': 'k', 'base-url': baseUrl };
    for (const [name, value] of Object.entries(options)) source.setAttribute(name, value);
    element.append(source);
    element.setAttribute('locate', '');
  }, KAKAO_LOCAL);
  return asked;
}

test.describe('the addresses where one stands', () => {
  test.use({ geolocation: HERE, permissions: ['geolocation'] });

  test('are rows as those of a search, and one of them is the value', async ({ visit, field, page }) => {
    await visit(LIST);
    const asked = await turnOn(page, field);
    await field.query.focus();
    await buttonOf(field).click();
    await expect(field.options).toHaveCount(1);
    await expect(field.count).toHaveText('1건을 찾았습니다.');
    expect(asked.map(({ pathname }) => pathname)).toEqual([`${KAKAO_LOCAL}/v2/local/geo/coord2address.json`]);
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({ x: '126.97795', y: '37.5663' });
    await field.options.first().click();
    await expect(field.card).toBeVisible();
    await expect(field.detail).toBeFocused();
    expect(await field.value()).toMatchObject({
      postcode: '04524',
      road: '서울특별시 중구 세종대로 110',
      source: 'kakao-local',
      verified: true,
      location: null,
    });
  });

  test('leave no trace of the point in the page', async ({ visit, field, page }) => {
    await visit(LIST);
    await turnOn(page, field);
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    await field.query.focus();
    await buttonOf(field).click();
    await field.options.first().click();
    await expect(field.card).toBeVisible();
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    const value = await field.value();
    expect(kept + JSON.stringify(value) + told.join()).not.toMatch(/126\.97|37\.56/);
  });

  test('are had by keys alone', async ({ visit, field, page }) => {
    await visit(LIST);
    await turnOn(page, field);
    await field.query.focus();
    await expect(buttonOf(field)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(field.searchButton).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(buttonOf(field)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field.options).toHaveCount(1);
    await expect(field.query).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(field.options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(field.card).toBeVisible();
  });

  test('leave a text in the box alone, which is searched for as ever', async ({ visit, field, page }) => {
    await visit(LIST);
    await turnOn(page, field);
    await field.search(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
    await field.query.press('Escape');
    await buttonOf(field).click();
    await expect(field.options.first()).toContainText('세종대로 110');
    await expect(field.query).toHaveValue(KT.query);
    await field.searchButton.click();
    await expect(field.options.first()).toContainText(KT.road);
  });

  test('are given up for what is typed meanwhile', async ({ visit, field, page }) => {
    await visit(LIST);
    const asked = await turnOn(page, field);
    await page.route(`**${KAKAO_LOCAL}/**`, () => undefined);
    await field.query.focus();
    await buttonOf(field).click();
    await expect(field.status).toHaveText(/현재 위치를 확인하고 있습니다/);
    await field.search(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
    expect(asked).toEqual([]);
  });

  test('regression: are not covered by recent ones, with the button at their head', async ({
    visit,
    field,
    page,
  }) => {
    // High enough for the list to lie under the box, where the other ways are.
    await page.setViewportSize({ width: 1280, height: 1400 });
    await visit(LIST);
    await turnOn(page, field);
    await field.root.evaluate((element) => element.toggleAttribute('recent', true));
    for (const at of [0, 1, 2]) {
      await field.search(MANY);
      await field.options.nth(at).click();
      await expect(field.card).toBeVisible();
      await field.root.evaluate((element) => (element as HTMLElement & { clear(): void }).clear());
    }
    await page.getByLabel('이메일').first().focus();
    await field.query.focus();
    await expect(field.root.locator('[part=recent-option]')).toHaveCount(3);
    const isOnTop = () =>
      buttonOf(field).evaluate((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const root = button.getRootNode() as ShadowRoot;
        return root.elementFromPoint(x + width / 2, y + height / 2) === button;
      });
    await expect.poll(isOnTop).toBe(true);
    await buttonOf(field).click();
    await expect(field.options).toHaveCount(1);
    await expect(field.root.locator('[part=recent]')).toBeHidden();
  });

  test('are not there: said, and it is no outage', async ({ visit, field, page }) => {
    await visit(LIST);
    await turnOn(page, field, NOWHERE);
    await field.query.focus();
    await buttonOf(field).click();
    await expect(field.status).toHaveText(
      '현재 위치에서 주소를 찾지 못했습니다. 주소를 검색하시거나 직접 입력해 주십시오.',
    );
    await expect(field.status).toHaveAttribute('data-tone', 'calm');
  });

  test('cannot be had while the service is down: said, and one searches as ever', async ({
    visit,
    field,
    page,
  }) => {
    await visit(LIST);
    await turnOn(page, field, DOWN);
    await field.query.focus();
    await buttonOf(field).click();
    await expect(field.status).toHaveText(
      '지금은 현재 위치로 주소를 찾는 서비스에 연결할 수 없습니다. 주소를 검색하시거나 직접 입력해 주십시오.',
    );
    await expect(field.status).toHaveAttribute('data-tone', 'trouble');
    await field.search(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
  });

  test('are said in English on an English page', async ({ visit, field, page }) => {
    await visit(`${LIST}&lang=en`);
    await turnOn(page, field, NOWHERE);
    await field.query.focus();
    await field.root.getByRole('button', { name: 'Use my current location' }).click();
    await expect(field.status).toHaveText(
      'No address was found where you are. Search for one, or enter the address by hand.',
    );
  });

  test('break no rule of axe', async ({ visit, field, page }) => {
    await visit(LIST);
    await turnOn(page, field);
    await field.query.focus();
    await expect(buttonOf(field)).toBeVisible();
    const broken = async (): Promise<unknown> =>
      (await new AxeBuilder({ page }).include('address-search').analyze()).violations;
    expect(await broken()).toEqual([]);
    await buttonOf(field).click();
    await expect(field.options).toHaveCount(1);
    expect(await broken()).toEqual([]);
  });

  test('are offered by nobody who cannot tell them, nor where the page does not ask', async ({
    visit,
    field,
    page,
  }) => {
    await visit(LIST);
    await field.root.evaluate((element) => element.setAttribute('locate', ''));
    await field.search(KT.query);
    await expect(field.options.first()).toBeVisible();
    await expect(buttonOf(field)).toHaveCount(0);
    await turnOn(page, field);
    await field.root.evaluate((element) => element.removeAttribute('locate'));
    await field.query.fill('');
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
    await expect(buttonOf(field)).toHaveCount(0);
  });
});

test.describe('a place that the browser does not tell', () => {
  test('for want of a permission: said, and nobody is asked', async ({ visit, field, page, context }) => {
    await context.grantPermissions([]);
    await visit(LIST);
    const asked = await turnOn(page, field);
    await field.query.focus();
    await buttonOf(field).click();
    await expect(field.status).toHaveText(
      '위치 사용이 허용되지 않았습니다. 브라우저 설정에서 허용하시거나 주소를 검색해 주십시오.',
    );
    expect(asked).toEqual([]);
  });

  test('since it does not know: said in other words', async ({ visit, field, page, context }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation(null);
    await visit(LIST);
    const asked = await turnOn(page, field);
    await field.query.focus();
    await buttonOf(field).click();
    await expect(field.status).toHaveText(
      '현재 위치를 정확히 알아내지 못했습니다. 다시 시도하시거나 주소를 검색해 주십시오.',
    );
    expect(asked).toEqual([]);
  });
});

test.describe('on a phone', () => {
  test.use({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    geolocation: HERE,
    permissions: ['geolocation'],
  });

  test('the button is in the sheet, as large as a finger, and its rows are too', async ({
    visit,
    field,
    page,
  }) => {
    await visit(LIST);
    await turnOn(page, field);
    await field.query.tap();
    await expect(field.sheet).toBeVisible();
    await expect(buttonOf(field)).toBeInViewport({ ratio: 1 });
    const { width = 0, height = 0 } = (await buttonOf(field).boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await buttonOf(field).tap();
    await expect(field.options.first()).toBeInViewport({ ratio: 1 });
    await field.options.first().tap();
    await expect(field.sheet).toBeHidden();
    await expect(field.card).toContainText('세종대로 110');
  });
});
