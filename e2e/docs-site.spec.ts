import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { FIELD_STATES, type FieldState } from '../docs/site/states.ts';
import { AddressField } from './address-field.ts';
import { expect, isReady, test } from './docs-site.ts';

/** What the field tells of itself. */
const stateOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('address-search')?.state);

const endOf = ({ then, until }: FieldState): string | undefined => {
  if (then === 'pick') return 'picked';
  // What was picked is shown once the field is empty again.
  return then === 'see-recent' ? 'idle' : until;
};

test('every live example finds an address and takes it', async ({ page, site }) => {
  const names = await readdir(join(site.folder, 'examples'));
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) {
    await page.goto(`${site.url}examples/${name}`);
    await isReady(page);
    const field = new AddressField(page.locator('address-search').first());
    await field.search('세종대로 110');
    const found = (await field.usable()) === 'viewer' ? field.viewerRow : field.options.first();
    await found.click();
    await expect(field.postcode, name).toHaveValue('04524');
  }
});

test('an example is put into an outage by its menu, and the other service answers', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}ko/index.html`);
  const frame = page.frameLocator('live-example iframe');
  await page.getByLabel('장애').selectOption('all:refused');
  await expect(frame.locator('html[data-ready]')).toBeAttached();
  await page.getByRole('button', { name: '찾아보기' }).click();
  await expect(frame.locator('[part=proposal-button]')).toContainText('세종대로');
  await page.getByLabel('장애').selectOption('');
  await expect(frame.locator('html[data-ready]')).toBeAttached();
  await page.getByRole('button', { name: '찾아보기' }).click();
  await expect(frame.getByRole('option').first()).toBeVisible();
});

// What a state is told as (`accessibility/states.spec.ts`) is in `npm test`.
test('every state of the gallery comes to be what it says', { tag: '@full' }, async ({ page, site }) => {
  for (const state of FIELD_STATES) {
    await page.goto(`${site.url}states/${state.name}.html`);
    await isReady(page);
    const expected = endOf(state);
    if (expected) expect([state.name, await stateOf(page)]).toEqual([state.name, expected]);
  }
});

/** The largest difference of a colour between two PNGs of one size, from 0 to 255. */
const differenceOf = (page: Page, pictures: readonly string[]): Promise<number> =>
  page.evaluate(async (all) => {
    const [one, other] = await Promise.all(
      all.map(async (base64) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context?.drawImage(image, 0, 0);
        return context?.getImageData(0, 0, image.width, image.height).data;
      }),
    );
    if (!one || !other || one.length !== other.length) return 255;
    return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0);
  }, pictures);

test('a state looks the same each time that it is opened', { tag: '@full' }, async ({ page, site }) => {
  await page.setViewportSize({ width: 480, height: 520 });
  const pictureOf = async (name: string): Promise<string> => {
    await page.goto(`${site.url}states/${name}.html`);
    await isReady(page);
    return (await page.screenshot({ animations: 'disabled' })).toString('base64');
  };
  for (const name of ['results', 'failing-over', 'both-down', 'dark-results']) {
    const pictures = [await pictureOf(name), await pictureOf(name)];
    // A rounded corner is not always drawn alike to the last bit.
    expect(await differenceOf(page, pictures), name).toBeLessThanOrEqual(3);
  }
  expect(await differenceOf(page, [await pictureOf('results'), await pictureOf('empty')])).toBeGreaterThan(
    50,
  );
});

test(
  'the theme editor shows a property at once, and gives it as CSS',
  { tag: '@full' },
  async ({ page, site }) => {
    await page.goto(`${site.url}ko/theme.html`);
    const frame = page.frameLocator('.previews iframe').first();
    await expect(frame.locator('html[data-ready]')).toBeAttached();
    await page.getByLabel('모서리').fill('2rem');
    await expect(frame.locator('[part=field]')).toHaveCSS('border-radius', '32px');
    await expect(page.locator('[data-css]')).toHaveText(
      'address-search {\n  --address-search-radius: 2rem;\n}',
    );
  },
);

for (const colorScheme of ['light', 'dark'] as const)
  test(
    `pages can be read by everybody, ${colorScheme}, and none is wider than a phone`,
    {
      tag: '@full',
    },
    async ({ page, site }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme });
      for (const name of [
        'ko/index',
        'ko/start',
        'ko/element',
        'en/api',
        'ko/theme',
        'ko/from-kakao-postcode',
      ]) {
        await page.goto(`${site.url}${name}.html`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([name, wide]).toEqual([name, 360]);
        const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
        expect([name, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([name, []]);
      }
    },
  );
