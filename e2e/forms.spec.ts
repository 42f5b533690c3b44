import { entriesOf, AddressField, type PublicElement } from './address-field.ts';
import { expect, test } from './fixtures.ts';
import { KT } from './known-addresses.ts';

const names = (entries: readonly [string, string][]): string[] => entries.map(([name]) => name);

test.describe('what a form sends', () => {
  for (const [style, expected] of [
    ['dot', ['address.postcode', 'address.road', 'address.detail']],
    ['bracket', ['address[postcode]', 'address[road]', 'address[detail]']],
    ['underscore', ['address_postcode', 'address_road', 'address_detail']],
    ['plain', ['postcode', 'road', 'detail']],
  ] as const) {
    test(`names in the ${style} style`, async ({ visit, field, page }) => {
      await visit('/signup.html?order=juso-first');
      await field.root.evaluate((element, value) => element.setAttribute('name-style', value), style);
      await field.pickFirst(KT.query);
      await field.detail.fill('3층 301호');
      const entries = (await entriesOf(page.locator('#signup'))).slice(2);
      expect(names(entries)).toEqual(expected);
      expect(entries.map(([, value]) => value)).toEqual([KT.postcode, KT.road, '3층 301호']);
    });
  }

  test('an explicit map of names wins over the prefix', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    await field.root.evaluate((element) =>
      element.setAttribute('names', '{"postcode":"zipcode","road":"addr1","detail":"addr2"}'),
    );
    await field.pickFirst(KT.query);
    const entries = (await entriesOf(page.locator('#signup'))).slice(2);
    expect(names(entries)).toEqual(['zipcode', 'addr1', 'addr2']);
  });

  test('include adds the entries asked for', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    await field.root.evaluate((element) =>
      element.setAttribute('include', 'jibun extra building source verified full'),
    );
    await field.pickFirst(KT.query);
    const entries = Object.fromEntries(await entriesOf(page.locator('#signup')));
    expect(entries).toMatchObject({
      'address.jibun': KT.jibun,
      'address.extra': KT.extra,
      'address.building': KT.building,
      'address.source': 'juso',
      'address.verified': 'true',
    });
    expect(entries['address.full']).toContain(KT.road);
  });

  test('no address sends no entries', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    await field.query.fill(KT.query);
    expect(names(await entriesOf(page.locator('#signup')))).toEqual(['name', 'email']);
  });

  test('the server receives what was picked', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    await page.getByLabel('이름').first().fill('가나다');
    await page.getByLabel('이메일').first().fill('a@example.com');
    await field.pickFirst(KT.query);
    await field.detail.fill('<b>3층</b>');
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(page.getByRole('row', { name: 'address.postcode' })).toContainText(KT.postcode);
    await expect(page.getByRole('row', { name: 'address.road' })).toContainText(KT.road);
    await expect(page.getByRole('row', { name: 'address.detail' })).toContainText('<b>3층</b>');
  });

  test('two fields of one form do not disturb each other', async ({ visit, page }) => {
    await visit('/job.html?order=juso-first');
    const workplace = new AddressField(page.locator('#workplace'));
    const office = new AddressField(page.locator('#office'));
    await workplace.pickFirst(KT.query);
    await office.manualButton.click();
    await office.road.fill('부산광역시 중구 광복로 1');
    const entries = Object.fromEntries(await entriesOf(page.locator('#job')));
    expect(entries).toMatchObject({
      'workplace[postcode]': KT.postcode,
      'workplace[road]': KT.road,
      'workplace[building]': KT.building,
      'office[road]': '부산광역시 중구 광복로 1',
    });
  });
});

test.describe('validity', () => {
  test('a required address blocks the submission and says why', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    await page.getByLabel('이름').first().fill('가나다');
    await page.getByLabel('이메일').first().fill('a@example.com');
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(page).toHaveURL(/signup\.html/);
    await expect(field.root.locator('[part~=error]')).not.toBeEmpty();
    await expect(field.query).toBeFocused();
    expect(await field.root.evaluate((element) => element.matches(':state(user-invalid)'))).toBe(true);
  });

  test('nothing is marked wrong before the user did anything', async ({ visit, field }) => {
    await visit('/signup.html');
    await expect(field.query).toBeVisible();
    expect(await field.root.evaluate((element) => element.matches(':state(user-invalid)'))).toBe(false);
  });

  test('a postcode typed by hand needs five digits', async ({ visit, field }) => {
    await visit('/signup.html');
    await field.manualButton.click();
    await field.road.fill('서울특별시 종로구 세종대로 178');
    await field.postcode.fill('123');
    const invalid = (): Promise<boolean> =>
      field.root.evaluate((element) => (element as HTMLInputElement).validity.patternMismatch);
    expect(await invalid()).toBe(true);
    await field.postcode.fill('03154');
    expect(await invalid()).toBe(false);
  });

  test('an address typed by hand is enough for a required field', async ({ visit, field, page }) => {
    await visit('/signup.html');
    await page.getByLabel('이름').first().fill('가나다');
    await page.getByLabel('이메일').first().fill('a@example.com');
    await field.manualButton.click();
    await field.road.fill('서울특별시 종로구 세종대로 178');
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(page.getByRole('row', { name: 'address.road' })).toContainText('세종대로 178');
  });
});

test.describe('reset and restore', () => {
  test('reset empties the field', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    await field.pickFirst(KT.query);
    await page.getByRole('button', { name: '처음으로 되돌리기' }).click();
    await expect(field.query).toHaveValue('');
    expect(names(await entriesOf(page.locator('#signup')))).toEqual(['name', 'email']);
    expect(await field.state()).toBe('idle');
  });

  test('back restores the address and the detail', async ({ visit, field, page }) => {
    await visit('/signup.html?order=juso-first');
    await page.getByLabel('이름').first().fill('가나다');
    await page.getByLabel('이메일').first().fill('a@example.com');
    await field.pickFirst(KT.query);
    await field.detail.fill('3층');
    await page.getByRole('button', { name: '가입하기' }).click();
    await expect(page.getByRole('heading', { name: '받은 내용' })).toBeVisible();
    await page.goBack();
    await expect(field.detail).toHaveValue('3층');
    await expect(field.road).toHaveValue(KT.road);
    await expect(field.postcode).toHaveValue(KT.postcode);
    expect((await field.value())?.source).toBe('juso');
  });
});

test.describe('a legacy form', () => {
  test('a picked address goes out under the form’s own names, once each', async ({ visit, field, page }) => {
    await visit('/legacy.html?order=juso-first');
    await page.getByLabel('받는 분').fill('가나다');
    await field.pickFirst(KT.query);
    await page.locator('#addr2').fill('3층');
    const entries = await entriesOf(page.locator('#legacy'));
    expect([...names(entries)].sort()).toEqual(
      ['addr1', 'addr2', 'addr3', 'memo', 'mode', 'receiver', 'zipcode'].sort(),
    );
    expect(Object.fromEntries(entries)).toMatchObject({
      zipcode: KT.postcode,
      addr1: KT.road,
      addr2: '3층',
      addr3: KT.extra,
    });
  });

  test('regression: what a script writes into its inputs stays there', async ({ visit, field, page }) => {
    await visit('/legacy.html?order=juso-first');
    await field.pickFirst(KT.query);
    const buyer = { zipcode: '04524', addr1: '서울특별시 중구 세종대로 110', addr2: '3층' };
    await page.locator('#legacy').evaluate((form, texts) => {
      for (const [name, text] of Object.entries(texts))
        ((form as HTMLFormElement).elements.namedItem(name) as HTMLInputElement).value = text;
    }, buyer);
    await page.getByLabel('배송 메모').focus();
    await page.locator('#addr2').fill('4층');
    const entries = Object.fromEntries(await entriesOf(page.locator('#legacy')));
    expect(entries).toMatchObject({ ...buyer, addr2: '4층', addr3: '' });
    expect((await field.value())?.source).toBe('manual');
  });

  test('works without JavaScript', async ({ browser, demo }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ko-KR' });
    const page = await context.newPage();
    await page.goto(`${demo.url}/legacy.html`);
    await page.getByLabel('받는 분').fill('가나다');
    await page.getByLabel('우편번호', { exact: true }).fill('03154');
    await page.getByLabel('주소', { exact: true }).fill('서울특별시 종로구 세종대로 178');
    await page.getByLabel('상세 주소').fill('3층');
    await page.getByRole('button', { name: '저장하기' }).click();
    await expect(page.getByRole('row', { name: 'zipcode' })).toContainText('03154');
    await expect(page.getByRole('row', { name: 'addr1' })).toContainText('세종대로 178');
    await expect(page.getByRole('row', { name: 'addr2' })).toContainText('3층');
    await context.close();
  });
});

test.describe('in a modal dialog', () => {
  test('options can be pressed', async ({ visit, page }) => {
    await visit('/signup.html?order=juso-first');
    const field = await AddressField.inDialog(page);
    await field.pickFirst(KT.query);
    await expect(field.road).toHaveValue(KT.road);
  });

  test('Esc closes the list only, then the dialog', async ({ visit, page }) => {
    await visit('/signup.html?order=juso-first');
    const field = await AddressField.inDialog(page);
    await field.search(KT.query);
    await expect(field.options.first()).toBeVisible();
    await field.query.press('Escape');
    await expect(field.list).toBeHidden();
    await expect(page.getByRole('dialog')).toBeVisible();
    await field.query.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

test('disabled and fieldset disabled send nothing', async ({ visit, field, page }) => {
  await visit('/job.html?order=juso-first');
  await field.pickFirst(KT.query);
  await page
    .locator('fieldset')
    .first()
    .evaluate((element) => ((element as HTMLFieldSetElement).disabled = true));
  expect(names(await entriesOf(page.locator('#job'))).filter((name) => name.startsWith('workplace'))).toEqual(
    [],
  );
  await expect(field.query).toBeDisabled();
});

test('a page can set the value from script', async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  await field.pickFirst(KT.query);
  await field.root.evaluate((element) => {
    const field = element as PublicElement;
    const picked = field.value;
    field.value = null;
    field.value = picked;
  });
  const entries = Object.fromEntries(await entriesOf(page.locator('#signup')));
  expect(entries['address.road']).toBe(KT.road);
});
