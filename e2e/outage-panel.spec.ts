import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type {} from '../src/qa/page-entry.ts';
import { AddressField } from './address-field.ts';
import { expect, test as base } from './fixtures.ts';
import { KT, MANY } from './known-addresses.ts';

/** The panel as testers know it: roles and words. */
class Panel {
  readonly root: Locator;
  readonly button: Locator;
  readonly sheet: Locator;

  constructor(readonly page: Page) {
    this.root = page.locator('outage-panel');
    this.button = this.root.getByRole('button', { name: /^장애 시험 열기/ });
    this.sheet = this.root.getByRole('dialog', { name: '장애 시험' });
  }

  async force(target: string, outage: string, schedule: { inS?: number; forS?: number } = {}): Promise<void> {
    await this.choose(target, outage, schedule);
    await this.apply();
  }

  async choose(target: string, outage: string, schedule: { inS?: number; forS?: number }): Promise<void> {
    const row = this.sheet.getByRole('group', { name: target });
    await row.getByRole('combobox').selectOption({ label: outage });
    const { inS, forS } = schedule;
    if (inS !== undefined) await row.getByRole('spinbutton', { name: /시작/ }).fill(String(inS));
    if (forS !== undefined) await row.getByRole('spinbutton', { name: /지속/ }).fill(String(forS));
  }

  /** Applies, and waits until requests meet it. */
  async apply(): Promise<void> {
    await this.sheet.getByRole('button', { name: '지금 적용' }).click();
    await expect.poll(() => this.page.evaluate(() => window.addressSearchQa?.worker.kind)).toBe('on');
  }

  /** All that these parts of the sheet show from now on, a line each time: what passes too fast for a test too. */
  async record(...selectors: readonly string[]): Promise<() => Promise<string>> {
    await this.root.evaluate((panel, selectors) => {
      const root = panel.shadowRoot;
      if (!root) throw new Error('the panel has no open shadow root');
      const look = (): void => {
        const texts = selectors.map((selector) => root.querySelector(selector)?.textContent.trim() ?? '');
        panel.dataset['shown'] = `${panel.dataset['shown'] ?? ''}${texts.join(' ')}\n`;
      };
      new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
    }, selectors);
    return () => this.root.evaluate((panel) => panel.dataset['shown'] ?? '');
  }

  /** In English, and dark. */
  async english(): Promise<void> {
    await this.root.getByRole('button', { name: 'English' }).click();
    await this.page.emulateMedia({ colorScheme: 'dark' });
  }

  async flight(): Promise<void> {
    await this.sheet.getByRole('tab', { name: '계기판' }).click();
  }

  /** The newest search of the display. */
  get newest(): Locator {
    return this.root.locator('.strip').first();
  }
}

const test = base.extend<{ readonly panel: Panel }>({
  panel: async ({ page }, use) => {
    await use(new Panel(page));
  },
});

/** What axe finds in the panel. */
async function faultsIn(page: Page): Promise<readonly unknown[]> {
  const { violations } = await new AxeBuilder({ page }).include('outage-panel').analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target, html }) => [target, html])]);
}

test('a hang chosen in the panel is met by the next search, which is shown going over to the other service', async ({
  visit,
  field,
  panel,
  page,
}) => {
  await visit('/signup.html?qa&load-timeout=800');
  await panel.button.click();
  await panel.force('카카오 우편번호', '응답 없음');
  await expect(panel.sheet).toContainText('장애 1건');
  await panel.flight();
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
  await expect(panel.newest).toContainText(KT.query);
  await expect(panel.newest.locator('.lane').nth(0)).toContainText(/카카오 우편번호.*시간 초과/s);
  await expect(panel.newest.locator('.lane').nth(1)).toContainText(/도로명주소 \(juso\).*실패해서.*응답/s);
  await expect(panel.newest).toContainText('결과 1건 · 도로명주소 (juso)');
  await expect(panel.root.locator('.served')).toContainText('카카오 우편번호 · 응답 없음');
  await expect(panel.root.locator('.log')).toContainText('kakao-postcode → juso: 실패해서');
  expect(await page.evaluate(() => window.addressSearchQa?.served.length)).toBeGreaterThan(0);
});

test('the instruments show whom this browser has put back, and for how long', async ({
  visit,
  field,
  panel,
}) => {
  await visit('/signup.html?qa&load-timeout=500');
  await panel.button.click();
  await panel.force('카카오 우편번호', '연결 거부');
  await panel.flight();
  for (const text of [KT.query, MANY]) {
    await field.query.fill('');
    await field.search(text);
    await expect(field.options.first()).toBeVisible();
  }
  const kakao = panel.root.locator('.instrument').filter({ hasText: '카카오 우편번호' });
  await expect(kakao).toContainText(/이 브라우저\s*뒤로 미룹니다 0:\d\d/);
  await expect(kakao).toContainText('2순위');
});

test('an outage can be scheduled, and is over by itself', async ({ visit, panel }) => {
  await visit('/signup.html?qa');
  await panel.button.click();
  await panel.choose('도로명주소 (juso)', '서버 오류 (500)', { inS: 3, forS: 3 });
  const shown = await panel.record('.now', '.state');
  await panel.sheet.getByRole('button', { name: '지금 적용' }).click();
  await expect.poll(shown).toMatch(/0:0\d 뒤 시작[^]*0:0\d 남음[^]*장애 1건[^]*정상\n$/);
});

test('the copied link gives the same outage in a fresh browser, whose panel shows it', async ({
  visit,
  panel,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await visit('/signup.html?qa');
  await panel.button.click();
  await panel.force('도로명주소 (juso)', '느린 응답');
  await panel.sheet.getByRole('button', { name: '링크 복사' }).click();
  await expect(panel.root.getByRole('status')).toHaveText('복사했습니다');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get('outage')).toBe('juso:slow=4');

  const fresh = await (await browser.newContext({ locale: 'ko-KR' })).newPage();
  await fresh.goto(link);
  const other = new Panel(fresh);
  await expect(other.button).toHaveText('장애 1건');
  await other.button.click();
  await expect(other.sheet.locator('.now')).toContainText('도로명주소 (juso) · 느린 응답 4초');
  await fresh.context().close();
});

test('where copying is not allowed the link lies selected in a field', async ({ visit, panel, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await visit('/signup.html?qa');
  await panel.button.click();
  await panel.force('도로명주소 (juso)', '연결 거부');
  await panel.sheet.getByRole('button', { name: '링크 복사' }).click();
  const text = panel.sheet.getByRole('textbox');
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/outage=juso:refused/);
  const selected = await text.evaluate(
    (area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart,
  );
  expect(selected).toBe((await text.inputValue()).length);
});

test('reset ends every outage at once', async ({ visit, field, panel }) => {
  await visit('/signup.html?qa&order=juso-first');
  await panel.button.click();
  await panel.choose('카카오 우편번호', '응답 없음', {});
  await panel.force('도로명주소 (juso)', '연결 거부');
  await expect(panel.sheet.locator('.state')).toHaveText('장애 2건');
  await panel.sheet.getByRole('button', { name: '모두 정상으로' }).click();
  await expect(panel.sheet.locator('.state')).toHaveText('정상');
  await field.search(KT.query);
  await expect(field.options.first()).toContainText(KT.road);
});

test('keys: it opens from the form and gives the focus back; Enter and Esc stay its own', async ({
  visit,
  field,
  panel,
  page,
}) => {
  await visit('/signup.html?qa');
  await field.query.focus();
  await page.keyboard.press('Alt+Shift+KeyO');
  await expect(panel.sheet.getByRole('tab', { name: '장애 만들기' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(panel.sheet.getByRole('tab', { name: '계기판' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await panel.choose('도로명주소 (juso)', '느린 응답', {});
  await panel.sheet.getByRole('spinbutton', { name: /크기/ }).press('Enter');
  await expect(page).toHaveURL(/signup\.html/);
  await page.keyboard.press('Escape');
  await expect(panel.sheet).toBeHidden();
  await expect(field.query).toBeFocused();
});

test('it works above a modal dialog of the page, and does not close it', async ({ visit, panel, page }) => {
  await visit('/signup.html?qa');
  await page
    .getByRole('button', { name: /대화 상자/ })
    .first()
    .click();
  const dialog = page.locator('dialog[open]');
  await expect(dialog).toBeVisible();
  await panel.button.click();
  await panel.choose('도로명주소 (juso)', '서버 오류 (500)', {});
  await panel.apply();
  const inDialog = new AddressField(dialog.locator('address-search'));
  await panel.flight();
  await inDialog.search(KT.query);
  await expect(panel.newest).toContainText(KT.query);
  await panel.sheet.getByRole('tab', { name: '계기판' }).click();
  await page.keyboard.press('Escape');
  await expect(panel.sheet).toBeHidden();
  await expect(dialog).toBeVisible();
  await dialog.evaluate((element: HTMLDialogElement) => element.close());
  await expect(panel.button).toHaveText('장애 1건');
  await panel.button.click();
  await expect(panel.sheet).toBeVisible();
});

test('on a phone it is a bottom sheet, and its button covers neither submit nor search', async ({
  visit,
  field,
  panel,
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await visit('/signup.html?qa');
  const submit = page.getByRole('button', { name: '가입하기' });
  for (const control of [submit, field.searchButton]) {
    // To the lower end of the view, where the button stands.
    await control.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await expect(async () => {
      const [a, b] = [await control.boundingBox(), await panel.button.boundingBox()];
      if (!a || !b) throw new Error('not on the screen');
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart).toBe(true);
    }).toPass();
  }
  await panel.button.click();
  const box = await panel.sheet.boundingBox();
  expect([box?.x, box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))]).toEqual([0, 375, 700]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test('regression: its button gives way to a field that comes later, and opens at the first press wherever it stands', async ({
  visit,
  field,
  panel,
  page,
}) => {
  const clearOf = async (control: Locator): Promise<boolean> => {
    const [a, b] = [await control.boundingBox(), await panel.button.boundingBox()];
    if (!a || !b) throw new Error('not on the screen');
    return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  };
  await page.setViewportSize({ width: 360, height: 740 });
  await visit('/signup.html?qa');
  const search = await field.searchButton.boundingBox();
  expect(search && search.y < 740 && search.y + search.height > 680).toBe(true);
  await expect.poll(() => clearOf(field.searchButton)).toBe(true);

  // What moves without a change of the page's size tells nobody.
  const submit = page.getByRole('button', { name: '가입하기' });
  const [from, to] = [await submit.boundingBox(), await panel.button.boundingBox()];
  if (!from || !to) throw new Error('not on the screen');
  await submit.evaluate((element, by) => (element.style.translate = `${by.x}px ${by.y}px`), {
    x: to.x - from.x,
    y: to.y - from.y,
  });
  expect(await clearOf(submit)).toBe(false);
  await panel.button.click();
  await expect(panel.sheet).toBeVisible();
});

test('it can stand in the other corner and speak English, and remembers both', async ({
  visit,
  panel,
  page,
}) => {
  await visit('/signup.html?qa');
  await panel.button.click();
  await panel.sheet.getByRole('button', { name: '다른 쪽으로 옮기기' }).click();
  await panel.sheet.getByRole('button', { name: 'English' }).click();
  await page.reload();
  const button = panel.root.getByRole('button', { name: /^Open the outage test/ });
  await expect(button).toBeVisible();
  expect((await button.boundingBox())?.x).toBeLessThan(100);
});

test('axe finds nothing in its button, nor where outages are chosen', async ({ visit, panel, page }) => {
  await visit('/signup.html?qa');
  expect(await faultsIn(page)).toEqual([]);
  await panel.button.click();
  await panel.force('카카오 우편번호', '응답 없음', { forS: 60 });
  expect(await faultsIn(page)).toEqual([]);
  await panel.english();
  expect(await faultsIn(page)).toEqual([]);
});

test('axe finds nothing in the flight display', { tag: '@full' }, async ({ visit, field, panel, page }) => {
  await visit('/signup.html?qa&load-timeout=500');
  await panel.button.click();
  await panel.force('카카오 우편번호', '응답 없음');
  await panel.flight();
  await field.search(KT.query);
  await expect(panel.newest).toContainText('결과 1건');
  await field.query.press('Escape');
  expect(await faultsIn(page)).toEqual([]);
  await panel.english();
  await expect(panel.newest).toContainText('1 hit');
  expect(await faultsIn(page)).toEqual([]);
});

test('a page without QA has no panel', async ({ visit, page }) => {
  await visit('/signup.html');
  await page.keyboard.press('Alt+Shift+KeyO');
  await expect(page.locator('outage-panel')).toHaveCount(0);
});
