import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { FIELD_STATES } from '../../docs/site/states.ts';
import { expect, isReady, test } from '../docs-site.ts';

/** Every state that a user may see, in both languages, of which one is seen light and one dark. */
const LANGUAGES = [
  { language: 'ko', ending: '', colorScheme: 'light' },
  { language: 'en', ending: '.en', colorScheme: 'dark' },
] as const;

/** Those that next to every visit shows; the others are looked at by `npm run test:full`. */
const COMMON = ['results', 'picked', 'both-down', 'manual', 'invalid'];

/** The rules of axe that a state of the field breaks, with what breaks them. */
async function brokenRules(page: Page, url: string): Promise<unknown[]> {
  await page.goto(url);
  await isReady(page);
  // What an embedded service shows in its page is its own.
  const { violations, passes } = await new AxeBuilder({ page })
    .include('address-search')
    .exclude('iframe')
    .analyze();
  expect(passes.length, url).toBeGreaterThan(5);
  return violations.map(({ id, nodes }) => [url, id, nodes.map(({ html }) => html)]);
}

test('no state that next to every visit shows breaks a rule of axe', async ({ page, site }) => {
  const broken: unknown[] = [];
  for (const name of COMMON) broken.push(...(await brokenRules(page, `${site.url}states/${name}.html`)));
  expect(broken).toEqual([]);
});

for (const { language, ending, colorScheme } of LANGUAGES) {
  test(
    `no state breaks a rule of axe, ${language}, ${colorScheme}`,
    { tag: '@full' },
    async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      const broken: unknown[] = [];
      for (const { name } of FIELD_STATES)
        broken.push(...(await brokenRules(page, `${site.url}states/${name}${ending}.html`)));
      expect(FIELD_STATES.length).toBeGreaterThanOrEqual(12);
      expect(broken).toEqual([]);
    },
  );

  const tag = language === 'ko' ? [] : '@full';
  test(
    `every state is told to assistive technology as it was, ${language}`,
    { tag },
    async ({ page, site }) => {
      test.slow();
      const trees: string[] = [];
      for (const { name } of FIELD_STATES) {
        await page.goto(`${site.url}states/${name}${ending}.html`);
        await isReady(page);
        const tree = await page.locator('address-search').ariaSnapshot();
        // Its port is another one each time.
        trees.push(`# ${name}\n${tree.replaceAll(new URL(site.url).origin, 'https://shop.example')}\n`);
      }
      expect(trees.join('\n')).toMatchSnapshot(`trees.${language}.txt`);
    },
  );
}
