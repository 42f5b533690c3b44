import type { Page } from '@playwright/test';

interface Kept {
  readonly rev: number;
  readonly order: readonly string[];
  readonly providers: Readonly<Record<string, { readonly forced: string | null; readonly phase: string }>>;
}

/** Waits until a page has the library that its focus began to load, so that what it asks from then on is by a search. */
export async function libraryLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { kakao } = window as { kakao?: { Postcode?: unknown } };
    return kakao?.Postcode !== undefined;
  });
}

/** The last view that a page has kept on the device. */
export function kept(page: Page): Promise<Kept> {
  return page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('address-search:view:'));
    const { view } = JSON.parse((key && localStorage.getItem(key)) ?? '{}') as { view?: Kept };
    return view ?? { rev: 0, order: [], providers: {} };
  });
}
