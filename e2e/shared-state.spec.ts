import type { BrowserContext, Page } from '@playwright/test';
import { startEndpointProcess, type EndpointProcess } from '../demo/endpoint.ts';
import { startDemo, type Demo } from '../demo/server.ts';
import { AddressField } from './address-field.ts';
import { withoutDeadlines } from './deadlines.ts';
import { expect, test as base } from './fixtures.ts';
import { kept } from './kept-view.ts';
import { KT, MANY } from './known-addresses.ts';
import { searchUntilOpen } from './search-until-open.ts';

interface View {
  readonly inc: string;
  readonly rev: number;
  readonly providers: Readonly<Record<string, { readonly phase: string; readonly epoch: number }>>;
}

/** What a report says of one service. */
interface Item {
  readonly provider: string;
  readonly ok: number;
  readonly suspectEmpty: number;
}

/** A browser of its own: another profile, another reporter. */
interface Visitor {
  readonly field: AddressField;
  readonly context: BrowserContext;
}

interface Fixtures {
  readonly shared: { readonly demo: Demo; readonly endpoint: EndpointProcess };
  readonly visitor: () => Promise<Visitor>;
  readonly view: () => Promise<View>;
}

const test = base.extend<Fixtures>({
  shared: async ({ simulated }, use) => {
    let endpoint: EndpointProcess | null = null;
    const demo = await startDemo({ port: 0, simulated, endpoint: () => endpoint?.url ?? null });
    endpoint = await startEndpointProcess({ port: 0, origins: [demo.url] });
    await use({ demo, endpoint });
    await Promise.all([demo.close(), endpoint.close()]);
  },
  visitor: async ({ shared, browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ locale: 'ko-KR' });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(shared.demo.url + withoutDeadlines('/signup.html'));
      return { context, field: new AddressField(page.locator('address-search').first()) };
    });
    for (const context of contexts) await context.close();
  },
  view: async ({ shared }, use) => {
    await use(async () => (await (await fetch(`${shared.endpoint.url}/v1/state`)).json()) as View);
  },
});

/** What the last view kept on the device says of Kakao's circuit. */
const knownPhase = async ({ root }: AddressField): Promise<string | undefined> =>
  (await kept(root.page())).providers['kakao-postcode']?.phase;

/** The requests that the page makes to these addresses from now on. */
function callsTo(
  page: Page,
  { scriptUrl, mirrorUrl }: { scriptUrl: string; mirrorUrl: string },
): readonly string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    if ([scriptUrl, mirrorUrl].some((url) => request.url().startsWith(url))) calls.push(request.url());
  });
  return calls;
}

const kakaoPhase = async (view: () => Promise<View>) => (await view()).providers['kakao-postcode']?.phase;

test('two browsers that meet an outage spare the third: it never calls the broken service', async ({
  visitor,
  view,
  outage,
  simulated,
}) => {
  const [one, two, third] = [await visitor(), await visitor(), await visitor()];
  // The third one is there from the start, as a page that has been open for a while.
  await third.field.query.focus();
  await outage.set('kakao-postcode', '500');
  await searchUntilOpen([one.field, two.field], () => kakaoPhase(view));
  const met = simulated.served().filter(({ provider, fault }) => provider === 'kakao-postcode' && fault);
  expect(met.length).toBeGreaterThanOrEqual(2);

  // The third one has been told, and one that comes now is told on its first focus, before it searches.
  await expect.poll(() => knownPhase(third.field)).toBe('open');
  const late = await visitor();
  await late.field.query.focus();
  await expect.poll(() => knownPhase(late.field)).toBe('open');
  const calls = [third, late].map(({ field }) => callsTo(field.root.page(), simulated.kakao));
  for (const { field } of [third, late]) {
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
  }
  expect(calls.flat()).toEqual([]);
  expect(simulated.served().some(({ provider }) => provider === 'juso')).toBe(true);
});

test('one browser alone opens nothing for the others, however often it fails', async ({
  visitor,
  view,
  outage,
  simulated,
}) => {
  const [bad, good] = [await visitor(), await visitor()];
  await good.field.search(KT.query);
  await expect(good.field.viewerRow).toBeVisible();
  await outage.set('kakao-postcode', 'refused');
  const reported = bad.field.root
    .page()
    .waitForResponse((response) => response.url().endsWith('/v1/reports'));
  for (const text of [MANY, KT.query, '종로']) {
    await bad.field.query.fill(text);
    await bad.field.query.press('Enter');
    await expect(bad.field.options.first()).toBeVisible();
  }
  expect((await reported).status()).toBe(200);
  expect(simulated.served().some(({ fault }) => fault === 'refused')).toBe(true);
  expect(await kakaoPhase(view)).toBe('closed');
});

test('a report holds no text that was typed and no address', async ({ visitor, outage }) => {
  const { field } = await visitor();
  const reports: string[] = [];
  field.root.page().on('request', (request) => {
    if (request.url().endsWith('/v1/reports')) reports.push(request.postData() ?? '');
  });
  await outage.set('kakao-postcode', 'refused');
  await field.search(KT.query);
  await expect(field.options.first()).toBeVisible();
  await expect.poll(() => reports.length).toBeGreaterThan(0);
  expect(reports.join('\n')).not.toMatch(/세종|%EC|03154/);
  expect(reports.join('\n')).toContain('"provider":"juso"');
});

/** Opens the viewer for a text that nobody finds, types another into it, and waits until the list takes its place. */
async function searchInViewer({ field }: Visitor, unknown: string, text: string): Promise<void> {
  const page = field.root.page();
  // Else a slow machine asks the list for what is being typed.
  await field.root.evaluate((element) => element.setAttribute('type-ahead', 'off'));
  const rowsFor = (wanted: string) =>
    page.waitForResponse((response) => {
      const { pathname, searchParams } = new URL(response.url());
      return pathname === '/rows' && searchParams.get('q') === wanted;
    });
  const nothing = rowsFor(unknown);
  await field.query.fill(unknown);
  await field.query.press('Enter');
  expect(await (await nothing).json()).toEqual([]);
  const found = rowsFor(text);
  await field.viewerPage.getByLabel('주소 검색어').fill(text);
  await field.viewerPage.getByRole('button', { name: '검색' }).click();
  expect(await (await found).json()).toEqual([]);
  await expect(field.status).toContainText('다른 주소 서비스에서');
  await expect(field.viewer).toBeHidden();
  await expect(field.options.first()).toBeVisible();
}

for (const { what, fault, texts, votes } of [
  {
    what: 'with a detail cast no vote',
    fault: null,
    texts: [`${KT.query} 3층`, '세종로 17 301호'],
    votes: 0,
  },
  { what: 'without one cast a vote', fault: 'empty', texts: [KT.query, '세종로 17'], votes: 1 },
] as const)
  test(`two texts ${what} against a viewer that finds neither, while the list does`, async ({
    visitor,
    outage,
    simulated,
  }) => {
    const one = await visitor();
    // A report that is not answered in time goes out again under its number, and is one all the same.
    const reports = new Map<number, readonly Item[]>();
    one.field.root.page().on('request', (request) => {
      if (!request.url().endsWith('/v1/reports')) return;
      const { seq, items } = JSON.parse(request.postData() ?? '') as { seq: number; items: Item[] };
      reports.set(seq, items);
    });
    const told = (provider: string, field: 'ok' | 'suspectEmpty'): number =>
      [...reports.values()]
        .flat()
        .filter((item) => item.provider === provider)
        .reduce((sum, item) => sum + item[field], 0);
    await outage.set('kakao-postcode', fault);
    for (const [at, text] of texts.entries()) await searchInViewer(one, `없는동네길 ${at + 1}`, text);
    const asked = simulated.served().filter(({ provider }) => provider === 'juso');
    expect(asked.map(({ url }) => new URL(url, 'http://juso').searchParams.get('keyword'))).toEqual([
      '없는동네길 1',
      KT.query,
      '없는동네길 2',
      '세종로 17',
    ]);
    // What this says of the viewer goes into the report that tells juso's last answer.
    await expect.poll(() => told('juso', 'ok')).toBe(4);
    expect(told('kakao-postcode', 'suspectEmpty')).toBe(votes);
  });

test('a browser whose clock jumps by an hour follows and reports as any other', async ({
  visitor,
  view,
  outage,
}) => {
  const [wrong, other] = [await visitor(), await visitor()];
  const before = await view();
  // It follows already when its clock is set, as after a sleep.
  await wrong.field.query.focus();
  await expect.poll(() => knownPhase(wrong.field)).toBe('closed');
  await wrong.field.root.page().evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3_600_000;
  });
  await outage.set('kakao-postcode', '500');
  await searchUntilOpen([wrong.field, other.field], () => kakaoPhase(view));
  const after = await view();
  expect(after.inc).toBe(before.inc);
  expect(after.providers['juso']?.phase).toBe('closed');
});
