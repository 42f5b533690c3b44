import { entriesOf, type PublicElement } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT, MANY } from '../known-addresses.ts';

/** What nobody sees has 1 px, and a border, in CSS px. */
const UNSEEN_PX = 2;

test.describe('a picked address', () => {
  test.beforeEach(async ({ visit }) => {
    await visit('/signup.html?order=juso-first');
  });

  test('is a card in place of the inputs that hold it, and the detail has the focus', async ({
    field,
    page,
  }) => {
    await field.pickFirst(KT.query);
    await expect(field.card).toBeVisible();
    await expect(field.card).toContainText(KT.postcode);
    await expect(field.card).toContainText(KT.road);
    await expect(field.card).toContainText(KT.jibun);
    await expect(field.detail).toBeFocused();
    for (const unseen of [field.query, field.postcode, field.road]) {
      const box = await unseen.evaluate((input) => {
        const { width, height } =
          input.closest('.tucked')?.getBoundingClientRect() ?? new DOMRect(0, 0, 99, 99);
        return { width, height };
      });
      expect(Math.max(box.width, box.height)).toBeLessThanOrEqual(UNSEEN_PX);
    }
    expect(Object.fromEntries(await entriesOf(page.locator('#signup')))).toMatchObject({
      'address.postcode': KT.postcode,
      'address.road': KT.road,
      'address.detail': '',
    });
  });

  test('is left by Tab to the page, and by Shift+Tab to the buttons of the card', async ({ field, page }) => {
    await field.pickFirst(KT.query);
    await expect(field.changeButton).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await expect(field.changeButton).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(field.copyButton).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByLabel('이메일').first()).toBeFocused();
  });

  test('is changed by one press: the box is back with its text selected, the value stays, and the last results are one key away', async ({
    field,
    page,
    simulated,
  }) => {
    await field.pickFirst(MANY);
    const picked = (await field.value())?.road ?? '';
    await field.changeButton.click();
    await expect(field.card).toBeHidden();
    await expect(field.query).toBeFocused();
    expect(
      await field.query.evaluate((input) => {
        const { value, selectionStart, selectionEnd } = input as HTMLInputElement;
        return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
      }),
    ).toContain(picked);
    await expect(field.road).toHaveValue(picked);
    expect(Object.fromEntries(await entriesOf(page.locator('#signup')))['address.road']).toBe(picked);
    simulated.clearServed();
    await field.query.press('ArrowDown');
    await expect(field.options.nth(1)).toBeVisible();
    expect(simulated.served()).toEqual([]);
    await field.options.nth(1).click();
    await expect(field.card).toBeVisible();
    await expect(field.card).not.toContainText(`${picked} `);
  });

  test('is no card any more once its text is another, and the detail stays', async ({ field }) => {
    await field.pickFirst(KT.query);
    await field.detail.fill('3층');
    await field.changeButton.click();
    await field.query.press('End');
    await field.query.press('Backspace');
    expect(await field.value()).toBeNull();
    await expect(field.card).toBeHidden();
    await expect(field.detail).toHaveValue('3층');
    await expect(field.restoreButton).toBeVisible();
  });

  test('gives way to its inputs when an autofill changes one of them', async ({ field, page }) => {
    await field.pickFirst(KT.query);
    await expect(field.card).toBeVisible();
    await field.road.evaluate((input) => {
      (input as HTMLInputElement).value = '부산광역시 중구 광복로 1';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    });
    await expect(field.card).toBeHidden();
    await expect(field.road).toBeInViewport();
    expect((await field.road.boundingBox())?.width).toBeGreaterThan(UNSEEN_PX);
    expect(Object.fromEntries(await entriesOf(page.locator('#signup')))['address.road']).toBe(
      '부산광역시 중구 광복로 1',
    );
  });

  test('is named by a press on the label: the box is back', async ({ field, page }) => {
    await field.pickFirst(KT.query);
    await expect(field.card).toBeVisible();
    await page.locator('label[for=address]').click();
    await expect(field.query).toBeFocused();
    await expect(field.card).toBeHidden();
    await expect(field.query).toBeInViewport();
  });

  test('is copied by one press, and that is said', async ({ field, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await field.pickFirst(KT.query);
    await field.detail.fill('3층');
    await field.copyButton.click();
    await expect(field.status).toHaveText('주소를 복사했습니다.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${KT.postcode} ${KT.road} ${KT.extra} 3층`,
    );
    await expect(field.card).toBeVisible();
  });

  test('is a card without buttons while nothing may be changed', async ({ field }) => {
    await field.pickFirst(KT.query);
    await field.root.evaluate((element) => element.setAttribute('readonly', ''));
    await expect(field.changeButton).toBeHidden();
    await expect(field.card).toContainText(KT.road);
  });

  test('gives the box back where the page has an error to show there', async ({ field }) => {
    await field.pickFirst(KT.query);
    await field.root.evaluate((element) => {
      (element as HTMLInputElement).setCustomValidity('이 주소로는 보내지 않습니다.');
      (element as HTMLInputElement).reportValidity();
    });
    await expect(field.card).toBeHidden();
    await expect(field.query).toHaveAttribute('aria-invalid', 'true');
  });
});

test('a pick in an embedded page is a card too', async ({ visit, field }) => {
  await visit('/signup.html');
  await field.search(KT.query);
  await field.viewerRow.click();
  await expect(field.card).toContainText(KT.road);
  await expect(field.detail).toBeFocused();
});

test('in English', async ({ visit, field }) => {
  await visit('/signup.html?order=juso-first&lang=en');
  await field.pickFirst(KT.query);
  await expect(field.card.getByRole('button', { name: 'Change the address' })).toHaveText('Change');
  await expect(field.card.getByRole('button', { name: 'Copy the address' })).toHaveText('Copy');
});

test.describe('there is no card', () => {
  test('for an address that the page gives', async ({ visit, field }) => {
    await visit('/signup.html?order=juso-first');
    await field.root.evaluate((element) => {
      Object.assign(element as PublicElement, { value: { postcode: '03154', road: '세종대로 178' } });
    });
    await field.road.scrollIntoViewIfNeeded();
    await expect(field.road).toBeInViewport();
    await field.query.focus();
    await expect(field.card).toBeHidden();
  });

  test('where the page wants the fields always', async ({ visit, field }) => {
    await visit('/signup.html?order=juso-first');
    await field.root.evaluate((element) => element.setAttribute('fields', 'always'));
    await field.pickFirst(KT.query);
    await expect(field.road).toBeInViewport();
    await expect(field.card).toBeHidden();
  });

  test('over inputs of the page, which stay visible', async ({ visit, field, page }) => {
    await visit('/legacy.html?order=juso-first');
    await field.pickFirst(KT.query);
    await expect(page.locator('#addr1')).toHaveValue(KT.road);
    await expect(page.locator('#addr1')).toBeInViewport();
    await expect(field.card).toBeHidden();
  });

  test('after an address was typed by hand', async ({ visit, field }) => {
    await visit('/signup.html?order=juso-first');
    await field.pickFirst(KT.query);
    await field.changeButton.click();
    await field.manualButton.click();
    await field.road.fill('부산광역시 중구 광복로 1');
    await field.manualButton.click();
    await expect(field.card).toBeHidden();
    await field.road.scrollIntoViewIfNeeded();
    await expect(field.road).toBeInViewport();
  });
});

test.describe('in a sidebar of 280 px', () => {
  test('the inputs stand under each other, each as wide as the field', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.root.evaluate((element) => (element.style.inlineSize = '280px'));
    await field.manualButton.click();
    const [postcode, road, whole] = [
      await field.postcode.boundingBox(),
      await field.road.boundingBox(),
      await field.root.boundingBox(),
    ];
    expect(road?.y).toBeGreaterThan(postcode?.y ?? Infinity);
    expect(road?.width).toBe(whole?.width);
  });

  test('a wide field in a wide page has them side by side', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.root.evaluate((element) => (element.style.inlineSize = '480px'));
    await field.manualButton.click();
    expect((await field.road.boundingBox())?.y).toBe((await field.postcode.boundingBox())?.y);
  });
});

test('the height of the controls is one property', async ({ visit, field }) => {
  await visit('/signup.html');
  await field.manualButton.click();
  const heights = async (): Promise<readonly (number | undefined)[]> => [
    (await field.root.locator('[part=field]').boundingBox())?.height,
    (await field.road.boundingBox())?.height,
    (await field.manualButton.boundingBox())?.height,
  ];
  expect(await heights()).toEqual([46, 46, 46]);
  await field.root.evaluate((element) =>
    element.style.setProperty('--address-search-control-height', '2rem'),
  );
  expect(await heights()).toEqual([32, 32, 32]);
});

test('a list that stands above the box does not cover the label', async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  await page.setViewportSize({ width: 900, height: 640 });
  await field.query.evaluate((input) => input.scrollIntoView({ block: 'end' }));
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  const label = await page.locator('label[for=address]').boundingBox();
  const list = await field.root.locator('[part=list]').boundingBox();
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(label?.y ?? 0);
});
