import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from '@playwright/test';
import { test as base } from '../fixtures.ts';

/** A list provider of its own fate, spoken to by the element's own adapter over the wire. */
export interface OtherList {
  readonly url: string;
}

/** What it finds, whatever it is asked. */
export const OTHER_ROW = '상암로 82-12';
const OTHER_LATENCY_MS = 50;

export const test = base.extend<object, { readonly otherList: OtherList }>({
  // The demo's policy knows its own two providers alone.
  bypassCSP: true,
  // The element's own deadlines: what they cost is measured.
  visit: async ({ page, demo }, use) => {
    await use(async (path) => {
      await page.goto(demo.url + path);
      return page;
    });
  },
  otherList: [
    async ({}, use) => {
      const answer = new URL('../../src/providers/fixtures/kakao-local/address-found.json', import.meta.url);
      const body = await readFile(answer);
      const server = createServer((request, response) => {
        response.setHeader('access-control-allow-origin', '*');
        response.setHeader('access-control-allow-headers', 'authorization');
        response.setHeader('content-type', 'application/json; charset=utf-8');
        if (request.method === 'OPTIONS') response.writeHead(204).end();
        else setTimeout(() => response.end(body), OTHER_LATENCY_MS);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: 'worker' },
  ],
});

/** Gives the field two lists: juso by this transport, and the other one. */
export async function useTwoLists(
  root: Locator,
  juso: { readonly baseUrl: string; readonly key: string },
  other: string,
  transport: 'jsonp' | 'fetch',
): Promise<void> {
  await root.evaluate(
    (element, { juso, other, transport }) => {
      const source = (attributes: Readonly<Record<string, string>>): Element => {
        const made = document.createElement('address-source');
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        return made;
      };
      element.replaceChildren(
        source({ type: 'juso', key: juso.key, 'base-url': juso.baseUrl, transport }),
        source({ type: 'kakao-local', key: 'simulated', 'base-url': other }),
      );
    },
    { juso, other, transport },
  );
}
