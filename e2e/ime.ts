import type { CDPSession, Page } from '@playwright/test';

/** A Korean input method: `compose` shows an unfinished syllable, `commit` finishes it. */
export class Ime {
  private constructor(private readonly session: CDPSession) {}

  static async on(page: Page): Promise<Ime> {
    return new Ime(await page.context().newCDPSession(page));
  }

  async compose(text: string): Promise<void> {
    await this.key('Process', 229);
    await this.session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  async commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text });
  }

  /** A key as the page sees it while the input method has it: keyCode 229. */
  async key(key: string, keyCode: number): Promise<void> {
    await this.session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key === 'Process' ? '' : key,
      windowsVirtualKeyCode: keyCode,
    });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: keyCode });
  }

  /** Types syllable by syllable, leaving the last one unfinished. */
  async type(text: string): Promise<void> {
    const syllables = [...text];
    for (const [index, syllable] of syllables.entries()) {
      if (syllable === ' ') await this.commit(syllable);
      else await this.compose(syllable);
      if (index < syllables.length - 1 && syllable !== ' ') await this.commit(syllable);
    }
  }
}
