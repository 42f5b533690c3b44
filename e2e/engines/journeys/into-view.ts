import { expect } from '@playwright/test';
import { KT } from '../../known-addresses.ts';
import type { Journey } from '../journey.ts';

const chromium = 'e2e/field/into-view.spec.ts';
const PHONE = [360, 740] as const;

/** WebKitGTK's window is no narrower than its tools, which is narrow enough for the sheet. */
export const intoView: readonly Journey[] = [
  {
    title: {
      en: "on a narrow screen the embedded service's page is brought into view",
      ko: '좁은 화면에서 서비스 화면이 보이는 곳에 열립니다',
    },
    chromium,
    async run({ visit, page, field }) {
      await page.resize(...PHONE);
      await visit('/signup.html');
      await field.search(KT.query);
      await field.expectViewerRow();
      await expect.poll(() => page.shareInView(field.viewer)).toBeGreaterThan(0.95);
      await field.pickInViewer();
      await page.expectText(field.part('card'), KT.road);
    },
  },
  {
    title: {
      en: 'on a narrow screen the fields that an outage opens are brought into view',
      ko: '좁은 화면에서 장애로 열린 입력 칸이 보이는 곳에 있습니다',
    },
    chromium,
    async run({ visit, page, field, outage }) {
      await page.resize(...PHONE);
      await outage.both('500');
      await visit('/signup.html?order=juso-first');
      await field.search(KT.query);
      await page.expectText(field.part('status'), '직접 입력');
      for (const input of ['road', 'detail'])
        await expect.poll(() => page.shareInView(field.part(input))).toBeGreaterThan(0.95);
    },
  },
  {
    title: {
      en: 'on a narrow screen the list is in a sheet over the whole page, and a pick closes it',
      ko: '좁은 화면에서 목록이 화면 전체 시트로 열리고, 선택하면 닫힙니다',
    },
    chromium: 'e2e/field/sheet.spec.ts',
    async run({ visit, page, field }) {
      await page.resize(...PHONE);
      await visit('/signup.html?order=juso-first');
      await page.press(field.part('query'));
      await field.search(KT.query);
      await page.expectVisible(field.option);
      const sheet = await page.box(field.part('sheet'));
      // Beside a scroll bar, where it takes room.
      const viewport = await page.on(['html'], ({ clientWidth, clientHeight }) => ({
        width: clientWidth,
        height: clientHeight,
      }));
      expect(sheet).toEqual({ x: 0, y: 0, ...viewport });
      await page.press(field.option);
      await page.expectFocus(field.part('detail'));
      await page.expectHidden(field.part('close-button'));
      await expect.poll(() => page.shareInView(field.part('detail'))).toBeGreaterThan(0.95);
    },
  },
];
