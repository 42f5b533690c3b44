import { expect, test } from '../fixtures.ts';
import { KT, MANY, UNKNOWN } from '../known-addresses.ts';

const NOT_AMONG_THEM = '찾으시는 주소가 없으면 검색을 눌러 주십시오.';
const PRESS = 'Enter 키나 검색 버튼을 누르시면 주소를 찾습니다.';

test.describe('typing while the page of Kakao is first', () => {
  test('shows the rows of the list service, of which one can be picked', async ({
    visit,
    field,
    simulated,
  }) => {
    await visit('/signup.html');
    await field.query.pressSequentially(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
    await expect(field.status).toContainText(NOT_AMONG_THEM);
    await expect(field.viewer).toBeHidden();
    await field.options.first().click();
    await expect(field.card).toContainText(KT.road);
    expect(simulated.served().some(({ provider, fault }) => provider === 'juso' && fault === null)).toBe(
      true,
    );
  });

  test('takes nothing from Enter, which opens the page of Kakao', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.query.pressSequentially(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
    await field.query.press('Enter');
    await expect(field.viewerRow).toBeVisible();
    await expect(field.list).toBeHidden();
  });

  test('nor from the search button', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.query.pressSequentially(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
    await field.searchButton.click();
    await expect(field.viewerRow).toBeVisible();
  });

  test('is no "no such address" when the list has none: Kakao has not been asked', async ({
    visit,
    field,
  }) => {
    await visit('/signup.html');
    await field.query.pressSequentially(UNKNOWN);
    await expect(field.status).toHaveText(PRESS);
    await field.query.press('Enter');
    await expect(field.viewer).toBeVisible();
  });

  test('is no outage when the list is down: Kakao has not been asked', async ({
    visit,
    field,
    outage,
    simulated,
  }) => {
    await outage.set('juso', 'refused');
    await visit('/signup.html');
    await field.query.pressSequentially(KT.query);
    await expect(field.status).toHaveText(PRESS);
    await expect
      .poll(() =>
        simulated.served().some(({ provider, fault }) => provider === 'juso' && fault === 'refused'),
      )
      .toBe(true);
    await field.query.press('Enter');
    await expect(field.viewerRow).toBeVisible();
  });

  test('asks nobody where the page has turned it off', async ({ visit, field, page, simulated }) => {
    await visit('/signup.html');
    await field.root.evaluate((element) => element.setAttribute('type-ahead', 'off'));
    await field.query.pressSequentially(MANY);
    await expect(field.status).toHaveText(PRESS);
    expect(simulated.served().filter(({ provider }) => provider === 'juso')).toEqual([]);
    await expect(page.locator('[part=option]')).toHaveCount(0);
  });

  test('says how to search before one types, where there is no list', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.root.evaluate((element) => element.querySelector('address-source[type=juso]')?.remove());
    await field.query.focus();
    await expect(field.status).toHaveText(PRESS);
  });
});
