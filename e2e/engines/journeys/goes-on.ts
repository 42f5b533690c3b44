import { expect } from '@playwright/test';
import { HeldService } from '../../field/held-service.ts';
import { KT } from '../../known-addresses.ts';
import type { EngineField } from '../engine-field.ts';
import type { EnginePage } from '../engine-page.ts';
import type { Journey } from '../journey.ts';

const chromium = 'e2e/field/goes-on.spec.ts';

/** Puts the field elsewhere in the page, as a framework does. */
async function move(page: EnginePage, field: EngineField): Promise<void> {
  await page.on(field.self, (element) => document.querySelector('#signup .buttons')?.before(element));
}

/** What is not to end in silence. */
export const goesOn: readonly Journey[] = [
  {
    title: {
      en: 'a search goes on when the field is moved in the page',
      ko: '필드가 페이지 안에서 옮겨져도 검색이 이어집니다',
    },
    chromium,
    async run({ visit, page, field }) {
      await visit('/signup.html?order=juso-first');
      const service = await HeldService.of(page);
      await field.search('시험로');
      await expect.poll(() => service.asked()).not.toEqual([]);
      await move(page, field);
      await service.answer('found');
      await page.expectText(field.part('status'), '30건');
      expect(await page.value(field.part('query'))).toBe('시험로');
    },
  },
  {
    title: {
      en: "an embedded service's page is opened again when the field is moved",
      ko: '필드가 옮겨지면 서비스 화면이 다시 열립니다',
    },
    chromium,
    async run({ visit, page, field }) {
      await visit('/signup.html');
      await field.search(KT.query);
      await field.expectViewerRow();
      await move(page, field);
      await field.pickInViewer();
      await expect.poll(() => page.value(field.part('road'))).toBe(KT.road);
    },
  },
  {
    title: {
      en: 'Enter in an empty box says what is missing',
      ko: '빈 칸에서 Enter를 누르면 무엇이 필요한지 알립니다',
    },
    chromium,
    async run({ visit, page, field }) {
      await visit('/signup.html?order=juso-first');
      await field.search('');
      await page.expectText(field.part('status'), '찾으실 주소를 입력해 주십시오.');
    },
  },
];
