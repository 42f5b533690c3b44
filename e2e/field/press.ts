import { expect, type Locator, type Page } from '@playwright/test';

/** A button of the page, as a hand aims at it: it stands where it was seen. */
export class AimedButton {
  private constructor(
    private readonly page: Page,
    readonly button: Locator,
    private readonly x: number,
    private readonly y: number,
  ) {}

  /** Aims at its middle, and counts its clicks from now on. */
  static async aim(page: Page, button: Locator): Promise<AimedButton> {
    await button.scrollIntoViewIfNeeded();
    await button.evaluate((element) => {
      let clicks = 0;
      element.addEventListener('click', () => (element.dataset['clicks'] = String((clicks += 1))));
    });
    const box = await button.boundingBox();
    if (!box) throw new Error('the button is not on the screen');
    return new AimedButton(page, button, box.x + box.width / 2, box.y + box.height / 2);
  }

  async down(): Promise<void> {
    await this.page.mouse.move(this.x, this.y);
    await this.page.mouse.down();
    await this.frames();
  }

  async up(): Promise<void> {
    await this.page.mouse.up();
  }

  async tap(): Promise<void> {
    await this.page.touchscreen.tap(this.x, this.y);
  }

  /** How far it stands from where it was aimed at, px. */
  async moved(): Promise<number> {
    const box = await this.button.boundingBox();
    return box ? Math.abs(box.y + box.height / 2 - this.y) : Infinity;
  }

  async expectClicked(): Promise<void> {
    await expect(this.button).toHaveAttribute('data-clicks', '1');
  }

  /** Until the page has drawn what it was about to draw. */
  frames(): Promise<void> {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }
}
