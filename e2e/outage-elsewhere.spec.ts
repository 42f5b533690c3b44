import type { Page } from '@playwright/test';
import { startDemo } from '../demo/server.ts';
import type {} from '../src/qa/page-entry.ts';
import { percentOf } from '../src/qa/msw/index.ts';
import { SCENARIOS, scenarioOf, type Forced } from '../src/qa/scenarios/index.ts';
import { startSimulated } from '../src/qa/simulated/index.ts';
import type { AddressField, End } from './address-field.ts';
import { withoutDeadlines } from './deadlines.ts';
import { expect, test } from './fixtures.ts';
import { everythingSaid, longestSilence, readHistory, startHistory } from './history.ts';
import { KT, MANY } from './known-addresses.ts';

/** Outages of what is no address service, and those that hit only some: `outage-matrix` has the others. */
const QUICK_KAKAO = 'load-timeout=1000&ready-timeout=1200';
const QUICK_JUSO = 'timeout=1500&hedge=500';

const served = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window.addressSearchQa?.served ?? []).map(({ target, scenario }) => `${target}:${scenario}`),
  );

/** Searches from the start, as the next visitor to the field would. */
async function searchAgain(field: AddressField, text: string): Promise<void> {
  await field.query.fill('');
  await startHistory(field.root);
  await field.query.fill(text);
  await field.query.press('Enter');
}

/** How the search that began last ended. What the field shows before that may be from the search before. */
async function endOfSearch(field: AddressField): Promise<End> {
  await expect.poll(async () => (await readHistory(field.root)).ended).not.toBeNull();
  return field.usable();
}

/** The list comes at once, and not a word is said of any outage. */
async function expectUnnoticed(field: AddressField): Promise<void> {
  await expect(field.options.first()).toContainText(KT.road);
  const history = await readHistory(field.root);
  expect((history.ended ?? Infinity) - (history.began ?? 0)).toBeLessThan(2000);
  expect(everythingSaid(history)).not.toMatch(/다른 주소 서비스|연결|직접 입력/);
}

for (const { name, amount } of SCENARIOS.filter(({ targets }) => targets.includes('endpoint'))) {
  test(`an endpoint that is "${name}" is noticed by nobody`, async ({ visit, field, page }) => {
    const outage = `endpoint:${name}${amount ? `=${amount.normal}` : ''}`;
    await visit(`/signup.html?order=juso-first&outage=${outage}`);
    await startHistory(field.root);
    await field.root.evaluate((element) => element.setAttribute('endpoint', '/own-endpoint'));
    await field.search(KT.query);
    await expectUnnoticed(field);
    await expect.poll(() => served(page)).toContain(`endpoint:${name}`);
  });
}

const CLOCK = scenarioOf('wrong-clock').amount;
for (const hours of [CLOCK?.normal ?? 0, CLOCK?.least ?? 0]) {
  test(`a clock that is ${hours} hours fast is noticed by nobody, nor is its being set right`, async ({
    visit,
    field,
    page,
  }) => {
    await visit(`/signup.html?order=juso-first&outage=browser:wrong-clock=${hours}`);
    await startHistory(field.root);
    const ahead = await page.evaluate(() => Date.now() - performance.timeOrigin - performance.now());
    expect(Math.round(ahead / 3_600_000)).toBe(hours);
    expect(await served(page)).toEqual(['browser:wrong-clock']);
    await field.search(KT.query);
    await expectUnnoticed(field);
    await page.evaluate(() => window.addressSearchQa?.reset());
    await searchAgain(field, MANY);
    await expect(field.options.first()).toContainText(MANY);
  });
}

test('of two visitors one is behind the carrier that is out, and gets the list; the other notices nothing', async ({
  browser,
  demo,
}) => {
  const share = 30;
  const visitors = Array.from({ length: 50 }, (_, at) => `visitor-${at}`);
  const hit = visitors.find((one) => percentOf(one) < share) ?? '';
  const spared = visitors.find((one) => percentOf(one) >= share) ?? '';
  for (const [visitor, expected] of [
    [hit, ['kakao-postcode:one-carrier']],
    [spared, []],
  ] as const) {
    const page = await (await browser.newContext({ locale: 'ko-KR' })).newPage();
    await page.addInitScript((id) => localStorage.setItem('address-search-qa-visitor', id), visitor);
    const deadlines = visitor === hit ? QUICK_KAKAO : '';
    const path = `/signup.html?outage=kakao-postcode:one-carrier=${share}&${deadlines}`;
    await page.goto(demo.url + withoutDeadlines(path));
    const root = page.locator('address-search').first();
    await startHistory(root);
    await root.getByRole('combobox').fill(KT.query);
    await root.getByRole('combobox').press('Enter');
    if (visitor === hit) await expect(root.getByRole('option').first()).toContainText(KT.road);
    else await expect(root.locator('iframe').first()).toBeVisible();
    expect([...new Set(await served(page))]).toEqual(expected);
    await page.context().close();
  }
});

/** Hits every other request, and not the first one. */
const everyOther = (): (() => number) => {
  let asked = 0;
  return () => (asked++ % 2 === 0 ? 0.99 : 0);
};
const TEXTS = [KT.query, MANY, '종로3길'] as const;

async function searchAll(
  field: AddressField,
  before: (at: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const [at, text] of TEXTS.entries()) {
    await before(at);
    await searchAgain(field, text);
    expect(['list', 'viewer'], `how "${text}" ends`).toContain(await endOfSearch(field));
    const history = await readHistory(field.root);
    expect(longestSilence(history)).toBeLessThan(2000);
    expect(everythingSaid(history)).not.toMatch(/결과가 없습니다/);
    await expect(field.query).toHaveValue(text);
  }
}

test('a service that answers now and then, by a link: every search ends in results', async ({
  visit,
  field,
  page,
}) => {
  // QA takes the function when it begins.
  await page.addInitScript(() => (Math.random = () => Number(document.body?.dataset['chance'] ?? 0.99)));
  await visit(`/signup.html?order=juso-first&${QUICK_JUSO}&outage=juso:intermittent=50`);
  await searchAll(field, (at) =>
    page.evaluate((chance) => void (document.body.dataset['chance'] = chance), at % 2 === 0 ? '0.99' : '0'),
  );
  expect(await served(page)).toContain('juso:intermittent');
});

test('a service that answers now and then, on the wire: every search ends in results', async ({
  page,
  field,
}) => {
  const simulated = await startSimulated({ random: everyOther() });
  const demo = await startDemo({ port: 0, simulated });
  try {
    await simulated.setFault('juso', 'intermittent', 50);
    await page.goto(demo.url + withoutDeadlines(`/signup.html?order=juso-first&${QUICK_JUSO}`));
    await searchAll(field);
    const faults = simulated.served().flatMap(({ provider, fault }) => (provider === 'juso' ? [fault] : []));
    expect(new Set(faults)).toEqual(new Set(['intermittent', null]));
  } finally {
    await demo.close();
    await simulated.close();
  }
});

/** Puts both services out; ms, null: for good. */
const force = (page: Page, forMs: number | null): Promise<void> =>
  page.evaluate((forMs) => {
    const both = (['kakao-postcode', 'juso'] as const).map((target): Forced => ({
      target,
      scenario: '500',
      amount: null,
      inMs: 0,
      forMs,
    }));
    window.addressSearchQa?.force(both);
  }, forMs);

test('everything recovers after some seconds: the next try brings results, without a reload', async ({
  visit,
  field,
  page,
  simulated,
}) => {
  await visit('/signup.html?qa&order=juso-first');
  await startHistory(field.root);
  await force(page, null);
  await expect.poll(() => page.evaluate(() => window.addressSearchQa?.worker.kind)).toBe('on');
  await field.query.fill(KT.query);
  await field.query.press('Enter');
  await expect(field.retryButton).toBeVisible();
  expect(await field.usable()).toBe('manual');
  expect(await served(page)).toEqual(expect.arrayContaining(['kakao-postcode:500', 'juso:500']));

  // Its seconds begin now that both calls have met it.
  await force(page, 1500);
  await expect
    .poll(() => page.evaluate(() => window.addressSearchQa?.forced.map(({ state }) => state)))
    .toEqual(['over', 'over']);
  await startHistory(field.root);
  await field.retryButton.click();
  expect(['list', 'viewer']).toContain(await endOfSearch(field));
  expect(simulated.served().length).toBeGreaterThan(0);
  await expect(field.query).toHaveValue(KT.query);
});
