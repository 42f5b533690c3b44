import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { everythingSaid, longestSilence, readHistory, startHistory } from './history.ts';
import { KT, MANY } from './known-addresses.ts';

declare global {
  interface Window {
    /** When the page's own providers were asked, the hanging one first. */
    askedAt: number[];
  }
}

/** Gives the field two list providers of the page's own: one that never answers, and one that does at once. */
async function useOwnProviders(page: Page): Promise<void> {
  await page.evaluate(() => {
    const address = {
      country: 'KR',
      postcode: '12345',
      road: '시험시 시험구 시험로 1',
      jibun: '',
      detail: '',
      extra: '',
      building: '',
      region: { level1: '시험시', level2: '시험구', level3: '', level4: '', adminDong: '' },
      codes: {
        legalDong: '',
        sigungu: '',
        roadName: '',
        building: '',
        underground: false,
        mainNo: 1,
        subNo: null,
      },
      location: null,
      english: '',
      full: '시험시 시험구 시험로 1',
      source: 'quick',
      verified: true,
      raw: null,
    };
    const hanging = {
      kind: 'search',
      id: 'hanging',
      search: (_query: unknown, signal: AbortSignal) =>
        new Promise((resolve) => {
          window.askedAt = [performance.now()];
          const error = { kind: 'aborted', code: 'aborted', message: '' };
          signal.addEventListener('abort', () => resolve({ kind: 'failed', error }));
        }),
    };
    const found = { kind: 'found', addresses: [address], total: 1, page: 1, hasMore: false };
    const search = () => {
      window.askedAt.push(performance.now());
      return Promise.resolve(found);
    };
    const quick = { kind: 'search', id: 'quick', search };
    const field = document.querySelector('address-search');
    if (field) Object.assign(field, { providers: [hanging, quick] });
  });
}

for (const fault of ['refused', '500', 'truncated', 'maintenance'] as const) {
  // There is no deadline that it could have waited for.
  test(`a provider that answers with "${fault}" gives way to the other one at once`, async ({
    visit,
    field,
    outage,
    simulated,
  }) => {
    await outage.set('kakao-postcode', fault);
    await visit('/signup.html');
    await startHistory(field.root);
    await field.search(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
    await expect(field.status).toContainText('찾았습니다');
    expect(simulated.served()).toContainEqual(expect.objectContaining({ provider: 'kakao-postcode', fault }));
  });
}

test('a provider that hangs gives way at the soft deadline', async ({ visit, field, page }) => {
  await visit('/signup.html?hedge=');
  await useOwnProviders(page);
  await startHistory(field.root);
  // At once: who types slowly has waited since the first of several searches.
  await field.query.fill('시험로 1');
  await field.query.press('Enter');
  await expect(field.options.first()).toContainText('시험로 1');
  // The hard deadline is out of reach.
  const [hung = NaN, helped = NaN] = await page.evaluate(() => window.askedAt);
  expect(helped - hung).toBeGreaterThanOrEqual(900);
  expect(everythingSaid(await readHistory(field.root))).toMatch(/찾고 있습니다/);
});

test('an embedded provider that hangs gives way at its deadline, with the text kept', async ({
  visit,
  field,
  outage,
  simulated,
}) => {
  await outage.set('kakao-postcode', 'hang');
  await visit('/signup.html?load-timeout=');
  await startHistory(field.root);
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  await expect(field.query).toHaveValue(KT.query);
  expect(longestSilence(await readHistory(field.root))).toBeLessThan(2000);
  expect(simulated.served().some(({ fault }) => fault === 'hang')).toBe(true);
});

test('a provider that failed twice is left alone: the next search goes to the other one at once', async ({
  visit,
  field,
  outage,
  simulated,
}) => {
  await outage.set('juso', '500');
  await visit('/signup.html?order=juso-first');
  for (const text of [KT.query, MANY]) {
    await field.query.fill('');
    await field.search(text);
    await expect(field.viewer).toBeVisible();
    await field.otherWay.waitFor();
  }
  simulated.clearServed();
  await startHistory(field.root);
  await field.query.fill('');
  await field.search('종로3길');
  await expect.poll(async () => (await readHistory(field.root)).ended).not.toBeNull();
  await expect(field.viewer).toBeVisible();
  expect(simulated.served().filter(({ provider }) => provider === 'juso')).toEqual([]);
});

test('a viewer that never gets ready is replaced by the list, with the text typed', async ({
  visit,
  field,
  outage,
}) => {
  await outage.set('kakao-postcode', 'never-ready');
  await visit('/signup.html?ready-timeout=');
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  await expect(field.viewer).toBeHidden();
  await expect(field.query).toHaveValue(KT.query);
});

test('zero hits from a provider that is out are checked with the other one', async ({
  visit,
  field,
  outage,
}) => {
  await outage.set('kakao-postcode', 'empty');
  await visit('/signup.html');
  await startHistory(field.root);
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  expect(everythingSaid(await readHistory(field.root))).not.toMatch(/결과가 없습니다/);
});

test.describe('every provider down', () => {
  test('the form can still be submitted, by hand, and the text typed is kept', async ({
    visit,
    field,
    outage,
    page,
  }) => {
    await outage.both('500');
    await visit('/signup.html');
    await page.getByLabel('이름').first().fill('가나다');
    await page.getByLabel('이메일').first().fill('a@example.com');
    await field.root.evaluate((element) => element.setAttribute('include', 'source'));
    await field.search(KT.query);
    await expect(field.status).toContainText('직접 입력');
    await expect(field.query).toHaveValue(KT.query);
    await expect(field.proposalButton).toContainText(KT.query);
    await field.road.fill(KT.road);
    await field.detail.fill('3층');
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(page.getByRole('row', { name: 'address.road' })).toContainText(KT.road);
    await expect(page.getByRole('row', { name: 'address.detail' })).toContainText('3층');
    await expect(page.getByRole('row', { name: 'address.source' })).toContainText('manual');
  });

  test('once a provider is back, another try brings results', async ({ visit, field, outage }) => {
    await outage.both('500');
    await visit('/signup.html?order=juso-first');
    await field.search(KT.query);
    await expect(field.retryButton).toBeVisible();
    await outage.set('juso', null);
    await field.retryButton.click();
    await expect(field.options.first()).toContainText(KT.road);
  });
});

test('offline is said, and the search goes on when the network is back', async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  await field.pickFirst(KT.query);
  await page.getByRole('button', { name: '처음으로 되돌리기' }).click();
  await page.context().setOffline(true);
  await field.search(KT.query);
  await expect(field.status).toContainText('인터넷에 연결되어 있지 않습니다');
  expect(await field.state()).toBe('offline');
  await page.context().setOffline(false);
  await expect(field.status).toContainText('찾았습니다');
  expect(await field.state()).toBe('results');
});

test('a dead endpoint changes nothing', async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/no-such-endpoint/')) statuses.push(response.status());
  });
  await field.root.evaluate((element) => element.setAttribute('endpoint', '/no-such-endpoint'));
  await startHistory(field.root);
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  expect(everythingSaid(await readHistory(field.root))).not.toMatch(/다른 주소 서비스|연결|직접 입력/);
  await expect.poll(() => statuses).toContain(404);
});

test('people can always leave the viewer for the list', async ({ visit, field }) => {
  await visit('/signup.html');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  await field.otherWay.click();
  await expect(field.options.first()).toContainText(KT.road);
  await expect(field.viewer).toBeHidden();
});

test('people can always type the address by hand', async ({ visit, field }) => {
  await visit('/signup.html');
  await field.manualButton.click();
  await field.postcode.fill('03154');
  await field.road.fill(KT.road);
  expect(await field.value()).toMatchObject({ road: KT.road, postcode: '03154', source: 'manual' });
});

test('a row of the viewer fills the fields', async ({ visit, field }) => {
  await visit('/signup.html');
  await field.search(KT.query);
  await field.viewerRow.click();
  await expect(field.road).toHaveValue(KT.road);
  await expect(field.postcode).toHaveValue(KT.postcode);
  await expect(field.viewer).toBeHidden();
  await expect(field.detail).toBeFocused();
});

test('"no such address" is not said when the service that could confirm it is down', async ({
  visit,
  field,
  outage,
  simulated,
}) => {
  await outage.set('juso', 'empty');
  await outage.set('kakao-postcode', '500');
  await visit('/signup.html?order=juso-first');
  await field.search(KT.query);
  await expect(field.status).toContainText('확인하지는 못했습니다');
  await expect(field.status).not.toContainText('결과가 없습니다');
  await expect(field.manualButton).toBeVisible();
  const faults = simulated.served().map(({ provider, fault }) => `${provider} ${fault ?? ''}`);
  expect(faults).toEqual(expect.arrayContaining(['juso empty', 'kakao-postcode 500']));
});

test('a list that hangs gives way to the viewer at the soft deadline, after Enter', async ({
  visit,
  field,
  outage,
  simulated,
}) => {
  await outage.set('juso', 'hang');
  // The hard deadline is out of reach.
  await visit('/signup.html?order=juso-first&hedge=');
  await field.search(KT.query);
  await expect(field.viewerRow).toBeVisible();
  expect(simulated.served().some(({ provider, fault }) => provider === 'juso' && fault === 'hang')).toBe(
    true,
  );
});
