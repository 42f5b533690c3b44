import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';

for (const how of ['Enter', 'typing'] as const) {
  test(`regression: a field first used offline says so, and goes on by itself when the network is back, after ${how}`, async ({
    visit,
    field,
    page,
  }) => {
    await visit('/signup.html?order=juso-first');
    await page.context().setOffline(true);
    await field.query.pressSequentially(KT.query);
    if (how === 'Enter') await field.query.press('Enter');
    await expect(field.status).toContainText('인터넷에 연결되어 있지 않습니다', { timeout: 15_000 });
    expect(await field.state()).toBe('offline');
    await expect(field.openFields).toBeVisible();
    await page.context().setOffline(false);
    await expect(field.options.first()).toContainText(KT.road);
    expect(await field.state()).toBe('results');
    await expect(field.query).toHaveValue(KT.query);
  });
}
