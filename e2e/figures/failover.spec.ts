import type { Page, Request } from '@playwright/test';
import { judgeBesideCalm } from './calm.ts';
import { judge, median, runSearch, takeNotes, tell } from './figure.ts';
import { expect, type Fault, type ProviderId } from '../fixtures.ts';
import { KT, MANY } from '../known-addresses.ts';
import { OTHER_ROW, test, useTwoLists } from './two-lists.ts';

/* The figures of the docs/element.md and docs/failover.md in a real browser against real sockets. */

/** From the first provider's failure to the second one's results on the screen. */
const HANDOVER_MS = 300;
/** Beyond the soft deadline and the second provider's own time. */
const HANG_OVERHEAD_MS = 100;
/** Beyond the second provider's own time, when the first one is left alone. */
const LEFT_ALONE_MS = 150;

test.describe.configure({ timeout: 120_000 });

const FAILING = [
  { order: 'kakao-first', first: 'kakao-postcode' },
  { order: 'juso-first', first: 'juso' },
  { order: 'two lists', first: 'juso' },
] as const satisfies readonly { order: string; first: ProviderId }[];

for (const { order, first } of FAILING) {
  for (const fault of ['refused', '500', 'maintenance', 'truncated'] as const satisfies readonly Fault[]) {
    const title = `a first provider that fails gives way within ${HANDOVER_MS} ms: ${order}, ${fault}`;
    const tag = order === 'kakao-first' && fault === 'refused' ? '@sample' : [];
    test(title, { tag }, async ({ visit, field, outage, simulated, otherList }) => {
      const { kakao, juso } = simulated;
      const failing = first === 'juso' ? [juso.baseUrl] : [kakao.scriptUrl, kakao.mirrorUrl];
      await outage.set(first, fault);
      const failover = async (): Promise<number> => {
        const page = await visit(`/signup.html${order === 'juso-first' ? '?order=juso-first' : ''}`);
        if (order === 'two lists') await useTwoLists(field.root, juso, otherList.url, 'fetch');
        await takeNotes(field.root);
        simulated.clearServed();
        const { failed, shown, planned } = await runSearch(page, field.query, KT.query, failing, []);
        expect(planned).toBe(first);
        expect(simulated.served()).toContainEqual(expect.objectContaining({ provider: first, fault }));
        if (failed === null) throw new Error('nobody saw the failure');
        return shown - failed;
      };
      const secondAlone = async (): Promise<number> => {
        const page = await visit(`/signup.html${order === 'kakao-first' ? '?order=juso-first' : ''}`);
        await takeNotes(field.root);
        const { shown, planned } = await runSearch(page, field.query, KT.query, [], []);
        expect(planned).not.toBe(first);
        return shown;
      };
      const what = `${order}, ${fault}: from the failure to results`;
      await judge(what, HANDOVER_MS, failover, order === 'two lists' ? undefined : secondAlone);
    });
  }
}

test(
  'a list that hangs, its circuit closed, gives way at the soft deadline',
  { tag: '@sample' },
  async ({ visit, field, outage, simulated, otherList }) => {
    const softMs = 1000;
    await outage.set('juso', 'hang');
    await judge('list hangs: beyond soft deadline and second list', HANG_OVERHEAD_MS, async () => {
      const page = await visit('/signup.html');
      await useTwoLists(field.root, simulated.juso, otherList.url, 'jsonp');
      await takeNotes(field.root);
      simulated.clearServed();
      const { shown, secondTook, planned } = await runSearch(
        page,
        field.query,
        OTHER_ROW,
        [],
        [otherList.url],
      );
      expect(planned).toBe('juso');
      expect(simulated.served()).toContainEqual(expect.objectContaining({ provider: 'juso', fault: 'hang' }));
      return shown - softMs - secondTook;
    });
  },
);

test('a viewer that hangs, its circuit closed, gives way at its deadline', async ({
  visit,
  field,
  outage,
  simulated,
}) => {
  const deadlineMs = 1000;
  await outage.set('kakao-postcode', 'hang');
  await judge('viewer hangs: beyond its deadline and the list', HANG_OVERHEAD_MS, async () => {
    const page = await visit(`/signup.html?load-timeout=${deadlineMs}`);
    await takeNotes(field.root);
    simulated.clearServed();
    const run = await runSearch(page, field.query, KT.query, [], [simulated.juso.baseUrl]);
    expect(run.planned).toBe('kakao-postcode');
    const hung = { provider: 'kakao-postcode', fault: 'hang' };
    expect(simulated.served()).toContainEqual(expect.objectContaining(hung));
    return run.askedBefore + run.shown - deadlineMs - run.secondTook;
  });
});

const LEARNING = [
  { name: 'hedged list', query: 'timeout=1500&hedge=500', softMs: 500, lists: true, hangs: 1 },
  { name: 'list, not hedged', query: 'timeout=800&hedge=0', softMs: 800, lists: true, hangs: 2 },
  { name: 'viewer', query: 'load-timeout=800', softMs: 800, lists: false, hangs: 2 },
] as const;

for (const { name, query, softMs, lists, hangs } of LEARNING) {
  test(`once two searches have met a hanging first provider, the next never waits for it: ${name}`, async ({
    visit,
    field,
    outage,
    simulated,
    otherList,
  }) => {
    const first: ProviderId = lists ? 'juso' : 'kakao-postcode';
    const second = lists ? [otherList.url] : [simulated.juso.baseUrl];
    const texts = lists ? ['상암로 82', '상암로 82-1', OTHER_ROW] : [KT.query, MANY, KT.query];
    const shown: number[] = [];
    await outage.set(first, 'hang');
    await judge(`after two hangs, ${name}: beyond the second provider`, LEFT_ALONE_MS, async () => {
      const page = await visit(`/signup.html?${query}`);
      if (lists) await useTwoLists(field.root, simulated.juso, otherList.url, 'fetch');
      await takeNotes(field.root);
      simulated.clearServed();
      let waited = 0;
      for (const text of texts.slice(0, 2)) {
        const { planned } = await runSearch(page, field.query, text, [], second);
        if (planned === first) waited += 1;
        // A script that is on its way cannot be called back: only a fetch ends with its call.
        if (lists) await expect.poll(() => simulated.inFlight(first)).toBe(0);
      }
      const hung = simulated.served().filter(({ provider, fault }) => provider === first && fault === 'hang');
      expect(hung.length, 'calls that hung').toBeGreaterThanOrEqual(hangs);
      // A hedged search learns from its first hang; without hedging it takes two.
      expect(waited, 'searches that began with the hanging provider').toBe(hangs);

      simulated.clearServed();
      const third = await runSearch(page, field.query, texts[2] ?? '', [], second);
      expect(third.planned).not.toBe(first);
      expect(simulated.served().filter(({ provider }) => provider === first)).toEqual([]);
      shown.push(third.shown);
      return third.shown - third.secondTook;
    });
    await judgeBesideCalm(
      `after two hangs, ${name}: well before the soft deadline`,
      softMs / 2,
      median(shown),
    );
  });
}

const TYPED = '서울특별시 강동구 천호이동 상암로 팔십이 다시 십이 우';
/** Longer than the field's pause, so that every key makes a search. */
const KEY_MS = 230;

/** A browser tells the end of a call that was aborted some ms after the start of the one that follows it. */
const ABORT_IS_TOLD_MS = 50;

/** Calls to this origin that the browser has under way, or queued, at most. */
function countCalls(page: Page, origin: string): { most: number } {
  const open = new Set<Request>();
  const calls = { most: 0 };
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) return;
    open.add(request);
    setTimeout(() => (calls.most = Math.max(calls.most, open.size)), ABORT_IS_TOLD_MS);
  });
  page.on('requestfailed', (request) => open.delete(request));
  page.on('requestfinished', (request) => open.delete(request));
  return calls;
}

for (const transport of ['fetch', 'jsonp'] as const) {
  const tag = transport === 'jsonp' ? '@sample' : [];
  test.describe(`30 keystrokes against a list that hangs, by ${transport}`, { tag }, () => {
    test.beforeEach(async ({ visit, field, outage, simulated, otherList }) => {
      expect(TYPED).toHaveLength(30);
      await outage.set('juso', 'hang');
      await visit('/signup.html');
      await useTwoLists(field.root, simulated.juso, otherList.url, transport);
      await takeNotes(field.root);
      simulated.clearServed();
    });

    test('open the circuit, and "no such address" is never said', async ({
      field,
      page,
      simulated,
      otherList,
    }) => {
      await field.query.pressSequentially(TYPED, { delay: KEY_MS });
      await expect(field.options.first()).toBeVisible();
      const hung = simulated
        .served()
        .filter(({ provider, fault }) => provider === 'juso' && fault === 'hang');
      expect(hung.length, 'calls that hung').toBeGreaterThanOrEqual(2);
      expect(await page.evaluate(() => window.notes.searches)).toBeGreaterThan(10);
      // Whoever learned nothing would plan with juso again, and call it.
      simulated.clearServed();
      const { planned } = await runSearch(page, field.query, OTHER_ROW, [], [otherList.url]);
      expect(planned).toBe('kakao-local');
      expect(await page.evaluate(() => window.notes.emptySaid)).toBe(false);
    });

    test('never have more than two calls in flight', async ({ field, page, simulated }) => {
      const calls = countCalls(page, simulated.juso.baseUrl);
      await field.query.pressSequentially(TYPED, { delay: KEY_MS });
      const hung = simulated
        .served()
        .filter(({ provider, fault }) => provider === 'juso' && fault === 'hang');
      const seen = simulated.maxInFlight('juso');
      tell(
        `type-ahead by ${transport}: ${hung.length} hung, ${calls.most} under way at most, ${seen} at the server`,
      );
      expect(hung.length, 'calls that hung').toBeGreaterThanOrEqual(2);
      expect(await page.evaluate(() => window.notes.searches)).toBeGreaterThan(10);
      expect(calls.most).toBeLessThanOrEqual(2);
    });
  });
}
