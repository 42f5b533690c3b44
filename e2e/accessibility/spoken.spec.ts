import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';
import { ScreenReader } from './screen-reader.ts';

const PICKED = 'polite: 주소를 입력했습니다. 동·호수가 있으면 입력해 주십시오.';
const DOWN =
  'polite: 지금은 주소 검색 서비스에 연결할 수 없습니다. 주소를 직접 입력하고 계속하실 수 있습니다. 지금까지 입력한 글자는 그대로입니다.';

test.describe('a screen reader', () => {
  test('tells of a search what was found, and after a pick what is next', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    const reader = await ScreenReader.startIn(page);
    await field.query.focus();
    await field.query.pressSequentially(KT.query);
    await expect(field.options.first()).toBeVisible();
    await expect.poll(() => reader.said()).toContain('polite: 1건을 찾았습니다.');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => reader.said()).toContain(PICKED);
    const said = await reader.said();
    expect(said[0]).toBe(
      'combobox, 주소, has popup listbox, not expanded, autocomplete in list, not invalid, required',
    );
    expect(said).toContainEqual(expect.stringMatching(/^textbox, 상세 주소,.*placeholder 동, 층, 호수/));
    const card = await reader.readTo('주소 변경');
    expect(card).toEqual(
      expect.arrayContaining(['group, 선택한 주소', KT.postcode, 'button, 주소 복사', 'button, 주소 변경']),
    );
  });

  test('tells of an outage what it means, and of the ways on', async ({ visit, field, page, outage }) => {
    await outage.both('500');
    await visit('/signup.html?order=juso-first');
    const reader = await ScreenReader.startIn(page);
    await field.query.fill(KT.query);
    await field.query.press('Enter');
    await expect.poll(() => reader.said()).toContain(DOWN);
    const ways = await reader.readTo('textbox, 상세 주소');
    for (const way of [
      `button, 입력하신 글을 주소로 쓰기: ${KT.query}`,
      'button, 다시 시도',
      'button, 주소 검색으로 돌아가기',
    ])
      expect(ways).toContain(way);
    expect(ways).toContainEqual(expect.stringMatching(/^textbox, 우편번호 \(선택\).*not required/));
    expect(ways).toContainEqual(expect.stringMatching(/^textbox, 도로명 주소.*, required/));
  });

  test('tells of typing by hand what each input is for, and what is wrong', async ({
    visit,
    field,
    page,
  }) => {
    await visit('/signup.html?order=juso-first');
    const reader = await ScreenReader.startIn(page);
    await field.manualButton.click();
    await expect
      .poll(() => reader.said())
      .toContainEqual(expect.stringMatching(/^textbox, 우편번호 \(선택\)/));
    await page.keyboard.type('123');
    await page.keyboard.press('Tab');
    await page.keyboard.type(KT.road);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: '가입' }).focus();
    await expect.poll(() => reader.said()).toContain('polite: 우편번호는 숫자 다섯 자리입니다.');
    const said = await reader.said();
    expect(said).toContainEqual(expect.stringMatching(/^textbox, 도로명 주소.*, required/));
    expect(said).toContainEqual(expect.stringMatching(/^textbox, 상세 주소/));
  });
});
