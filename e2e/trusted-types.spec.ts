import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddressField } from './address-field.ts';
import { expect, test } from './fixtures.ts';
import { KT } from './known-addresses.ts';

/** What the manual names for a page that requires trusted types, and nothing more. */
const POLICY = "require-trusted-types-for 'script'; trusted-types address-search lit-html";

test('regression: a page with exactly the policies of the manual searches without a complaint', async ({
  demo,
  page,
}) => {
  // The demo under that policy. Kakao's own script is not asked: what it needs is Kakao's matter.
  const server = createServer((request, response) => {
    void fetch(demo.url + (request.url ?? '/')).then(async (answer) => {
      const type = answer.headers.get('content-type') ?? '';
      const policy = answer.headers.get('content-security-policy') ?? "default-src 'self'";
      const strict = policy.replace(/trusted-types [^;]*/, POLICY);
      response.writeHead(answer.status, { 'content-type': type, 'content-security-policy': strict });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const { port } = server.address() as AddressInfo;
    const visited = await page.goto(`http://127.0.0.1:${port}/signup.html?order=juso-first`);
    expect(visited?.headers()['content-security-policy']).toContain(POLICY);
    const field = new AddressField(page.locator('address-search').first());
    await field.query.fill(KT.query);
    await field.query.press('Enter');
    await expect(field.options.first()).toBeVisible();
    expect(complaints).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
