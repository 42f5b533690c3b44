import AxeBuilder from '@axe-core/playwright';
import { FIELD_STATES } from '../../docs/site/states.ts';
import { expect, isReady, test } from '../docs-site.ts';

/** Every state that a user may see, in both languages, of which one is seen light and one dark. */
const LANGUAGES = [
  { language: 'ko', ending: '', colorScheme: 'light', axe: {} },
  { language: 'en', ending: '.en', colorScheme: 'dark', axe: { tag: '@full' } },
] as const;

for (const { language, ending, colorScheme, axe } of LANGUAGES) {
  test(`no state breaks a rule of axe, ${language}, ${colorScheme}`, axe, async ({ page, site }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const broken: unknown[] = [];
    for (const { name } of FIELD_STATES) {
      await page.goto(`${site.url}states/${name}${ending}.html`);
      await isReady(page);
      // What an embedded service shows in its page is its own.
      const { violations, passes } = await new AxeBuilder({ page })
        .include('address-search')
        .exclude('iframe')
        .analyze();
      expect(passes.length, name).toBeGreaterThan(5);
      for (const { id, nodes } of violations) broken.push([name, id, nodes.map(({ html }) => html)]);
    }
    expect(FIELD_STATES.length).toBeGreaterThanOrEqual(12);
    expect(broken).toEqual([]);
  });

  test(`every state is told to assistive technology as it was, ${language}`, async ({ page, site }) => {
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
  });
}
