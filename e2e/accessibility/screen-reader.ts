import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { virtual } from '@guidepup/virtual-screen-reader';
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    virtual: typeof virtual;
  }
}

const SCRIPT = fileURLToPath(import.meta.resolve('@guidepup/virtual-screen-reader/browser.js'));
const PATH = '/virtual-screen-reader.js';

/**
 * What a screen reader says by the rules of ARIA, in the first field of the page. It looks into no shadow root by
 * itself (guidepup/virtual-screen-reader#182), so it is started inside. It follows the focus and the live regions, and
 * no `aria-activedescendant`.
 */
export class ScreenReader {
  private constructor(private readonly page: Page) {}

  static async startIn(page: Page): Promise<ScreenReader> {
    const body = await readFile(SCRIPT, 'utf8');
    await page.route(`**${PATH}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
    await page.evaluate(async (path) => {
      const reader = (await import(path)) as Pick<Window, 'virtual'>;
      window.virtual = reader.virtual;
      const container = document.querySelector('address-search')?.shadowRoot?.querySelector('.root');
      await reader.virtual.start({ container: container ?? document.body });
    }, PATH);
    return new ScreenReader(page);
  }

  /** What it has said; live regions say their politeness first. */
  async said(): Promise<readonly string[]> {
    const phrases = await this.page.evaluate(() => window.virtual.spokenPhraseLog());
    return phrases.filter((phrase) => phrase !== '' && phrase !== 'polite: ');
  }

  /** Goes on from where it is to the first thing of which it says this, and tells all that it said on the way. */
  async readTo(words: string): Promise<readonly string[]> {
    const { length } = await this.said();
    await this.page.evaluate(async (words) => {
      const first = await window.virtual.lastSpokenPhrase();
      for (let steps = 0; steps < 100; steps++) {
        await window.virtual.next();
        const phrase = await window.virtual.lastSpokenPhrase();
        if (phrase.includes(words) || phrase === first) return;
      }
    }, words);
    return (await this.said()).slice(length);
  }
}
