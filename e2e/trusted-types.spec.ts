import { expect, test } from './fixtures.ts';
import { KT } from './known-addresses.ts';

/** What the manual names for a page that requires trusted types, and nothing more. */
const POLICY = "require-trusted-types-for 'script'; trusted-types address-search lit-html";

test.beforeEach(async ({ context }) => {
  // Beside the demo's own policy: all of them hold.
  await context.route('**/*.html*', async (route) => {
    const response = await route.fetch();
    const own = response.headers()['content-security-policy'] ?? '';
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': `${own}; ${POLICY}` },
    });
  });
});

for (const order of ['juso-first', 'kakao-first']) {
  test(`regression: a page with exactly the policies of the manual searches without a complaint, ${order}`, async ({
    visit,
    field,
    page,
  }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await visit(`/signup.html?order=${order}`);
    expect(await page.evaluate(() => 'trustedTypes' in window)).toBe(true);
    await field.query.fill(KT.query);
    await field.query.press('Enter');
    if (order === 'juso-first') await expect(field.options.first()).toBeVisible();
    else await expect(page.locator('iframe').first()).toBeVisible();
    expect(complaints).toEqual([]);
  });
}
