import { expect } from '@playwright/test';
import { KT } from '../../known-addresses.ts';
import type { Journey } from '../journey.ts';
import { addressRows, fillName, SUBMIT } from './signup.ts';

/** What everybody comes for. */
export const core: readonly Journey[] = [
  {
    title: {
      en: 'an address is searched for, picked from the list, given its detail and submitted',
      ko: '주소를 검색해 목록에서 선택하고, 상세 주소를 입력해 보냅니다',
    },
    chromium: 'e2e/forms.spec.ts',
    isSample: true,
    async run({ visit, page, field }) {
      await visit('/signup.html?order=juso-first');
      await fillName(page);
      await field.pickFirst(KT.query);
      await page.expectText(field.part('card'), KT.road);
      await page.expectFocus(field.part('detail'));
      await page.type(field.part('detail'), '3층');
      await page.press(SUBMIT);
      await expect
        .poll(() => addressRows(page))
        .toMatchObject({
          'address.postcode': KT.postcode,
          'address.road': KT.road,
          'address.detail': '3층',
        });
    },
  },
  {
    title: {
      en: 'the service that is down gives way to the next one, in whose page an address is picked',
      ko: '멈춘 서비스 대신 다음 서비스가 열리고, 그 화면에서 주소를 선택합니다',
    },
    chromium: 'e2e/outage-matrix.spec.ts',
    isSample: true,
    async run({ visit, page, field, outage }) {
      await outage.set('juso', '500');
      await visit('/signup.html?order=juso-first');
      await fillName(page);
      await field.search(KT.query);
      await field.pickInViewer();
      await page.expectText(field.part('card'), KT.road);
      await page.expectFocus(field.part('detail'));
      await page.press(SUBMIT);
      await expect.poll(() => addressRows(page)).toMatchObject({ 'address.road': KT.road });
    },
  },
  {
    title: {
      en: 'with both services down an address is typed by hand and submitted',
      ko: '두 서비스가 모두 멈추면 주소를 직접 입력해 보냅니다',
    },
    chromium: 'e2e/outage-matrix.spec.ts',
    isSample: true,
    async run({ visit, page, field, outage }) {
      await outage.both('500');
      await visit('/signup.html?order=juso-first');
      await fillName(page);
      await field.search(KT.query);
      await page.expectText(field.part('status'), '직접 입력');
      await page.fill(field.part('road'), KT.road);
      await page.type(field.part('detail'), '3층');
      await page.press(SUBMIT);
      await expect
        .poll(() => addressRows(page))
        .toMatchObject({ 'address.road': KT.road, 'address.detail': '3층' });
    },
  },
];
