import type { Page } from '@playwright/test';
import { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { Ime } from '../ime.ts';
import { KT, MANY } from '../known-addresses.ts';
import { BackGesture } from './back-gesture.ts';
import { HeldService } from './held-service.ts';
import { AimedButton } from './press.ts';

const PHONE = { width: 360, height: 740 };
const LIST = '/signup.html?order=juso-first';

test.use({ viewport: PHONE, hasTouch: true });

let back: BackGesture;
test.beforeEach(async ({ page }) => {
  back = await BackGesture.on(page);
});

/** A keyboard that covers the page below `height` px, as phones report one. */
const showKeyboard = (page: Page, height: number): Promise<void> =>
  page.evaluate((visible) => {
    if (!visualViewport) throw new Error('no visual viewport');
    Object.defineProperty(visualViewport, 'height', { value: visible, configurable: true });
    visualViewport.dispatchEvent(new Event('resize'));
  }, height);

test.describe('on a phone the sheet', () => {
  test.beforeEach(({ visit }) => visit(LIST));

  test('is opened by a tap on the box, over all of the page, which is inert then, and has its name', async ({
    field,
    page,
  }) => {
    await field.query.tap();
    await expect(field.sheet).toHaveAccessibleName('주소');
    await expect(field.query).toBeFocused();
    expect(await field.sheet.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
    await page.getByLabel('이름').first().focus();
    await expect(field.query).toBeFocused();
  });

  test('is not opened by the Tab key, and by what is typed then', async ({ field, page }) => {
    await page.getByLabel('이메일').first().focus();
    await page.keyboard.press('Tab');
    await expect(field.query).toBeFocused();
    await expect(field.root.locator('[part=sheet-head]')).toBeAttached();
    await expect(field.sheet).toBeHidden();
    await page.keyboard.type('세종대로');
    await expect(field.sheet).toBeVisible();
    await expect(field.query).toHaveValue('세종대로');
    await expect(field.options.first()).toBeVisible();
  });

  test('does not end a composition that it opens in', async ({ field, page }) => {
    await field.query.focus();
    const ime = await Ime.on(page);
    await ime.type('세종대로');
    await expect(field.options.first()).toBeVisible();
    await expect(field.sheet).toBeVisible();
    await ime.commit('로');
    await expect(field.query).toHaveValue('세종대로');
  });

  const ways: readonly (readonly [string, (field: AddressField) => Promise<void>])[] = [
    ['its button', (field) => field.closeButton.tap()],
    ['Esc', (field) => field.query.press('Escape')],
    ['Esc on its button', (field) => field.closeButton.press('Escape')],
    ['the back gesture', () => back.make()],
  ];
  for (const [way, close] of ways)
    test(`is closed by ${way}: the focus is back, and the text is kept`, async ({ field }) => {
      await field.query.tap();
      await field.search(MANY);
      await expect(field.options.first()).toBeVisible();
      await close(field);
      await expect(field.sheet).toBeHidden();
      await expect(field.list).toBeHidden();
      await expect(field.query).toBeFocused();
      await expect(field.query).toHaveValue(MANY);
      await field.query.tap();
      await expect(field.options.first()).toBeVisible();
    });

  test('moves nothing in the page while it is open, wherever that is scrolled', async ({ field, page }) => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const place = () =>
      page.evaluate(() => [
        scrollY,
        document.documentElement.scrollHeight,
        document.querySelector('address-search')?.getBoundingClientRect().top,
      ]);
    const before = await place();
    await field.root.evaluate((element) => {
      element.focus({ preventScroll: true });
      element.shadowRoot?.querySelector<HTMLElement>('#query')?.click();
    });
    await expect(field.sheet).toBeVisible();
    expect((await place()).slice(0, 2)).toEqual(before.slice(0, 2));
    await back.make();
    await expect(field.sheet).toBeHidden();
    expect(await place()).toEqual(before);
  });

  test('ends above the keyboard, and so does the list in it', async ({ field, page }) => {
    await field.query.tap();
    await field.search(MANY);
    await showKeyboard(page, 420);
    await expect(async () => {
      for (const each of [field.sheet, field.root.locator('[part=list]')]) {
        const box = await each.boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(420);
      }
    }).toPass();
    for (let steps = 0; steps < 6; steps += 1) await field.query.press('ArrowDown');
    const last = await field.options.last().boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? Infinity)).toBeLessThanOrEqual(420);
  });

  test('is closed by a pick, and the focus goes to the detail', async ({ field }) => {
    await field.query.tap();
    await field.search(KT.query);
    await field.options.first().tap();
    await expect(field.sheet).toBeHidden();
    await expect(field.detail).toBeFocused();
    expect(await field.value()).toMatchObject({ road: KT.road, postcode: KT.postcode });
  });

  test('regression: after a pick the detail with the focus stood below the screen', async ({ field }) => {
    await field.query.tap();
    await field.search(KT.query);
    await field.options.first().tap();
    await expect(field.detail).toBeFocused();
    await expect(field.detail).toBeInViewport({ ratio: 1 });
  });

  test('has buttons for a thumb', async ({ field }) => {
    await field.query.tap();
    const box = await field.closeButton.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  });

  test('leads to typing by hand in the page', async ({ field }) => {
    await field.query.tap();
    await field.manualButton.tap();
    await expect(field.sheet).toBeHidden();
    await expect(field.postcode).toBeFocused();
    await expect(field.road).toBeInViewport();
  });

  test('stays closed when it was closed before the answer came', async ({ field, page }) => {
    const service = await HeldService.of(page);
    await field.query.tap();
    await field.search('시험로');
    await expect.poll(() => service.asked()).not.toEqual([]);
    await field.closeButton.tap();
    await service.answer('found');
    await expect(field.sheet).toBeHidden();
    await expect(field.status).toBeEmpty();
  });

  test('is opened by no answer that comes to somebody who types by hand', async ({ field, page }) => {
    const service = await HeldService.of(page);
    await field.query.fill('시험로');
    await field.query.press('Enter');
    await expect.poll(() => service.asked()).not.toEqual([]);
    await service.answer('down');
    await field.retryButton.tap();
    await expect.poll(() => service.asked()).toHaveLength(2);
    await field.road.focus();
    await service.answer('found');
    await expect(field.status).toContainText('30건');
    await expect(field.sheet).toBeHidden();
  });
});

test.describe('in an outage on a phone', () => {
  test('one goes on with two presses: what was typed is the address, the fields are in view', async ({
    visit,
    field,
    outage,
    simulated,
  }) => {
    await outage.both('500');
    await visit(LIST);
    await field.query.tap();
    await field.query.pressSequentially(KT.query);
    await field.searchButton.tap();
    await expect(field.sheet).toBeHidden();
    await expect(field.road).toBeInViewport();
    await field.proposalButton.tap();
    await expect(field.detail).toBeFocused();
    expect(await field.value()).toMatchObject({ road: KT.query, source: 'manual' });
    expect(simulated.served().length).toBeGreaterThan(0);
  });
});

test('regression: the sheet does not close under a finger, whose press would go to what lies behind it', async ({
  visit,
  field,
  page,
}) => {
  await visit(LIST);
  const service = await HeldService.of(page);
  await field.query.tap();
  await field.query.pressSequentially('시험로');
  await expect.poll(() => service.asked()).toHaveLength(1);
  const search = await AimedButton.aim(page, field.searchButton);
  await search.down();
  await service.answer('down');
  await expect.poll(() => field.state()).toBe('manual');
  await expect(field.sheet).toBeVisible();
  await search.up();
  await expect(field.sheet).toBeHidden();
  await search.expectClicked();
  await expect(field.road).toBeInViewport();
  await expect.poll(() => service.asked()).toHaveLength(2);
});

test.describe("an embedded service's page on a phone", () => {
  test('is in the sheet, the only search box that is seen, and leaves the keyboard', async ({
    visit,
    field,
  }) => {
    await visit('/signup.html');
    await field.query.tap();
    await field.search(KT.query);
    await expect(field.viewerRow).toBeVisible();
    await expect(field.sheet.locator('iframe')).toHaveCount(0);
    await expect(field.viewer).toBeInViewport({ ratio: 1 });
    await expect(field.query).not.toBeFocused();
    const box = field.root.locator('[part=field]');
    await expect(box).toHaveCSS('position', 'absolute');
    await field.query.focus();
    await expect(box).toHaveCSS('position', 'static');
  });

  test('is left by the back gesture first, then the sheet', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.query.tap();
    await field.search(KT.query);
    await expect(field.viewerRow).toBeVisible();
    await back.make();
    await expect(field.viewer).toBeHidden();
    await expect(field.sheet).toBeVisible();
    await back.make();
    await expect(field.sheet).toBeHidden();
    await expect(field.query).toHaveValue(KT.query);
  });

  test('gives the address to the page, and the sheet is gone', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.query.tap();
    await field.search(KT.query);
    await field.viewerRow.tap();
    await expect(field.sheet).toBeHidden();
    await expect(field.detail).toBeFocused();
    await expect(field.road).toHaveValue(KT.road);
  });
});

test("in a page's own dialog Esc closes the embedded page, the sheet, and then the dialog", async ({
  visit,
  page,
}) => {
  await visit('/signup.html');
  const dialog = page.locator('dialog:has(#dialog-address)');
  const field = await AddressField.inDialog(page);
  await field.query.tap();
  await field.search(KT.query);
  await expect(field.viewerRow).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field.viewer).toBeHidden();
  await expect(field.sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field.sheet).toBeHidden();
  await expect(dialog).toHaveAttribute('open');
  await page.keyboard.press('Escape');
  await expect(dialog).not.toHaveAttribute('open');
});

/** How many elements of the page are inert by themselves, and whether those are in its dialog. */
const inertIn = (page: Page, selector: string): Promise<number> =>
  page.locator(`${selector} [inert]`).count();

test('makes the rest of the page inert while it is open, and leaves what the page had made so', async ({
  visit,
  field,
  page,
}) => {
  await visit(LIST);
  const email = page.getByLabel('이메일').first();
  await email.evaluate((element) => element.toggleAttribute('inert', true));
  await field.query.tap();
  await expect(field.sheet).toBeVisible();
  expect(await inertIn(page, 'body')).toBeGreaterThan(3);
  await field.closeButton.tap();
  await expect(field.sheet).toBeHidden();
  expect(await inertIn(page, 'body')).toBe(1);
});

test("in a page's own dialog leaves the page outside of it as it is", async ({ visit, page }) => {
  await visit(LIST);
  const field = await AddressField.inDialog(page);
  await field.query.tap();
  await field.search(KT.query);
  await expect(field.options.first()).toBeVisible();
  expect(await field.sheet.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
  expect(await inertIn(page, 'body')).toBe(await inertIn(page, 'dialog[open]'));
  await field.options.first().tap();
  await expect(field.detail).toBeFocused();
  expect(await inertIn(page, 'body')).toBe(0);
});

test('fills the screen where the page moves and clips what the field is in', async ({ visit, field }) => {
  await visit(LIST);
  await field.root.evaluate((element) => {
    const around = element.parentElement;
    if (around) around.style.cssText += 'transform: translateX(8px); overflow: hidden; contain: paint';
  });
  await field.query.tap();
  await expect(field.sheet).toBeVisible();
  expect(await field.sheet.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
  await expect(field.closeButton).toBeInViewport({ ratio: 1 });
});

test('leaves what is shown around the field by a component of the page inert too', async ({
  visit,
  field,
  page,
}) => {
  await visit(LIST);
  await field.root.evaluate((element) => {
    const card = document.createElement('section');
    element.before(card);
    card.attachShadow({ mode: 'open' }).innerHTML = '<button>카드</button><slot></slot>';
    card.append(element);
  });
  await field.query.tap();
  await expect(field.sheet).toBeVisible();
  const button = page.locator('section > button');
  await button.focus();
  await expect(field.query).toBeFocused();
});

test.describe('the attribute sheet', () => {
  const set = (field: AddressField, sheet: string): Promise<void> =>
    field.root.evaluate((element, value) => element.setAttribute('sheet', value), sheet);

  test('"never" leaves the list under the box', async ({ visit, field }) => {
    await visit(LIST);
    await set(field, 'never');
    await field.query.tap();
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
    await expect(field.sheet).toBeHidden();
  });

  test.describe('on a desktop', () => {
    test.use({ viewport: { width: 1280, height: 720 } });

    test('"auto" leaves the list under the box', async ({ visit, field }) => {
      await visit(LIST);
      await field.query.click();
      await field.search(MANY);
      await expect(field.options.first()).toBeVisible();
      await expect(field.sheet).toBeHidden();
    });

    test('"always" opens it', async ({ visit, field }) => {
      await visit(LIST);
      await set(field, 'always');
      await field.query.click();
      await expect(field.sheet).toBeVisible();
    });
  });

  test.describe('on a viewport of 320 x 256, as at 400 %', () => {
    test.use({ viewport: { width: 320, height: 256 } });

    test('"auto" opens it, and rows can be seen under the box and picked', async ({ visit, field }) => {
      await visit(LIST);
      await field.query.tap();
      await field.search(MANY);
      await expect(field.options.first()).toBeInViewport({ ratio: 1 });
      for (let steps = 0; steps < 4; steps += 1) await field.query.press('ArrowDown');
      const active = field.root.locator('[part~=option-active]');
      await expect(active).toBeInViewport({ ratio: 1 });
      const [row, box] = [await active.boundingBox(), await field.root.locator('[part=field]').boundingBox()];
      expect(row?.y).toBeGreaterThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
      await field.query.press('Enter');
      await expect(field.detail).toBeFocused();
    });
  });
});
