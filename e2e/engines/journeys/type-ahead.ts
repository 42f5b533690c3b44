import { expect } from '@playwright/test';
import { KT } from '../../known-addresses.ts';
import type { Journey, Scene } from '../journey.ts';

const NOT_AMONG_THEM = '찾으시는 주소가 없으면 검색을 눌러 주십시오.';

/** Until the rows of what was typed are there. */
async function typed({ visit, page, field }: Scene): Promise<void> {
  await visit('/signup.html');
  await page.type(field.part('query'), KT.query);
  await page.expectText(field.option, KT.road);
}

/** Rows of a list service while an embedded one is first (docs/decisions/typing-in-front-of-a-viewer.md). */
export const typeAhead: readonly Journey[] = [
  {
    title: {
      en: "while the embedded service is first, a list service's rows come as one types, and one can be picked",
      ko: '서비스 화면이 먼저여도 입력하는 동안 목록 서비스의 결과가 나오고, 그중에서 선택합니다',
    },
    chromium: 'e2e/field/type-ahead.spec.ts',
    async run(scene) {
      const { page, field } = scene;
      await typed(scene);
      await page.expectText(field.part('status'), NOT_AMONG_THEM);
      await page.press(field.option);
      await page.expectText(field.part('card'), KT.road);
    },
  },
  {
    title: {
      en: 'Enter takes none of them: it opens the page of the embedded service',
      ko: 'Enter는 그 결과를 선택하지 않고 서비스 화면을 엽니다',
    },
    chromium: 'e2e/field/type-ahead.spec.ts',
    async run(scene) {
      const { page, field } = scene;
      await typed(scene);
      await page.key('Enter');
      await field.expectViewerRow();
      await expect.poll(() => field.pickedValue()).toBeNull();
    },
  },
];
