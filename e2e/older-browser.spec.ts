import { expect, test } from './fixtures.ts';
import { AddressField, entriesOf } from './address-field.ts';
import { KT, MANY } from './known-addresses.ts';

/** What Safari 16.4, the oldest that can take part in forms, does not have yet. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const iterators: object = Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object;
    const missing: readonly (readonly [object, readonly string[]])[] = [
      [HTMLElement.prototype, ['popover', 'showPopover', 'hidePopover', 'togglePopover']],
      [ElementInternals.prototype, ['states']],
      [Element.prototype, ['checkVisibility', 'moveBefore', 'setHTMLUnsafe']],
      [AbortSignal, ['any']],
      [Promise, ['withResolvers', 'try']],
      [Object, ['groupBy']],
      [Map, ['groupBy']],
      [Array, ['fromAsync']],
      [URL, ['canParse', 'parse']],
      [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf']],
      [iterators, ['map', 'filter', 'some', 'find', 'toArray']],
      [window, ['requestIdleCallback', 'scheduler', 'navigation', 'trustedTypes', 'CookieStore']],
    ];
    for (const [owner, names] of missing) {
      for (const name of names) {
        if (name in owner && !Reflect.deleteProperty(owner, name)) throw new Error(`${name} is still there`);
      }
    }
  });
});

test('in a browser without popovers and states the list opens, is gone through by keys, and closes', async ({
  visit,
  field,
  page,
}) => {
  await visit('/signup.html?order=juso-first');
  expect(await page.evaluate(() => 'showPopover' in HTMLElement.prototype)).toBe(false);
  await expect(field.root.locator('[part~=list]')).toBeHidden();
  await field.query.pressSequentially(MANY);
  await expect(field.options.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field.options.first()).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field.root.locator('[part~=list]')).toBeHidden();
  await expect(field.detail).toBeFocused();
  expect((await field.value())?.source).toBe('juso');
});

test('in a browser without popovers a row in a modal dialog can be pressed', async ({ visit, page }) => {
  await visit('/signup.html?order=juso-first');
  const field = await AddressField.inDialog(page);
  await field.pickFirst(KT.query);
  await expect(field.road).toHaveValue(KT.road);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('in a browser without popovers one searches in a sheet over the page, and picks there', async ({
    visit,
    field,
  }) => {
    await visit('/signup.html?order=juso-first');
    await field.query.tap();
    expect(await field.sheet.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
    await field.search(KT.query);
    await field.options.first().tap();
    await expect(field.sheet).toBeHidden();
    await expect(field.road).toHaveValue(KT.road);
  });
});

test('in a browser without popovers one service gives way to the other, and both to typing by hand', async ({
  visit,
  field,
  outage,
  simulated,
}) => {
  await outage.set('juso', '500');
  await visit('/signup.html?order=juso-first');
  await field.search(KT.query);
  await expect(field.viewer).toBeVisible();
  await outage.both('500');
  await field.query.fill(MANY);
  await field.query.press('Enter');
  await expect(field.proposalButton).toContainText(MANY);
  expect(simulated.served().some(({ provider, fault }) => provider === 'juso' && fault === '500')).toBe(true);
});

test('where no element can take part in forms, the inputs of a legacy form stay usable', async ({
  visit,
  page,
}) => {
  await page.addInitScript(() => {
    if (!Reflect.deleteProperty(HTMLElement.prototype, 'attachInternals')) throw new Error('still there');
  });
  await visit('/legacy.html');
  await page.locator('[name=zipcode]').fill(KT.postcode);
  await page.locator('[name=addr1]').fill(KT.road);
  expect(await entriesOf(page.locator('form').first())).toEqual(
    expect.arrayContaining([
      ['zipcode', KT.postcode],
      ['addr1', KT.road],
    ]),
  );
});
