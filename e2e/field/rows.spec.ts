import { expect, test } from '../fixtures.ts';
import { KT, MANY } from '../known-addresses.ts';

const LIST = '/signup.html?order=juso-first';

/** A line of the second size, its gap, and what stands around a row, px. */
const TWO_LINES = 72;
const THREE_LINES = 92;

for (const [width, most] of [
  [360, TWO_LINES],
  [320, THREE_LINES],
] as const)
  test.describe(`on a screen of ${width} px a row`, () => {
    test.use({ viewport: { width, height: 740 } });

    test(`is at most ${most} px high`, async ({ visit, field }) => {
      await visit(LIST);
      await field.search(MANY);
      await expect(field.options.first()).toBeVisible();
      const heights = await field.options.evaluateAll((rows) =>
        rows.map((row) => row.getBoundingClientRect().height),
      );
      expect(heights.length).toBeGreaterThan(4);
      expect(Math.max(...heights)).toBeLessThanOrEqual(most);
    });
  });

test('a row says what its lines are, and the region once', async ({ visit, field }) => {
  await visit(LIST);
  await field.search(KT.query);
  const row = field.options.first();
  await expect(row.locator('[part=option-badge]')).toHaveText(['도로명', '지번']);
  await expect(row.locator('[part=option-main]')).toHaveText(KT.road);
  await expect(row.locator('[part=option-sub]')).toHaveText(`세종로 100 · ${KT.building}`);
  await expect(row.locator('[part=option-postcode]')).toHaveText(KT.postcode);
});

test('a row has the address in English on an English page', async ({ visit, field }) => {
  await visit(`${LIST}&lang=en`);
  await field.search(KT.query);
  const row = field.options.first();
  await expect(row.locator('[part=option-main]')).toHaveText(KT.road);
  await expect(row.locator('[part=option-english]')).toContainText('Sejong-daero');
  await expect(row.locator('[part=option-badge]')).toHaveText('Road');
});

test('the head of the list says where one is, and stays in view', async ({ visit, field }) => {
  await visit(LIST);
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  const position = field.root.locator('[part=position]');
  await expect(position).toBeEmpty();
  const total = await field.options.count();
  await field.query.press('ArrowDown');
  await expect(position).toHaveText(`1 / ${total}`);
  await field.query.press('ArrowUp');
  await field.query.press('ArrowUp');
  await expect(position).toHaveText(`${total} / ${total}`);
  await expect(position).toBeInViewport();
  await field.query.press('ArrowDown');
  await expect(position).toBeEmpty();
});
