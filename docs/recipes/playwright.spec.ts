import { expect, test, type Page } from '@playwright/test';
import type { Qa } from 'address-search/qa.js';

/** Requests that met the outage: it was really there, and the test is not just lucky. */
const served = (page: Page): Promise<number> =>
  page.evaluate(() => (window as { addressSearchQa?: Qa }).addressSearchQa?.served.length ?? 0);

test('a signup goes on by hand while every service is down', async ({ page }) => {
  await page.goto('/signup.html?outage=all:refused');
  const field = page.locator('address-search').first();

  await field.getByRole('combobox').fill('세종대로 178');
  await field.getByRole('combobox').press('Enter');

  // What was searched for is proposed, and counts once somebody takes it.
  await field.locator('[part=proposal-button]').click();
  await expect(field.locator('[part=road]')).toHaveValue('세종대로 178');
  await expect(field.locator('[part=detail]')).toBeVisible();
  expect(await served(page)).toBeGreaterThan(0);
});

// The other service has to be there: run it against staging, with a key of juso for that site.
test('a signup goes on with the next service while Kakao does not answer', async ({ page }) => {
  await page.goto('/signup.html?outage=kakao-postcode:hang');
  const field = page.locator('address-search').first();

  await field.getByRole('combobox').fill('세종대로 178');
  await field.getByRole('combobox').press('Enter');

  // Kakao's script is given 4 s (`load-timeout`), and Playwright waits 5 s unless told otherwise.
  await expect(field.getByRole('option').first()).toBeVisible({ timeout: 15_000 });
  expect(await served(page)).toBeGreaterThan(0);
});
