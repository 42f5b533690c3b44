import type { Page } from '@playwright/test';

/** What a browser asks to close before a back gesture leaves the page; TypeScript does not know it yet. */
interface CloseWatcherLike extends EventTarget {
  requestClose(): void;
}
interface WatcherOptions {
  readonly signal?: AbortSignal;
}

declare global {
  interface Window {
    CloseWatcher: new (options?: WatcherOptions) => CloseWatcherLike;
    /** What would be closed, the topmost last. */
    watchers: CloseWatcherLike[];
  }
}

/** The back gesture of a phone, for a page that is still to be opened. */
export class BackGesture {
  private constructor(private readonly page: Page) {}

  static async on(page: Page): Promise<BackGesture> {
    await page.addInitScript(() => {
      const watchers: CloseWatcherLike[] = (window.watchers = []);
      window.CloseWatcher = class extends window.CloseWatcher {
        constructor(options?: WatcherOptions) {
          super(options);
          watchers.push(this);
          options?.signal?.addEventListener('abort', () => watchers.splice(watchers.indexOf(this), 1));
        }
      };
    });
    return new BackGesture(page);
  }

  /** Asks the topmost; where nothing is to be closed the page would be left. */
  async make(): Promise<void> {
    await this.page.evaluate(() => {
      const topmost = window.watchers.at(-1);
      if (!topmost) throw new Error('the page would be left');
      topmost.requestClose();
    });
  }
}
