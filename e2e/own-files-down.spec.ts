import { expect, test } from './fixtures.ts';
import { KT } from './known-addresses.ts';

test('a searching half that cannot be loaded leaves a form to fill in by hand, and the next search tries again', async ({
  page,
  visit,
  field,
}) => {
  let refused = 0;
  await page.route('**/chunks/combobox-*.js', async (route) => {
    refused += 1;
    await route.abort();
  });
  await visit('/signup.html?order=juso-first');
  await field.query.click();
  await expect.poll(() => refused).toBeGreaterThan(0);
  await field.query.pressSequentially(KT.query);
  await expect(field.status).toContainText('연결할 수 없습니다');
  await expect(field.status).not.toContainText('결과가 없습니다');
  await expect(field.openFields).toBeVisible();
  await expect(field.query).toHaveValue(KT.query);
  expect(await field.state()).toBe('manual');

  await page.unroute('**/chunks/combobox-*.js');
  await field.retryButton.click();
  await expect(field.options.first()).toBeVisible();
});

test('a search that was asked for before the searching half had come is answered when it has', async ({
  page,
  visit,
  field,
}) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let asked = 0;
  await page.route('**/chunks/combobox-*.js', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  await visit('/signup.html?order=juso-first');
  await field.query.pressSequentially(KT.query);
  await field.query.press('Enter');
  expect(asked).toBe(1);
  release();
  await expect(field.options.first()).toBeVisible();
  await expect(field.query).toHaveValue(KT.query);
});

test('a searching half that hangs is waited for aloud, and then the form is there to fill in by hand', async ({
  page,
  visit,
  field,
}) => {
  let held = 0;
  await page.route('**/chunks/combobox-*.js', () => {
    held += 1;
  });
  await visit('/signup.html?order=juso-first');
  await field.query.pressSequentially(KT.query);
  await expect(field.status).toContainText('찾고 있습니다');
  await expect(field.status).toContainText('연결할 수 없습니다');
  await expect(field.openFields).toBeVisible();
  expect(held).toBe(1);
});
