import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './console-fixtures.ts';
import { WHY } from './console-page.ts';

/** No fault that axe knows of, in both colour schemes. */
async function expectClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ target, html }) => [target, html])]);
    expect(found, colorScheme).toEqual([]);
  }
}

test('a browser whose language is none that Intl knows shows the console too', async ({ page, shared }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'language', { get: () => 'en-US@posix' });
  });
  await page.goto(`${shared.endpoint.url}/ops/`);
  await expect(page.getByLabel('Token')).toBeVisible();
});

test('to assistive technology: login, healthy, a question', async ({ ops, page, shared }) => {
  await page.goto(`${shared.endpoint.url}/ops/`);
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - heading "주소 검색 운영 콘솔" [level=1]
      - button "English"
    - main:
      - heading "운영자 로그인" [level=2]
      - text: 토큰
      - textbox "토큰"
      - paragraph: /OPS_TOKENS/
      - alert
      - button "로그인"
  `);
  await expectClean(page);

  await ops.enter(shared.endpoint.url);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "지금 사용자가 보는 것":
      - heading "지금 사용자가 보는 것" [level=2]
      - paragraph: 검색은 kakao-postcode 서비스가 맡고 있습니다. 사용자는 카카오 우편번호 화면을 봅니다.
    - region "서비스":
      - list:
        - listitem:
          - article "kakao-postcode 1순위":
            - heading "kakao-postcode 1순위" [level=3]
            - text: 정상
            - paragraph: 모든 검색을 맡습니다. 사용자는 카카오 우편번호 화면을 봅니다.
            - button "kakao-postcode 직접 제어"
        - listitem:
          - article "juso 2순위":
            - button "juso 직접 제어"
    - region "API 순서":
      - list:
        - listitem:
          - button "kakao-postcode 위로" [disabled]
          - button "kakao-postcode 아래로"
        - listitem:
          - button "juso 위로"
          - button "juso 아래로" [disabled]
    - region "긴급 안내":
      - button "안내 쓰기"
    - region "알림 시험":
      - button "시험 알림 보내기"
    - region "기록":
      - group "기록 고르기":
        - button "모두" [pressed]
        - button "명령"
        - button "전환"
        - button "알림"
  `);
  await expectClean(page);

  await ops.fillForce('juso', '강제 사용');
  await expect(ops.dialog).toMatchAriaSnapshot(`
    - dialog "juso 서비스를 강제로 사용합니다":
      - heading "juso 서비스를 강제로 사용합니다" [level=2]
      - paragraph: /실패하더라도 juso 서비스를 씁니다/
      - term: 지금
      - definition: /kakao-postcode 서비스가 맡고 있습니다/
      - term: 적용하면
      - definition: 사용자가 보는 것은 지금과 같습니다.
      - paragraph: /이유/
      - alert
      - paragraph: 적용하시겠습니까?
      - button "돌아가기"
      - button "적용"
  `);
  await expectClean(page);
});

test('to assistive technology: an outage, a hold, a notice, and a lost connection', async ({
  ops,
  page,
  shared,
  openKakao,
}) => {
  await ops.enter(shared.endpoint.url);
  await openKakao();
  const card = ops.card('kakao-postcode');
  await expect(card).toMatchAriaSnapshot(`
    - article:
      - heading "kakao-postcode 1순위" [level=3]
      - text: 차단
      - paragraph: 쓰지 않습니다. juso 서비스가 대신 답합니다.
      - term: 차단
      - definition: /부터 \\d+초째/
      - term: 마지막 전환
      - definition: /브라우저 2곳이 네트워크 1곳에서 실패를 알렸습니다/
      - term: 다음
      - definition: /뒤 시험 호출을 시작합니다/
  `);
  await expectClean(page);

  await ops.fillForce('kakao-postcode', '강제 차단');
  await ops.apply.click();
  await expect(card).toMatchAriaSnapshot(`
    - article:
      - heading "kakao-postcode 1순위" [level=3]
      - text: /강제 차단/
      - paragraph: 강제로 쓰지 않습니다. juso 서비스가 대신 답합니다.
      - paragraph: /kim 님, .+ 이유/
      - paragraph: /에 저절로 풀립니다/
      - paragraph: /자동 판정은 그 아래에서 계속됩니다/
  `);
  await ops.fillNotice('점검하고 있습니다.', 'Under maintenance.');
  await ops.apply.click();
  await expect(ops.section('긴급 안내')).toMatchAriaSnapshot(`
    - region "긴급 안내":
      - heading "긴급 안내" [level=2]
      - paragraph: "지금 보이는 안내: 장애"
      - text: 점검하고 있습니다. Under maintenance.
      - paragraph: /kim 님/
      - paragraph: /에 저절로 내려갑니다/
      - button "안내 고치기"
      - button "안내 내리기"
  `);
  await expectClean(page);

  process.kill(shared.endpoint.pid, 'SIGKILL');
  await expect(page.getByRole('status').filter({ hasText: '실시간이 아님' })).toBeVisible();
  await expect(page).toHaveTitle(/^\? 연결 끊김/);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - status:
      - strong: 실시간이 아님.
      - text: /\\d+초 전 상태입니다. 다시 연결하는 중입니다./
  `);
  await expectClean(page);
});

test('on a phone nothing is wider than the screen', async ({ ops, page, shared }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await ops.enter(shared.endpoint.url);
  await ops.section('긴급 안내').getByRole('button', { name: '안내 쓰기' }).click();
  await page.getByRole('button', { name: 'juso 직접 제어' }).click();
  await page.getByRole('button', { name: 'juso 위로' }).click();
  await ops.section('API 순서').getByLabel('이유').fill(WHY);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
