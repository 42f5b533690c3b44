import type { PublicElement } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { MANY } from '../known-addresses.ts';

const LIST = '/signup.html?order=juso-first';

test('regression: a field that has become read-only takes no pick', async ({ visit, field }) => {
  await visit(LIST);
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  await field.root.evaluate((element) => element.toggleAttribute('readonly', true));
  await expect(field.list).toBeHidden();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await field.query.press(key);
  await expect(field.list).toBeHidden();
  expect(await field.value()).toBeNull();
});

test('regression: the list stays at its box where the page scrolls in a shadow tree', async ({
  visit,
  field,
  page,
}) => {
  await visit(LIST);
  await field.root.evaluate((element) => {
    const panel = document.createElement('div');
    panel.id = 'panel';
    const scroller = document.createElement('div');
    scroller.style.height = '400px';
    scroller.style.overflow = 'auto';
    const space = document.createElement('div');
    space.style.height = '2000px';
    scroller.append(document.createElement('slot'), space);
    panel.attachShadow({ mode: 'open' }).append(scroller);
    document.body.prepend(panel);
    panel.append(element);
  });
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  const apart = async (): Promise<number> => {
    const boxes = await Promise.all([field.list.boundingBox(), field.query.boundingBox()]);
    return (boxes[0]?.y ?? 0) - (boxes[1]?.y ?? 0);
  };
  const before = await apart();
  await page.locator('#panel').evaluate((panel) => panel.shadowRoot?.firstElementChild?.scrollBy(0, 60));
  await expect.poll(apart, { timeout: 15_000 }).toBeCloseTo(before, 0);
});

test('regression: a row is picked by a press in a closed shadow tree, and a press beside it closes the list', async ({
  visit,
  field,
  page,
}) => {
  await visit(LIST);
  const element = await field.root.elementHandle();
  await element?.evaluate((element) => {
    const panel = document.createElement('div');
    document.body.prepend(panel);
    panel.attachShadow({ mode: 'closed' }).append(element);
    element.focus();
  });
  const inField = (selector: string) =>
    element?.evaluateHandle((host, selector) => host.shadowRoot?.querySelector(selector), selector);
  const row = async () => (await inField('[role=option]'))?.asElement();
  await page.keyboard.type(MANY);
  await expect.poll(async () => (await row())?.isVisible()).toBe(true);
  await page.mouse.click(5, 700);
  await expect.poll(async () => (await row())?.isVisible()).toBe(false);
  await element?.evaluate((host) => host.focus());
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await row())?.isVisible()).toBe(true);
  await (await row())?.click();
  await expect.poll(() => element?.evaluate((host) => (host as PublicElement).value?.road)).toContain(MANY);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('regression: no row is cut off where the page lets no text wrap', async ({ visit, field, page }) => {
    await visit(LIST);
    await page.addStyleTag({ content: 'body { white-space: nowrap }' });
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
    const cut = await field.options.evaluateAll((rows) =>
      rows.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map((row) => row.textContent),
    );
    expect(cut).toEqual([]);
  });

  test('regression: a dialog of the page that opens over the sheet can be pressed', async ({
    visit,
    field,
    page,
  }) => {
    await visit(LIST);
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.id = 'sign-in';
      dialog.innerHTML = '<form method="dialog"><button>계속하기</button></form>';
      document.body.append(dialog);
    });
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
    await page.locator('#sign-in').evaluate((dialog) => (dialog as HTMLDialogElement).showModal());
    await page.getByRole('button', { name: '계속하기' }).click({ timeout: 15_000 });
    await field.query.click();
    await field.options.first().click();
    await expect(field.card).toBeVisible();
  });
});
