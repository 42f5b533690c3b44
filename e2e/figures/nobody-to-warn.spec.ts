import { startEndpointProcess, type EndpointProcess } from '../../demo/endpoint.ts';
import { startDemo, type Demo } from '../../demo/server.ts';
import { AddressField } from '../address-field.ts';
import { expect } from '../fixtures.ts';
import { judgeBesideCalm } from './calm.ts';
import { judge, runSearch, takeNotes } from './figure.ts';
import { OTHER_ROW, test, useTwoLists } from './two-lists.ts';

/* docs/decisions/when-nobody-can-warn.md in a real browser against real sockets. */

/** The least soft deadline. */
const SOFT_MS = 400;
/** Beyond it and the second list's own time. */
const OVERHEAD_MS = 100;
/** Discard: a port of this machine on which nobody answers. */
const NOBODY = 'http://127.0.0.1:9';
const HUNG = { provider: 'juso', fault: 'hang' } as const;

test.describe.configure({ timeout: 120_000 });

test('a page whose endpoint is silent asks the other list after 400 ms', async ({
  visit,
  field,
  outage,
  simulated,
  otherList,
}) => {
  await outage.set('juso', 'hang');
  await judge('endpoint silent: beyond 400 ms and the other list', OVERHEAD_MS, async () => {
    const page = await visit('/signup.html');
    const refused = page.waitForEvent('requestfailed', (request) => request.url().startsWith(NOBODY));
    await field.root.evaluate((element, url) => element.setAttribute('endpoint', url), NOBODY);
    await useTwoLists(field.root, simulated.juso, otherList.url, 'jsonp');
    await takeNotes(field.root);
    simulated.clearServed();
    await field.query.focus();
    await refused;
    const run = await runSearch(page, field.query, OTHER_ROW, [], [otherList.url]);
    expect(run.planned).toBe('juso');
    expect(simulated.served()).toContainEqual(expect.objectContaining(HUNG));
    return run.shown - SOFT_MS - run.secondTook;
  });
});

/** A site and its endpoint, which nobody has asked for anything yet. */
const onSite = test.extend<{ readonly site: { readonly demo: Demo; readonly endpoint: EndpointProcess } }>({
  site: async ({ simulated }, use) => {
    let endpoint: EndpointProcess | null = null;
    const demo = await startDemo({ port: 0, simulated, endpoint: () => endpoint?.url ?? null });
    const flags = ['--providers', 'juso,kakao-local'];
    endpoint = await startEndpointProcess({ port: 0, origins: [demo.url], flags });
    await use({ demo, endpoint });
    await Promise.all([demo.close(), endpoint.close()]);
  },
});

onSite(
  'the second visitor of a site where nobody else searches waits 400 ms',
  { tag: '@sample' },
  async ({ browser, site: { demo, endpoint }, outage, simulated, otherList }) => {
    await outage.set('juso', 'hang');
    const softMs = async (): Promise<number | undefined> => {
      const { providers } = (await (await fetch(`${endpoint.url}/v1/state`)).json()) as {
        readonly providers: Readonly<Record<string, { readonly softMs: number }>>;
      };
      return providers['juso']?.softMs;
    };
    /** One search of a browser that has never been here. */
    const visitor = async (): Promise<number> => {
      const context = await browser.newContext({ locale: 'ko-KR', bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${demo.url}/signup.html`);
      const field = new AddressField(page.locator('address-search').first());
      await useTwoLists(field.root, simulated.juso, otherList.url, 'jsonp');
      await takeNotes(field.root);
      simulated.clearServed();
      const told = page.waitForResponse((response) => response.url().includes('/v1/state'));
      await field.query.focus();
      await told;
      const run = await runSearch(page, field.query, OTHER_ROW, [], [otherList.url]);
      expect(run.planned).toBe('juso');
      expect(simulated.served()).toContainEqual(expect.objectContaining(HUNG));
      return run.shown - run.secondTook;
    };
    expect(await softMs()).toBe(1000);
    expect(await visitor()).toBeGreaterThanOrEqual(1000);
    await expect.poll(softMs, { timeout: 20_000 }).toBe(SOFT_MS);
    const waited = await visitor();
    await judgeBesideCalm('second visitor: beyond 400 ms and the other list', OVERHEAD_MS, waited - SOFT_MS);
  },
);
