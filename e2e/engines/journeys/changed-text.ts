import { expect } from '@playwright/test';
import { KT } from '../../known-addresses.ts';
import type { Journey, Scene } from '../journey.ts';
import { SUBMIT, addressEntries, fillName } from './signup.ts';

const chromium = 'e2e/field/changed-text.spec.ts';

const PICKED = { 'address.postcode': KT.postcode, 'address.road': KT.road, 'address.detail': '3층' };

/** Picks, changes the text, and closes the list that comes. */
async function changeAfterPick({ visit, page, field }: Scene): Promise<void> {
  await visit('/signup.html?order=juso-first');
  await fillName(page);
  await field.pickFirst(KT.query);
  await page.expectFocus(field.part('detail'));
  await page.type(field.part('detail'), '3층');
  await page.press(field.part('change-button'));
  await page.fill(field.part('query'), '종로3길');
  await page.expectVisible(field.option);
  await page.key('Escape');
  await page.expectHidden(field.option);
}

/** A text that was changed after a pick. */
export const changedText: readonly Journey[] = [
  {
    title: {
      en: 'a text that was changed after a pick is not submitted as the address picked before, by Enter',
      ko: '선택한 뒤 검색어를 고치고 Enter를 눌러도 앞서 선택한 주소가 전송되지 않습니다',
    },
    chromium,
    isSample: true,
    async run(scene) {
      const { page, field } = scene;
      await changeAfterPick(scene);
      await page.key('Enter');
      await page.expectVisible(field.option);
      await page.expectVisible(SUBMIT);
      expect(await addressEntries(page)).toEqual({});
    },
  },
  {
    title: {
      en: 'nor by a click',
      ko: '제출 버튼을 눌러도 마찬가지입니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await changeAfterPick(scene);
      await page.press(SUBMIT);
      await page.expectText(field.part('error'), '주소를');
      await page.expectFocus(field.part('query'));
      expect(await addressEntries(page)).toEqual({});
    },
  },
  {
    title: {
      en: 'nor by `requestSubmit()`',
      ko: '`requestSubmit()`을 불러도 마찬가지입니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await changeAfterPick(scene);
      const submitted = await page.on(['#signup'], (form) => {
        let times = 0;
        form.addEventListener('submit', (event) => {
          times += 1;
          event.preventDefault();
        });
        (form as HTMLFormElement).requestSubmit();
        return times;
      });
      expect(submitted).toBe(0);
      const isMissing = await page.on(
        field.self,
        (element) => (element as HTMLInputElement).validity.valueMissing,
      );
      expect(isMissing).toBe(true);
    },
  },
  {
    title: {
      en: 'the detail is kept, and Esc brings the address back',
      ko: '상세 주소가 남아 있고, Esc로 주소를 되살립니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await changeAfterPick(scene);
      expect(await page.value(field.part('detail'))).toBe('3층');
      expect(await field.pickedValue()).toBeNull();
      await page.key('Escape');
      await expect.poll(() => addressEntries(page)).toEqual(PICKED);
      expect(await field.state()).toBe('picked');
    },
  },
  {
    title: {
      en: 'one press brings the address back',
      ko: '버튼 한 번으로 주소를 되살립니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await changeAfterPick(scene);
      await page.press(field.part('restore-button'));
      await expect.poll(() => addressEntries(page)).toEqual(PICKED);
      await page.expectFocus(field.part('query'));
      await page.expectHidden(field.part('restore-button'));
    },
  },
];
