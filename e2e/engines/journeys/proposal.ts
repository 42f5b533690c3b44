import { expect } from '@playwright/test';
import type { Journey, Scene } from '../journey.ts';
import { SUBMIT, addressEntries, addressRows, fillName } from './signup.ts';

const chromium = 'e2e/field/proposal.spec.ts';
const TYPED = '세종';

async function searchInOutage({ visit, page, field, outage }: Scene): Promise<void> {
  await outage.both('500');
  await visit('/signup.html?order=juso-first');
  await fillName(page);
  await field.search(TYPED);
  await page.expectText(field.part('status'), '직접 입력');
}

/** In an outage. */
export const proposal: readonly Journey[] = [
  {
    title: {
      en: 'in an outage a text that was typed to be searched for is no address yet',
      ko: '장애 중에 검색하려고 입력한 글자는 아직 주소가 아닙니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await searchInOutage(scene);
      expect(await field.pickedValue()).toBeNull();
      await page.press(SUBMIT);
      await page.expectText(field.part('error'), /./);
      expect(await addressEntries(page)).toEqual({});
      expect(await page.value(field.part('query'))).toBe(TYPED);
    },
  },
  {
    title: {
      en: 'and becomes the address by one press',
      ko: '버튼 한 번으로 주소가 됩니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await searchInOutage(scene);
      await page.expectText(field.part('proposal-button'), TYPED);
      await page.press(field.part('proposal-button'));
      await page.expectFocus(field.part('detail'));
      expect(await page.value(field.part('road'))).toBe(TYPED);
      await page.press(SUBMIT);
      await expect.poll(() => addressRows(page)).toMatchObject({ 'address.road': TYPED });
    },
  },
];
