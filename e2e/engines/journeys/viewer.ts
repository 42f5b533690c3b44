import { expect } from '@playwright/test';
import { KT, UNKNOWN } from '../../known-addresses.ts';
import { EngineField } from '../engine-field.ts';
import type { Journey } from '../journey.ts';

const chromium = 'e2e/field/viewer.spec.ts';
const CHOOSE = '선택해 주십시오';
const WAY_OUT = '다른 방법으로 찾기';

/** The page of an embedded service. */
export const viewer: readonly Journey[] = [
  {
    title: {
      en: "while the embedded service's page is dead nobody is told to choose in it, and is told the way out",
      ko: '서비스 화면이 멈춰 있으면 선택하라고 하지 않고 다른 방법을 알립니다',
    },
    chromium,
    async run({ visit, page, field, outage }) {
      await outage.set('kakao-postcode', 'dies-after-ready');
      await visit('/signup.html');
      await field.search(KT.query);
      await page.expectVisible(field.viewer);
      await page.expectText(field.part('status'), WAY_OUT);
      expect(await page.text(field.part('status'))).not.toContain(CHOOSE);
    },
  },
  {
    title: {
      en: 'when the embedded service finds nothing the way out is told',
      ko: '서비스 화면에 결과가 없으면 다른 방법을 알립니다',
    },
    chromium,
    async run({ visit, page, field }) {
      await visit('/signup.html');
      await field.search(UNKNOWN);
      await page.expectVisible(field.viewer);
      await page.expectText(field.part('status'), WAY_OUT);
      expect(await page.text(field.part('status'))).not.toContain(CHOOSE);
    },
  },
  {
    title: {
      en: "Esc closes the embedded service's page first, then the page's dialog",
      ko: 'Esc는 서비스 화면을 먼저 닫고, 다음에 페이지의 대화 상자를 닫습니다',
    },
    chromium,
    async run({ visit, page }) {
      await visit('/signup.html');
      await page.press(['[data-opens=signup-dialog]']);
      const field = new EngineField(page, '#dialog-address');
      await field.search(KT.query);
      await field.expectViewerRow();
      await page.focus(field.part('query'));
      await page.key('Escape');
      await page.expectHidden(field.viewer);
      await page.expectVisible(['#signup-dialog']);
      expect(await page.value(field.part('query'))).toBe(KT.query);
      await page.key('Escape');
      await page.expectHidden(['#signup-dialog']);
    },
  },
  {
    title: {
      en: 'while the embedded service hangs there is the way to another one',
      ko: '서비스 화면이 열리지 않는 동안 다른 서비스로 갈 수 있습니다',
    },
    chromium,
    async run({ visit, page, field, outage }) {
      await outage.set('kakao-postcode', 'hang');
      await visit('/signup.html');
      await field.search(KT.query);
      await page.press(field.part('other-button'));
      await page.expectText(field.option, KT.road);
    },
  },
];
