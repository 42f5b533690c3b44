import { expect, test } from '@playwright/test';

test('a signup goes on while Kakao does not answer', async ({ page }) => {
  // A staging page whose build carries qa.js needs no other change than its link.
  await page.goto('/signup.html?outage=kakao-postcode:hang');
  const field = page.locator('address-search').first();

  await field.getByRole('combobox').fill('세종대로 178');
  await field.getByRole('combobox').press('Enter');

  await expect(field.getByRole('option').first()).toBeVisible();
  // The outage was really there, and not just a quick day.
  const served = await page.evaluate(() => window.addressSearchQa?.served.length ?? 0);
  expect(served).toBeGreaterThan(0);
});
