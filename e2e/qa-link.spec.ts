import type { Page } from '@playwright/test';
import type {} from '../src/qa/page-entry.ts';
import { expect, test } from './fixtures.ts';
import { KT, MANY } from './known-addresses.ts';

/** What the page itself says that it was served, as `target:scenario`. */
const served = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window.addressSearchQa?.served ?? []).map(({ target, scenario }) => `${target}:${scenario}`),
  );

/** Requests that got past the page's worker, to the simulated providers themselves. */
const asked = (all: readonly { readonly provider: string }[], provider: 'kakao-postcode' | 'juso'): number =>
  all.filter((one) => one.provider === provider).length;

test('a link pasted into a fresh browser gives that outage, and reset ends it at once', async ({
  visit,
  field,
  page,
  simulated,
}) => {
  await visit('/signup.html?outage=kakao-postcode:hang,juso:500&load-timeout=1000');
  await field.search(KT.query);
  await expect.poll(() => field.usable()).toBe('manual');
  expect(await served(page)).toEqual(expect.arrayContaining(['kakao-postcode:hang', 'juso:500']));
  expect([asked(simulated.served(), 'kakao-postcode'), asked(simulated.served(), 'juso')]).toEqual([0, 0]);

  await page.evaluate(() => window.addressSearchQa?.reset());
  await expect(page).toHaveURL(/outage=reset/);
  await field.retryButton.click();
  await expect(field.viewerRow).toBeVisible();
  const providers = simulated.served();
  expect(asked(providers, 'kakao-postcode') + asked(providers, 'juso')).toBeGreaterThan(0);
  expect(providers.every(({ fault }) => fault === null)).toBe(true);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length)))
    .toBe(0);
});

test('a tab stays in its outage on the next page, and leaves it by ?outage=reset', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?outage=juso:500&order=juso-first');
  await page.getByRole('link', { name: '채용 공고' }).click();
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  expect(await served(page)).toContain('juso:500');
  await visit('/signup.html?outage=reset&order=juso-first');
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  expect(await served(page)).toEqual([]);
});

test('regression: the worker of an outage goes with the last tab that is in one, and not before', async ({
  visit,
  field,
  page,
  context,
  demo,
}) => {
  await visit('/signup.html?outage=juso:500&order=juso-first');
  const beside = await context.newPage();
  await beside.goto(`${demo.url}/signup.html?qa`);
  await expect(beside.locator('outage-panel').getByRole('button', { name: /^장애 시험 열기/ })).toBeVisible();
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  expect(await served(page)).toContain('juso:500');

  await page.close();
  await expect
    .poll(() =>
      beside.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length)),
    )
    .toBe(0);
});

test('an outage forced while the page is open meets the next search, also of a library that is loaded', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?qa');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  await page.evaluate(async () => {
    const qa = window.addressSearchQa;
    const on = new Promise<void>((resolve) => qa?.onChange(() => qa.worker.kind === 'on' && resolve()));
    qa?.force([{ target: 'kakao-postcode', scenario: 'refused', amount: null, inMs: 0, forMs: null }]);
    await on;
  });
  await field.query.fill('');
  await field.search(MANY);
  await expect(field.options.first()).toContainText(MANY);
  expect(await served(page)).toContain('kakao-postcode:refused');
});

test('a page whose address says nothing carries no QA', async ({ visit, field, page }) => {
  await visit('/signup.html');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  expect(
    await page.evaluate(() => [typeof window.addressSearchQa, navigator.serviceWorker.controller]),
  ).toEqual(['undefined', null]);
});

test('offline by a link: it is said, and the search goes on at the reset', async ({ visit, field, page }) => {
  await visit('/signup.html?outage=browser:offline&order=juso-first');
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false);
  await field.search(KT.query);
  await expect(field.status).toContainText('인터넷에 연결되어 있지 않습니다');
  await page.evaluate(() => window.addressSearchQa?.reset());
  await expect(field.status).toContainText('찾았습니다');
  await expect(field.options.first()).toContainText(KT.road);
});

test('an outage that lasts so long is over by itself', async ({ visit, field, page, simulated }) => {
  // The shortest that lasts until this machine has made the call.
  for (const seconds of [4, 15, 60]) {
    simulated.clearServed();
    await visit(`/signup.html?outage=juso:500;for=${seconds}&order=juso-first`);
    await field.search(KT.query);
    if ((await field.usable()) === 'viewer') break;
  }
  await expect(field.viewer).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => window.addressSearchQa?.forced[0]?.state), { timeout: 90_000 })
    .toBe('over');
  const before = await served(page);
  expect(before).toContain('juso:500');
  expect(asked(simulated.served(), 'juso')).toBe(0);
  // The element leaves a provider that has just failed alone, so the page asks it by itself.
  await page.evaluate(async () => {
    const script = document.createElement('script');
    const base = document.querySelector('[type=juso]')?.getAttribute('base-url') ?? '';
    script.src = `${base}/addrlink/addrLinkApiJsonp.do?callback=String`;
    document.head.append(script);
    await new Promise((resolve) => script.addEventListener('load', resolve, { once: true }));
  });
  expect(asked(simulated.served(), 'juso')).toBe(1);
  expect(await served(page)).toEqual(before);
});

test('where there is no service worker the page works as if nothing was forced, and the console says why', async ({
  visit,
  field,
  page,
}) => {
  const warnings: string[] = [];
  page.on(
    'console',
    (message) => ['warning', 'error'].includes(message.type()) && warnings.push(message.text()),
  );
  await page.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await visit('/signup.html?outage=juso:500,juso:explode&order=juso-first');
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  expect(await page.evaluate(() => window.addressSearchQa?.worker.kind)).toBe('off');
  expect(warnings.join('\n')).toMatch(/"juso:explode" of the link is left out[^]*open it over https/);
});

test('regression: a service worker of the page that takes the place of the outage is named, and the outage comes back by hand', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?outage=juso:500&order=juso-first');
  await expect.poll(() => page.evaluate(() => window.addressSearchQa?.worker.kind)).toBe('on');
  const told = page.waitForEvent('console', (message) => message.type() === 'error');
  await page.evaluate(() => void navigator.serviceWorker.register('/mockServiceWorker.js?of-the-page'));
  expect((await told).text()).toMatch(/no outage can be forced[^]*of-the-page has taken its place/);
  expect(await page.evaluate(() => window.addressSearchQa?.worker.kind)).toBe('off');

  await page.evaluate(() => window.addressSearchQa?.force(window.addressSearchQa.forced));
  await expect.poll(() => page.evaluate(() => window.addressSearchQa?.worker.kind)).toBe('on');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  expect(await served(page)).toContain('juso:500');
});

test('the service worker is taken from where the page says that it is', async ({ visit, field, page }) => {
  await page.route('**/signup.html*', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const named = html.replace('qa.js?then=', 'qa.js?worker=/mockServiceWorker.js%3Felsewhere&then=');
    expect(named).not.toBe(html);
    await route.fulfill({ response, body: named });
  });
  await visit('/signup.html?outage=juso:500&order=juso-first');
  await field.search(KT.query);
  await expect.poll(() => served(page)).toContain('juso:500');
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toMatch(/\?elsewhere$/);
});

test('on a first visit the first request that the field sends meets the outage', async ({
  visit,
  field,
  page,
  simulated,
}) => {
  await visit('/signup.html?outage=juso:500&order=juso-first');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  expect((await served(page))[0]).toBe('juso:500');
  expect(asked(simulated.served(), 'juso')).toBe(0);
  expect(await page.evaluate(() => window.addressSearchQa?.escaped)).toEqual([]);
});

test('a request that went out before the worker was in control is named in the console and in the panel', async ({
  visit,
  page,
}) => {
  const warned = page.waitForEvent('console', (message) => message.text().includes('was not in time'));
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      const base = document.querySelector('[type=juso]')?.getAttribute('base-url');
      if (!base) return;
      observer.disconnect();
      const script = document.createElement('script');
      script.src = `${base}/addrlink/addrLinkApiJsonp.do?callback=String&early`;
      document.head.append(script);
    }).observe(document, { childList: true, subtree: true });
  });
  await visit('/signup.html?outage=juso:500');
  expect((await warned).text()).toMatch(/juso http\S+early[^]*Reload the page/);
  await page.keyboard.press('Alt+Shift+O');
  await expect(page.locator('outage-panel [data-escaped]')).toContainText('callback=String&early');
});

test('an endpoint that is down by a link is out of reach of requests and of the stream', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?outage=endpoint:down&order=juso-first');
  // What the page itself asks from here on goes through the worker.
  await page.waitForFunction(
    () => window.addressSearchQa?.worker.kind === 'on' && navigator.serviceWorker.controller !== null,
  );
  await field.root.evaluate((element) => element.setAttribute('endpoint', '/own-endpoint'));
  await page.evaluate(async () => {
    const answered = await fetch('/own-endpoint/v1/state').catch(() => null);
    if (answered) throw new Error(`the endpoint answered ${answered.status}`);
    const stream = new EventSource('/own-endpoint/v1/stream');
    await new Promise((resolve) => stream.addEventListener('error', resolve, { once: true }));
    stream.close();
  });
  const met = await page.evaluate(() =>
    (window.addressSearchQa?.served ?? []).map(({ scenario, url }) => `${scenario} ${new URL(url).pathname}`),
  );
  expect(met).toEqual(
    expect.arrayContaining(['down /own-endpoint/v1/state', 'down /own-endpoint/v1/stream']),
  );
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
});
