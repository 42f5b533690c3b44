import { expect, test } from '../fixtures.ts';
import { MANY } from '../known-addresses.ts';
import { HeldService } from './held-service.ts';

test.beforeEach(async ({ visit }) => {
  await visit('/signup.html?order=juso-first');
});

test.describe('the list', () => {
  test('regression: has its count at its head, where it covers the status line', async ({ field, page }) => {
    const service = await HeldService.of(page);
    await field.query.fill('시험로');
    await field.query.press('Enter');
    await expect.poll(() => service.asked()).not.toEqual([]);
    await service.answer('found');
    await expect(field.options.first()).toBeVisible();
    await expect(field.count).toHaveText('30건 중 10건을 보여 드립니다.', { timeout: 15_000 });
    await expect(field.count).toBeInViewport();
  });

  test('regression: is opened again by a click on the box, without a request', async ({
    field,
    simulated,
  }) => {
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
    await field.query.press('Escape');
    await expect(field.list).toBeHidden();
    simulated.clearServed();
    await field.query.click();
    await expect(field.options.first()).toBeVisible({ timeout: 15_000 });
    expect(simulated.served()).toEqual([]);
  });

  test('is not opened by a click on the box once an address is picked', async ({ field }) => {
    await field.pickFirst(MANY);
    await expect(field.detail).toBeFocused();
    await field.changeButton.click();
    await field.query.click();
    await expect(field.query).toBeFocused();
    await expect(field.list).toBeHidden();
  });

  test('regression: loads more rows as one scrolls', async ({ field, page }) => {
    const service = await HeldService.of(page);
    await field.query.fill('시험로');
    await field.query.press('Enter');
    await expect.poll(() => service.asked()).toEqual(['시험로 1']);
    await service.answer('found');
    await field.options.nth(9).hover();
    await page.mouse.wheel(0, 5000);
    await expect.poll(() => service.asked(), { timeout: 15_000 }).toEqual(['시험로 1', '시험로 2']);
    await service.answer('found');
    await expect(field.options).toHaveCount(20);
    await expect(field.count).toHaveText('30건 중 20건을 보여 드립니다.');
  });
});

test('regression: a notice stands above the box, where no list covers it', async ({ field, outage }) => {
  // The page's author is told of a key that a service refuses, in the place of the operators' notices.
  await outage.set('juso', 'bad-key');
  await field.search(MANY);
  await expect(field.root.locator('[part=notice]')).toBeVisible();
  const above = await field.root.evaluate((element) => {
    const boxOf = (part: string) =>
      element.shadowRoot?.querySelector(`[part=${part}]`)?.getBoundingClientRect();
    return (boxOf('field')?.top ?? NaN) - (boxOf('notice')?.bottom ?? NaN);
  });
  expect(above).toBeGreaterThanOrEqual(0);
});

test.describe('what the keys do', () => {
  test('stands at the foot of the list, and is heard by nobody', async ({ field }) => {
    await field.search(MANY);
    const hints = field.root.locator('[part=key-hints]');
    await expect(hints).toBeInViewport();
    await expect(hints).toHaveAttribute('aria-hidden', 'true');
  });

  test.describe('by touch', () => {
    test.use({ hasTouch: true, isMobile: true });

    test('is not shown', async ({ field }) => {
      await field.search(MANY);
      await expect(field.options.first()).toBeVisible();
      await expect(field.root.locator('[part=key-hints]')).toBeHidden();
    });
  });
});
