import { expect, type Locator, type Page } from '@playwright/test';

export const TOKEN = 'a-token-for-this-test-only-0123456789';
/** A reason that is long enough. */
export const WHY = '카카오 장애라 순서를 바꿉니다';

/** The operators' console, by its Korean names. */
export class ConsolePage {
  readonly dialog: Locator;
  readonly users: Locator;
  readonly apply: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog');
    this.users = page.getByRole('region', { name: '지금 사용자가 보는 것' });
    this.apply = this.dialog.getByRole('button', { name: '적용', exact: true });
  }

  card(provider: string): Locator {
    return this.page.getByRole('article', { name: provider });
  }

  section(name: '서비스 순서' | '긴급 안내' | '알림 시험' | '보고' | '기록'): Locator {
    return this.page.getByRole('region', { name });
  }

  async logIn(url: string, token = TOKEN): Promise<void> {
    await this.page.goto(`${url}/ops/`);
    await this.page.getByLabel('토큰').fill(token);
    await this.page.getByRole('button', { name: '로그인' }).click();
  }

  /** Logs in and waits until it is live. */
  async enter(url: string): Promise<void> {
    await this.logIn(url);
    await expect(this.page.getByText(/^\s*실시간\s/)).toBeVisible();
  }

  /** Presses Tab until something of this name has the focus. */
  async tabTo(target: Locator, most = 60): Promise<void> {
    for (let i = 0; i < most; i++) {
      if (await target.evaluate((element) => element.matches(':focus'))) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`not within ${most} tabs`);
  }

  /** First step of holding a circuit, by the pointer. */
  async fillForce(provider: string, what: '강제 차단' | '강제 사용' | '강제 해제'): Promise<void> {
    const card = this.card(provider);
    await card.getByRole('button', { name: /직접 제어$/ }).click();
    await card.getByRole('radio', { name: what }).check();
    await card.getByLabel('이유').fill(WHY);
    await card.getByRole('button', { name: '검토' }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** First step of a notice. */
  async fillNotice(ko: string, en: string, reason = WHY): Promise<void> {
    const section = this.section('긴급 안내');
    await section.getByRole('button', { name: /안내 (작성|수정)/ }).click();
    await section.getByLabel('한국어 문구').fill(ko);
    await section.getByLabel('영어 문구').fill(en);
    await section.getByLabel('이유').fill(reason);
    await section.getByRole('button', { name: '검토' }).click();
    await expect(this.dialog).toBeVisible();
  }
}
