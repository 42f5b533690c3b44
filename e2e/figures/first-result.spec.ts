import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';
import { judge } from './figure.ts';

/** The element waits that long for the next letter before it asks (`debounce`). */
const PAUSE_MS = 180;
/** Beyond the pause, with a service that answers at once. */
const FIRST_ROW_MS = 100;
/** From the page's beginning until there is a box to type into. */
const FIRST_BOX_MS = 500;

declare global {
  interface Window {
    moments: { typed: number; row: number | null; box: number | null };
  }
}

/** Has the page note, by its own clock, when a box is there, when one types, and when a row can be seen. */
async function noteMoments(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.moments = { typed: 0, row: null, box: null };
    addEventListener('input', () => (window.moments.typed = performance.now()), true);
    const look = (): void => {
      const shadow = document.querySelector('address-search')?.shadowRoot;
      if (shadow?.querySelector('input')?.checkVisibility()) window.moments.box ??= performance.now();
      const row = shadow?.querySelector('[role=option]');
      if (row?.checkVisibility()) window.moments.row ??= performance.now();
      requestAnimationFrame(look);
    };
    look();
  });
}

test(`from the last letter to the first row: the pause, and at most ${FIRST_ROW_MS} ms`, async ({
  visit,
  field,
  page,
  simulated,
}) => {
  await noteMoments(page);
  await judge('last letter to first row, beyond the pause', FIRST_ROW_MS, async () => {
    await visit('/signup.html?order=juso-first');
    simulated.clearServed();
    await field.query.pressSequentially(KT.query, { delay: 20 });
    await expect(field.options.first()).toBeVisible();
    expect(simulated.served()).toContainEqual(expect.objectContaining({ provider: 'juso', fault: null }));
    const { typed, row } = await page.evaluate(() => window.moments);
    return (row ?? Number.NaN) - typed - PAUSE_MS;
  });
});

test(`a page that is loaded anew has a box to type into within ${FIRST_BOX_MS} ms`, async ({
  visit,
  field,
  page,
}) => {
  await noteMoments(page);
  await judge('from the page’s beginning to a box', FIRST_BOX_MS, async () => {
    await visit('/signup.html?order=juso-first');
    await field.query.waitFor();
    await page.waitForFunction(() => window.moments.box !== null);
    return (await page.evaluate(() => window.moments.box)) ?? Number.NaN;
  });
});
