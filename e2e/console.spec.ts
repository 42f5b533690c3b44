import { expect, test } from './console-fixtures.ts';
import { WHY } from './console-page.ts';
import { kept, libraryLoaded } from './kept-view.ts';
import { MANY } from './known-addresses.ts';

const FLIPPED = ['juso', 'kakao-postcode'];

test('a wrong token is told so, the right one comes in, nothing of it is kept, and logging out ends it', async ({
  ops,
  page,
  shared,
}) => {
  await ops.logIn(shared.endpoint.url, 'not-the-token');
  await expect(page.getByRole('alert')).toHaveText('토큰이 맞지 않습니다. 확인한 뒤 다시 입력하십시오.');
  await ops.enter(shared.endpoint.url);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).toBe('[{},{}]');
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.reload();
  await expect(ops.users).toContainText('검색은 카카오 우편번호 서비스가 맡고 있습니다.');
  await page.getByRole('button', { name: '로그아웃' }).click();
  await expect(page.getByText('로그아웃했습니다.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('토큰')).toBeVisible();
});

test('who has logged in goes on with the keys in what came in place of the login', async ({
  ops,
  page,
  shared,
}) => {
  await ops.enter(shared.endpoint.url);
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '카카오 우편번호 직접 제어' })).toBeFocused();
});

test('one can log in at localhost too', async ({ ops, shared }) => {
  await ops.enter(shared.endpoint.url.replace('127.0.0.1', 'localhost'));
});

test('who guesses is slowed and told so, and a right token gets in meanwhile', async ({
  ops,
  page,
  shared,
}) => {
  await page.goto(`${shared.endpoint.url}/ops/`);
  await expect(page.getByLabel('토큰')).toBeVisible();
  // Somebody else of this network guesses all the while, faster than a busy machine would type.
  let isSlowed = false;
  let isOver = false;
  const guessing = (async () => {
    while (!isOver) {
      const headers = { authorization: 'Bearer not-the-token' };
      const { status } = await fetch(`${shared.endpoint.url}/v1/ops/state`, { headers });
      isSlowed ||= status === 429;
    }
  })();
  await expect.poll(() => isSlowed).toBe(true);
  const alert = page.getByRole('alert');
  await expect(async () => {
    await page.getByLabel('토큰').fill('not-the-token');
    await page.keyboard.press('Enter');
    await expect(alert).not.toBeEmpty();
    expect(await alert.textContent()).toContain('틀린 토큰이 너무 많았습니다.');
  }).toPass();
  await ops.enter(shared.endpoint.url);
  isOver = true;
  await guessing;
});

test('by the keyboard alone: the order is flipped, a form in use hears of it, and its next search uses it', async ({
  ops,
  page,
  shared,
  visitor,
  simulated,
}) => {
  const field = await visitor();
  await libraryLoaded(field.root.page());
  await page.goto(`${shared.endpoint.url}/ops/`);
  await expect(page.getByLabel('토큰')).toBeFocused();
  await page.keyboard.type('a-token-for-this-test-only-0123456789');
  await page.keyboard.press('Enter');
  const up = page.getByRole('button', { name: '도로명주소 위로' });
  await expect(up).toBeVisible();
  await ops.tabTo(up);
  await page.keyboard.press('Enter');
  await ops.tabTo(ops.section('서비스 순서').getByLabel('이유'));
  await page.keyboard.type('juso is faster today');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(ops.dialog).toContainText(/적용하면\s*검색은 도로명주소 서비스가 맡고 있습니다./);
  await ops.tabTo(ops.apply, 5);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await kept(field.root.page())).order).toEqual(FLIPPED);
  await expect(page.getByRole('status')).toContainText([
    '서비스 순서를 바꾸었습니다: 도로명주소 → 카카오 우편번호',
  ]);
  simulated.clearServed();
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  expect(simulated.served().map(({ provider }) => provider)).not.toContain('kakao-postcode');

  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(ops.dialog.getByLabel('이유')).toHaveValue(
    '되돌림: 서비스 순서를 바꾸었습니다: 도로명주소 → 카카오 우편번호',
  );
  await ops.apply.click();
  await expect.poll(async () => (await kept(field.root.page())).order).toEqual(FLIPPED.toReversed());
});

test('a row can be dragged', async ({ ops, page, shared }) => {
  await ops.enter(shared.endpoint.url);
  const rows = ops.section('서비스 순서').getByRole('listitem');
  await rows.nth(1).scrollIntoViewIfNeeded();
  const from = await rows.nth(1).locator('.grip').boundingBox();
  const to = await rows.nth(0).boundingBox();
  if (from === null || to === null) throw new Error('no rows');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 4, { steps: 8 });
  await page.mouse.up();
  await expect(rows.nth(0)).toContainText('juso');
  await expect(ops.section('서비스 순서').getByLabel('이유')).toBeVisible();
});

test('forced open and released during an outage: the running phase shows, not a closed circuit', async ({
  ops,
  page,
  shared,
  openKakao,
}) => {
  await ops.enter(shared.endpoint.url);
  await openKakao();
  const card = ops.card('kakao-postcode');
  await expect(card.getByText('차단', { exact: true }).first()).toBeVisible();
  await expect(page).toHaveTitle('● 차단 – 카카오 우편번호');
  await ops.fillForce('kakao-postcode', '강제 차단');
  await ops.apply.click();
  await expect(card.locator('.badge', { hasText: '강제 차단' })).toBeVisible();
  await expect(card).toContainText(`kim 님`);
  await ops.fillForce('kakao-postcode', '강제 해제');
  await expect(ops.dialog).toContainText(/지금 판정: (차단|시험 중)\./);
  await ops.apply.click();
  await expect(card.locator('.badge', { hasText: '강제 차단' })).toHaveCount(0);
  const { providers } = (await (await fetch(`${shared.endpoint.url}/v1/state`)).json()) as {
    providers: Record<string, { phase: string; forced: string | null }>;
  };
  expect(providers['kakao-postcode']?.forced).toBeNull();
  expect(['open', 'half-open']).toContain(providers['kakao-postcode']?.phase);
});

test('the card of a service tells that the last visitor was not answered, until one is', async ({
  ops,
  shared,
  visitor,
  outage,
  simulated,
}) => {
  await ops.enter(shared.endpoint.url);
  const said = ops.card('kakao-postcode').getByText('마지막 호출이 실패한 뒤로 응답을 받은 사람이 없습니다.');
  await outage.set('kakao-postcode', '500');
  const unlucky = await visitor();
  await unlucky.search(MANY);
  await expect(unlucky.options.first()).toBeVisible();
  expect(simulated.served()).toContainEqual(
    expect.objectContaining({ provider: 'kakao-postcode', fault: '500' }),
  );
  await expect(said).toBeVisible();

  await outage.set('kakao-postcode', null);
  const next = await visitor();
  await next.search(MANY);
  await expect(next.viewerRow).toBeVisible();
  await expect(said).toBeHidden();
});

test('a notice is shown and ended; markup in it and in a reason is text', async ({
  ops,
  page,
  shared,
  visitor,
}) => {
  const field = await visitor();
  await ops.enter(shared.endpoint.url);
  const ko = '<b>점검</b>하고 있습니다.';
  await ops.fillNotice(ko, 'Under <i>maintenance</i>.', '<img src=x onerror=alert(1)> 점검');
  await expect(ops.dialog).toContainText(ko);
  await ops.apply.click();
  const notice = field.root.locator('[part=notice]');
  await notice.filter({ hasText: ko }).waitFor();
  await expect(notice).toHaveText(ko);
  const section = ops.section('긴급 안내');
  await expect(section).toContainText('<img src=x onerror=alert(1)> 점검');
  await expect(ops.section('기록')).toContainText('<img src=x onerror=alert(1)> 점검');
  expect(
    await page
      .locator('ops-console b, ops-console i, ops-console img')
      .evaluateAll((all) => all.filter(({ textContent }) => /점검|maintenance/.test(textContent)).length),
  ).toBe(0);

  await section.getByRole('button', { name: '안내 내리기' }).click();
  await section.getByLabel('이유').fill(WHY);
  await section.getByRole('button', { name: '검토' }).click();
  await ops.apply.click();
  await notice.waitFor({ state: 'detached' });
  await expect(section).toContainText('올라가 있는 안내가 없습니다.');
});

test('what somebody else has changed meanwhile is shown, and one may apply again on the new state', async ({
  ops,
  page,
  shared,
  operate,
}) => {
  await ops.enter(shared.endpoint.url);
  await page.getByRole('button', { name: '도로명주소 위로' }).click();
  await ops.section('서비스 순서').getByLabel('이유').fill(WHY);
  await ops.section('서비스 순서').getByRole('button', { name: '검토' }).click();
  const { body } = await operate('GET', '/v1/ops/state');
  const again = { order: FLIPPED.toReversed(), rev: body.rev, reason: 'looked at it twice' };
  expect((await operate('PUT', '/v1/ops/order', again)).status).toBe(200);
  await ops.apply.click();
  await expect(ops.dialog.getByRole('alert')).toContainText('그사이 다른 사람이 바꾸었습니다.');
  await expect(ops.dialog.getByRole('alert')).toContainText('lee 님');
  await expect(ops.dialog.getByRole('alert')).toContainText('looked at it twice');
  await expect(ops.dialog).toContainText(WHY);
  await ops.dialog.getByRole('button', { name: '새 상태에 다시 적용' }).click();
  await expect(ops.dialog).toBeHidden();
  expect((await operate('GET', '/v1/ops/state')).body['order']).toEqual(FLIPPED);
});

test('a session that is over leads to the login, and what was being written is still there', async ({
  ops,
  page,
  shared,
}) => {
  await ops.enter(shared.endpoint.url);
  await page.getByRole('button', { name: '도로명주소 위로' }).click();
  await ops.section('서비스 순서').getByLabel('이유').fill(WHY);
  await ops.section('서비스 순서').getByRole('button', { name: '검토' }).click();
  await page.context().clearCookies();
  await ops.apply.click();
  await expect(page.getByRole('alert')).toContainText('로그인이 만료되었습니다.');
  await page.getByLabel('토큰').fill('a-token-for-this-test-only-0123456789');
  await page.keyboard.press('Enter');
  await expect(ops.section('서비스 순서').getByLabel('이유')).toHaveValue(WHY);
  await ops.section('서비스 순서').getByRole('button', { name: '검토' }).click();
  await ops.apply.click();
  await expect(page.getByRole('button', { name: '되돌리기' })).toBeVisible();
});

test('a command whose answer is lost is not claimed, nor denied', async ({ ops, page, shared }) => {
  await ops.enter(shared.endpoint.url);
  await page.route('**/v1/ops/order', (route) => route.abort());
  await page.getByRole('button', { name: '도로명주소 위로' }).click();
  await ops.section('서비스 순서').getByLabel('이유').fill(WHY);
  await ops.section('서비스 순서').getByRole('button', { name: '검토' }).click();
  await ops.apply.click();
  await expect(ops.dialog.getByRole('alert')).toContainText('적용되었는지 알 수 없습니다.');
});

test('without OPS_TOKENS the page says that the ops API is off', async ({ page, simulated }) => {
  const { startEndpointProcess } = await import('../demo/endpoint.ts');
  expect(simulated.controlUrl).toBeTruthy();
  const endpoint = await startEndpointProcess({ port: 0, origins: [] });
  await page.goto(`${endpoint.url}/ops`);
  await expect(page.getByText('이 노드에서는 운영 API가 꺼져 있습니다.')).toBeVisible();
  await expect(page).toHaveURL(`${endpoint.url}/ops/`);
  await endpoint.close();
});

test('English and Korean can be switched, and the choice is remembered', async ({ ops, page, shared }) => {
  await ops.enter(shared.endpoint.url);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'What users see right now' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Log out' })).toBeVisible();
});

test('the alert test answers per channel, or says that there is none', async ({ ops, shared }) => {
  await ops.enter(shared.endpoint.url);
  const section = ops.section('알림 시험');
  await section.getByRole('button', { name: '시험 알림 보내기' }).click();
  await expect(section).toContainText('연결된 채널이 없습니다.');
});
