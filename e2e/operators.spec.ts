import { startEndpointProcess, type EndpointProcess } from '../demo/endpoint.ts';
import { startDemo, type Demo } from '../demo/server.ts';
import { AddressField } from './address-field.ts';
import { withoutDeadlines } from './deadlines.ts';
import { expect, test as base } from './fixtures.ts';
import { kept, libraryLoaded } from './kept-view.ts';
import { KT, MANY } from './known-addresses.ts';

const TOKEN = 'a-token-for-this-test-only-0123456789';
const WHY = 'a reason that is long enough';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Fixtures {
  readonly shared: { readonly demo: Demo; readonly endpoint: EndpointProcess };
  /** A command of an operator. */
  readonly operate: (method: string, path: string, body?: object, token?: string) => Promise<Answer>;
  /** A field in use, in a browser that follows the state. */
  readonly inUse: AddressField;
}

const test = base.extend<Fixtures>({
  shared: async ({ simulated }, use) => {
    let endpoint: EndpointProcess | null = null;
    const demo = await startDemo({ port: 0, simulated, endpoint: () => endpoint?.url ?? null });
    const env = { OPS_TOKENS: `kim:${TOKEN}` };
    endpoint = await startEndpointProcess({ port: 0, origins: [demo.url], env });
    await use({ demo, endpoint });
    await Promise.all([demo.close(), endpoint.close()]);
  },
  operate: async ({ shared }, use) => {
    await use(async (method, path, body, token = TOKEN) => {
      const response = await fetch(shared.endpoint.url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text ? (JSON.parse(text) as Answer['body']) : {} };
    });
  },
  inUse: async ({ shared, page }, use) => {
    await page.goto(shared.demo.url + withoutDeadlines('/signup.html'));
    const field = new AddressField(page.locator('address-search').first());
    await field.query.focus();
    await expect.poll(async () => (await kept(page)).rev).toBeGreaterThan(0);
    await use(field);
  },
});

test('a flipped order is heard and used by the next search, without a reload', async ({
  operate,
  inUse,
  page,
  simulated,
}) => {
  await libraryLoaded(page);
  const { rev } = await kept(page);
  const order = ['juso', 'kakao-postcode'];
  expect((await operate('PUT', '/v1/ops/order', { order, rev, reason: WHY })).status).toBe(200);
  await expect.poll(async () => (await kept(page)).order).toEqual(order);
  simulated.clearServed();
  await inUse.search(MANY);
  await expect(inUse.options.first()).toBeVisible();
  expect(simulated.served().map(({ provider }) => provider)).not.toContain('kakao-postcode');
});

test('a service that is forced open is left alone until it is released', async ({ operate, inUse, page }) => {
  const { rev } = await kept(page);
  const path = '/v1/ops/circuits/kakao-postcode/forced';
  const forced = { to: 'open', rev, reason: WHY, forMs: 600_000 };
  expect((await operate('PUT', path, forced)).status).toBe(200);
  const heard = async () => (await kept(page)).providers['kakao-postcode']?.forced;
  await expect.poll(heard).toBe('open');
  await inUse.search(KT.query);
  await expect(inUse.options.first()).toBeVisible();
  expect(await inUse.viewer.count()).toBe(0);

  const now = (await kept(page)).rev;
  expect((await operate('PUT', path, { to: null, rev: now, reason: WHY })).status).toBe(200);
  await expect.poll(heard).toBeNull();
  await inUse.query.fill('');
  await inUse.search(KT.query);
  await expect(inUse.viewerRow).toBeVisible();
});

test('a notice is shown as text in a field in use, and goes when it is taken down', async ({
  operate,
  inUse,
  page,
}) => {
  const { rev } = await kept(page);
  const text = { ko: '<b>점검</b>하고 있습니다.', en: 'Under maintenance.' };
  const body = { level: 'warning', text, rev, reason: WHY, forMs: 600_000 };
  expect((await operate('PUT', '/v1/ops/notice', body)).status).toBe(200);
  const notice = inUse.root.locator('[part=notice]');
  await notice.filter({ hasText: text.ko }).waitFor();
  await expect(notice).toHaveText(text.ko);
  expect(await notice.locator('b').count()).toBe(0);

  const now = (await kept(page)).rev;
  expect((await operate('DELETE', '/v1/ops/notice', { rev: now, reason: WHY })).status).toBe(200);
  await notice.waitFor({ state: 'detached' });
});

test('a wrong token, or a rev that others have passed, changes nothing', async ({ operate, inUse, page }) => {
  const { rev, order } = await kept(page);
  const flipped = { order: [...order].reverse(), rev, reason: WHY };
  expect((await operate('PUT', '/v1/ops/order', flipped, 'not-the-token')).status).toBe(401);
  expect((await operate('PUT', '/v1/ops/order', flipped)).status).toBe(200);
  expect((await operate('PUT', '/v1/ops/order', { ...flipped, order })).status).toBe(409);
  await expect.poll(async () => (await kept(page)).order).toEqual(flipped.order);
  expect(await inUse.state()).toBe('idle');
});
