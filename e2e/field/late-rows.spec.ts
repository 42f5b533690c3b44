import { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { HeldService } from './held-service.ts';

const LIST = '/signup.html?order=juso-first&hedge=0&timeout=60000';
const skeletonOf = (field: AddressField) => field.root.locator('.skeleton');

test.use({ viewport: { width: 1280, height: 1000 } });

test('rows that are late have a place, at which they come, and nothing in the page moves', async ({
  visit,
  field,
  page,
}) => {
  await visit(LIST);
  const service = await HeldService.of(page);
  await field.search('시험로');
  await expect(skeletonOf(field)).toBeVisible();
  await expect(field.query).toHaveAttribute('aria-expanded', 'false');
  const submit = page.getByRole('button', { name: '가입하기' });
  const before = [await submit.boundingBox(), (await field.root.locator('[part=list]').boundingBox())?.y];
  const first = await skeletonOf(field).locator('p').first().boundingBox();
  await service.answer('found');
  await expect(field.options.first()).toBeVisible();
  await expect(skeletonOf(field)).toHaveCount(0);
  expect([await submit.boundingBox(), (await field.root.locator('[part=list]').boundingBox())?.y]).toEqual(
    before,
  );
  expect((await field.options.first().boundingBox())?.y).toBe(first?.y);
});

test('what stands for late rows is closed by Esc, without the dialog that the field is in', async ({
  visit,
  page,
  outage,
}) => {
  await outage.set('juso', 'hang');
  await visit(LIST);
  const field = await AddressField.inDialog(page);
  await field.search('시험로');
  await expect(skeletonOf(field)).toBeVisible();
  await field.query.press('Escape');
  await expect(skeletonOf(field)).toBeHidden();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('nothing stands for rows once it is known that there are none', async ({ visit, field, page }) => {
  await visit(LIST);
  const service = await HeldService.of(page);
  await field.search('시험로');
  await expect(skeletonOf(field)).toBeVisible();
  await service.answer('down');
  await expect(field.root.locator('[part=list]')).toBeHidden();
  await expect(field.road).toBeVisible();
});

test.describe('with less motion asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('what stands for late rows does not move', async ({ visit, field, page }) => {
    await visit(LIST);
    await HeldService.of(page);
    await field.search('시험로');
    await expect(skeletonOf(field)).toBeVisible();
    const running = () =>
      skeletonOf(field).evaluate((element) => element.getAnimations({ subtree: true }).length);
    expect(await running()).toBe(0);
  });
});
