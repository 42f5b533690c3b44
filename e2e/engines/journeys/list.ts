import { expect } from '@playwright/test';
import { HeldService } from '../../field/held-service.ts';
import { MANY } from '../../known-addresses.ts';
import type { Journey } from '../journey.ts';

const chromium = 'e2e/field/list.spec.ts';
const PAGE = '/signup.html?order=juso-first';

/** The list of results. */
export const list: readonly Journey[] = [
  {
    title: {
      en: 'the list has its count at its head, and loads more rows as one scrolls',
      ko: '목록 머리에 건수가 있고, 스크롤하면 더 불러옵니다',
    },
    chromium,
    async run({ visit, page, field }) {
      await visit(PAGE);
      const service = await HeldService.of(page);
      await field.search('시험로');
      await service.answer('found');
      await page.expectText(field.part('count'), '30건 중 10건을 보여 드립니다.');
      await page.wheel(field.option, 5000);
      await expect.poll(() => service.asked()).toEqual(['시험로 1', '시험로 2']);
      await service.answer('found');
      await page.expectText(field.part('count'), '30건 중 20건을 보여 드립니다.');
    },
  },
  {
    title: {
      en: 'the list is opened again by a press on the box, without a request',
      ko: '검색 칸을 누르면 요청 없이 목록이 다시 열립니다',
    },
    chromium,
    async run({ visit, page, field, simulated }) {
      await visit(PAGE);
      await field.search(MANY);
      await page.expectVisible(field.option);
      await page.key('Escape');
      await page.expectHidden(field.option);
      simulated.clearServed();
      await page.press(field.part('query'));
      await page.expectVisible(field.option);
      expect(simulated.served()).toEqual([]);
    },
  },
  {
    title: {
      en: 'a notice stands above the box, where no list covers it',
      ko: '알림은 목록이 가리지 않는 검색 칸 위에 있습니다',
    },
    chromium,
    async run({ visit, page, field, outage }) {
      await outage.set('juso', 'bad-key');
      await visit(PAGE);
      await field.search(MANY);
      await page.expectVisible(field.part('notice'));
      const [notice, box] = [await page.box(field.part('notice')), await page.box(field.part('field'))];
      expect(box?.y).toBeGreaterThanOrEqual((notice?.y ?? Infinity) + (notice?.height ?? 0));
    },
  },
];
