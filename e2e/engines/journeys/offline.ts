import { expect } from '@playwright/test';
import { KT } from '../../known-addresses.ts';
import type { Journey } from '../journey.ts';

export const offline: readonly Journey[] = [
  {
    title: {
      en: 'a field first used offline says so, and goes on by itself when the network is back',
      ko: '인터넷 연결이 끊긴 채 처음 쓰면 그렇게 알리고, 연결되면 이어서 찾습니다',
    },
    chromium: 'e2e/field/offline-start.spec.ts',
    undriven: {
      webkit: {
        en: 'its driver cannot take the network away',
        ko: '드라이버가 네트워크를 끊지 못합니다',
      },
    },
    async run({ visit, page, field }) {
      await visit('/signup.html?order=juso-first');
      await page.setOffline(true);
      await field.search(KT.query);
      await page.expectText(field.part('status'), '인터넷에 연결되어 있지 않습니다');
      expect(await field.state()).toBe('offline');
      await page.setOffline(false);
      await page.expectText(field.option, KT.road);
      expect(await page.value(field.part('query'))).toBe(KT.query);
    },
  },
];
