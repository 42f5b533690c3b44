import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';
import { HeldService } from './held-service.ts';

/** Puts the field elsewhere in the page, as a framework does. */
const move = (element: Element): void => document.querySelector('#signup .buttons')?.before(element);

test('regression: a search goes on when the field is moved in the page', async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  const service = await HeldService.of(page);
  await field.query.fill('시험로');
  await field.query.press('Enter');
  await expect.poll(() => service.asked()).not.toEqual([]);
  await field.root.evaluate(move);
  await service.answer('found');
  await expect(field.status).toContainText('30건', { timeout: 15_000 });
  await expect(field.query).toHaveValue('시험로');
});

test('regression: a search over the sources of the page goes on when the field is moved', async ({
  visit,
  field,
  outage,
}) => {
  await outage.set('juso', 'hang');
  await visit('/signup.html?order=juso-first&timeout=3000&hedge=0');
  await field.search(KT.query);
  await expect(field.status).toContainText('찾고 있습니다');
  await field.root.evaluate(move);
  await expect(field.viewerRow).toBeVisible({ timeout: 20_000 });
});

test("regression: an embedded service's page is opened again when the field is moved", async ({
  visit,
  field,
}) => {
  await visit('/signup.html');
  await field.search(KT.query);
  await expect(field.viewerRow).toBeVisible();
  await field.root.evaluate(move);
  await field.viewerRow.click({ timeout: 20_000 });
  await expect(field.road).toHaveValue(KT.road);
});

test('regression: Enter in an empty box says what is missing', async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  await field.query.press('Enter');
  await expect(field.status).toHaveText('찾으실 주소를 입력해 주십시오.', { timeout: 15_000 });
  await expect(page).toHaveURL(/signup\.html/);
});
