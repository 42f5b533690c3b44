import type { BrowserContext } from '@playwright/test';
import { startEndpointProcess, type EndpointProcess } from '../demo/endpoint.ts';
import { startDemo, type Demo } from '../demo/server.ts';
import { AddressField } from './address-field.ts';
import { withoutDeadlines } from './deadlines.ts';
import { ConsolePage, TOKEN } from './console-page.ts';
import { expect, test as base } from './fixtures.ts';
import { kept } from './kept-view.ts';
import { searchUntilOpen } from './search-until-open.ts';

export { expect };

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly rev?: number };
}

interface Fixtures {
  readonly shared: { readonly demo: Demo; readonly endpoint: EndpointProcess };
  /** A command that somebody else gives, by a token of their own. */
  readonly operate: (method: string, path: string, body?: object) => Promise<Answer>;
  readonly ops: ConsolePage;
  /** A signup form in a browser of its own. */
  readonly visitor: () => Promise<AddressField>;
  /** Opens Kakao's circuit as an outage does: by people who meet it. */
  readonly openKakao: () => Promise<void>;
}

const OTHER = 'another-token-for-this-test-0123456789';

/** A built endpoint with operators, a demo whose pages follow it, and the console. */
export const test = base.extend<Fixtures>({
  shared: async ({ simulated }, use) => {
    let endpoint: EndpointProcess | null = null;
    const demo = await startDemo({ port: 0, simulated, endpoint: () => endpoint?.url ?? null });
    const env = { OPS_TOKENS: `kim:${TOKEN},lee:${OTHER}` };
    // What is open stays so while a slow machine looks at it.
    const policy = { retryMs: 600_000, retryMaxMs: 600_000 };
    endpoint = await startEndpointProcess({ port: 0, origins: [demo.url], env, policy });
    await use({ demo, endpoint });
    await Promise.all([demo.close(), endpoint.close()]);
  },
  operate: async ({ shared }, use) => {
    await use(async (method, path, body) => {
      const response = await fetch(shared.endpoint.url + path, {
        method,
        headers: { authorization: `Bearer ${OTHER}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    });
  },
  ops: async ({ page }, use) => {
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy'))
        broken.push(message.text());
    });
    await use(new ConsolePage(page));
    expect(broken).toEqual([]);
  },
  visitor: async ({ shared, browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ locale: 'ko-KR' });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(shared.demo.url + withoutDeadlines('/signup.html'));
      const field = new AddressField(page.locator('address-search').first());
      await field.query.focus();
      await expect.poll(async () => (await kept(page)).rev).toBeGreaterThan(0);
      return field;
    });
    for (const context of contexts) await context.close();
  },
  openKakao: async ({ shared, visitor, outage }, use) => {
    const phase = async (): Promise<string | undefined> => {
      const { providers } = (await (await fetch(`${shared.endpoint.url}/v1/state`)).json()) as {
        readonly providers: Readonly<Record<string, { readonly phase: string }>>;
      };
      return providers['kakao-postcode']?.phase;
    };
    await use(async () => {
      await outage.set('kakao-postcode', '500');
      const fields = [await visitor(), await visitor()];
      await searchUntilOpen(fields, phase);
    });
  },
});
