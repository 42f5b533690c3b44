import type { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { HeldService } from './held-service.ts';

const LIST = '/signup.html?order=juso-first&hedge=0&timeout=60000';
const skeletonOf = (field: AddressField) => field.root.locator('.skeleton');

test.describe('on a phone rows that are late', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });
  test.beforeEach(({ visit }) => visit(LIST));

  test('have a place in the sheet, at which they come', async ({ field, page }) => {
    const service = await HeldService.of(page);
    await field.query.tap();
    await field.search('시험로');
    await expect(skeletonOf(field)).toBeVisible();
    await expect(field.query).toHaveAttribute('aria-expanded', 'false');
    const place = async () => {
      const list = await field.root.locator('[part=list]').boundingBox();
      return [list, (await field.manualButton.boundingBox())?.y];
    };
    const before = await place();
    const first = await skeletonOf(field).locator('p').first().boundingBox();
    await service.answer('found');
    await expect(field.options.first()).toBeVisible();
    await expect(skeletonOf(field)).toHaveCount(0);
    expect(await place()).toEqual(before);
    expect((await field.options.first().boundingBox())?.y).toBe(first?.y);
  });

  test('leave no place once it is known that there are none', async ({ field, page }) => {
    const service = await HeldService.of(page);
    await field.query.tap();
    await field.search('시험로');
    await expect(skeletonOf(field)).toBeVisible();
    await service.answer('down');
    await expect(field.root.locator('[part=list]')).toBeHidden();
    await expect(field.road).toBeVisible();
  });

  test.describe('with less motion asked for', () => {
    test.use({ contextOptions: { reducedMotion: 'reduce' } });

    test('have a place that does not move', async ({ field, page }) => {
      await HeldService.of(page);
      await field.query.tap();
      await field.search('시험로');
      await expect(skeletonOf(field)).toBeVisible();
      const animations = await skeletonOf(field).evaluate((element) =>
        element.getAnimations({ subtree: true }),
      );
      expect(animations).toEqual([]);
    });
  });
});

test('beside the box nothing covers the page while rows are late', async ({ visit, field, page }) => {
  await visit(LIST);
  await HeldService.of(page);
  await field.search('시험로');
  await expect(field.status).toContainText('찾고 있습니다');
  await expect(field.root.locator('[part=list]')).toBeHidden();
  await field.manualButton.click();
  await expect(field.road).toBeVisible();
});
