import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './console-fixtures.ts';
import { TOKEN, WHY } from './console-page.ts';

const schemes = ['light', 'dark'] as const;

/** No fault that axe knows of. */
async function expectClean(
  page: Page,
  colorSchemes: readonly (typeof schemes)[number][] = schemes,
): Promise<void> {
  for (const colorScheme of colorSchemes) {
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
      - paragraph: 검색은 카카오 우편번호 서비스가 맡고 있습니다. 사용자는 카카오 우편번호 창을 봅니다.
    - region "서비스":
      - list:
        - listitem:
          - article "카카오 우편번호 kakao-postcode · 1순위":
            - heading "카카오 우편번호 kakao-postcode · 1순위" [level=3]
            - text: 정상
            - paragraph: 모든 검색을 맡습니다. 사용자는 카카오 우편번호 창을 봅니다.
            - button "카카오 우편번호 직접 제어"
        - listitem:
          - article "도로명주소 juso · 2순위":
            - button "도로명주소 직접 제어"
    - region "서비스 순서":
      - list:
        - listitem:
          - button "카카오 우편번호 위로" [disabled]
          - button "카카오 우편번호 아래로"
        - listitem:
          - button "도로명주소 위로"
          - button "도로명주소 아래로" [disabled]
    - region "긴급 안내":
      - button "안내 작성"
    - region "알림 시험":
      - button "시험 알림 보내기"
    - region "보고":
      - list:
        - listitem:
          - heading "카카오 우편번호" [level=3]
        - listitem:
          - heading "도로명주소" [level=3]
    - region "기록":
      - group "기록 선택":
        - button "모두" [pressed]
        - button "명령"
        - button "전환"
        - button "알림"
  `);
  await expectClean(page);

  await ops.fillForce('juso', '강제 사용');
  await expect(ops.dialog).toMatchAriaSnapshot(`
    - dialog "도로명주소 서비스를 강제로 사용합니다":
      - heading "도로명주소 서비스를 강제로 사용합니다" [level=2]
      - paragraph: /실패하더라도 도로명주소 서비스를 사용합니다/
      - term: 지금
      - definition: /카카오 우편번호 서비스가 맡고 있습니다/
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

test(
  'to assistive technology: an outage, a hold, a notice, and a lost connection',
  { tag: '@full' },
  async ({ ops, page, shared, openKakao }) => {
    await ops.enter(shared.endpoint.url);
    await openKakao();
    const card = ops.card('kakao-postcode');
    await expect(card).toMatchAriaSnapshot(`
    - article:
      - heading "카카오 우편번호 kakao-postcode · 1순위" [level=3]
      - text: 차단
      - paragraph: 사용하지 않습니다. 도로명주소 서비스가 대신 답합니다.
      - term: 차단
      - definition: /부터 \\d+초째/
      - term: 마지막 판정
      - definition: /브라우저 2개가 네트워크 1곳에서 실패를 알려 차단했습니다/
      - term: 다음
      - definition: /뒤 시험 호출을 시작합니다/
  `);
    // What opened the circuit is told by its verdict; no count of zero failures stands against it.
    await expect(ops.section('보고')).toContainText(/카카오 우편번호\s+[\d:]+ 이후 받은 보고가 없습니다\./);
    await expectClean(page);

    await ops.fillForce('kakao-postcode', '강제 차단');
    await ops.apply.click();
    await expect(card).toMatchAriaSnapshot(`
    - article:
      - heading "카카오 우편번호 kakao-postcode · 1순위" [level=3]
      - text: /강제 차단/
      - paragraph: 강제 차단하여 사용하지 않습니다. 도로명주소 서비스가 대신 답합니다.
      - paragraph: /kim 님, .+ 이유/
      - paragraph: /에 자동으로 해제됩니다/
      - paragraph: /자동 판정은 계속되고 있습니다/
  `);
    await ops.fillNotice('점검하고 있습니다.', 'Under maintenance.');
    await ops.apply.click();
    await expect(ops.section('긴급 안내')).toMatchAriaSnapshot(`
    - region "긴급 안내":
      - heading "긴급 안내" [level=2]
      - paragraph: "지금 보이는 안내: 장애"
      - text: 점검하고 있습니다. Under maintenance.
      - paragraph: /kim 님, .+에 자동으로 내려갑니다/
      - button "안내 수정"
      - button "안내 내리기"
  `);
    await expect(ops.users).toMatchAriaSnapshot(`
    - region:
      - heading "지금 사용자가 보는 것" [level=2]
      - paragraph: "긴급 안내가 보입니다 (장애): 점검하고 있습니다."
      - paragraph: /도로명주소 서비스가 대신 맡고 있습니다/
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
  },
);

test('on a phone nothing is wider than the screen', async ({ ops, page, shared }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await ops.enter(shared.endpoint.url);
  await ops.section('긴급 안내').getByRole('button', { name: '안내 작성' }).click();
  await page.getByRole('button', { name: '도로명주소 직접 제어' }).click();
  await page.getByRole('button', { name: '도로명주소 위로' }).click();
  await ops.section('서비스 순서').getByLabel('이유').fill(WHY);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('on a phone its controls come before the charts, which unfold when they are wanted', async ({
  ops,
  page,
  shared,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await ops.enter(shared.endpoint.url);
  const reports = ops.section('보고');
  const top = await reports.evaluate((section) => section.getBoundingClientRect().top);
  for (const name of ['카카오 우편번호 직접 제어', '도로명주소 위로', '안내 작성', '시험 알림 보내기']) {
    const button = page.getByRole('button', { name });
    expect(await button.evaluate((element) => element.getBoundingClientRect().bottom), name).toBeLessThan(
      top,
    );
  }
  const chart = reports.locator('ops-chart').first();
  await expect(chart).toBeHidden();
  await reports.getByText('그래프').first().click();
  await expect(chart).toBeVisible();
});

test(
  'axe finds nothing in English: login, forms with faults, a question',
  { tag: '@full' },
  async ({ ops, page, shared }) => {
    await page.goto(`${shared.endpoint.url}/ops/`);
    await page.getByRole('button', { name: 'English' }).click();
    await expectClean(page, ['light']);
    await page.getByLabel('Token').fill(TOKEN);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Write a notice' }).click();
    await page.getByRole('button', { name: 'Move Juso up' }).click();
    for (const review of await page.getByRole('button', { name: 'Review' }).all()) await review.click();
    await page.getByRole('button', { name: 'Control Juso' }).click();
    await expectClean(page, ['dark']);
    const order = page.getByRole('region', { name: 'Order of services' });
    await order.getByLabel('Reason').fill(WHY);
    await order.getByRole('button', { name: 'Review' }).click();
    await expect(ops.dialog).toContainText('Juso answers every search.');
    await expectClean(page, ['light']);
  },
);
