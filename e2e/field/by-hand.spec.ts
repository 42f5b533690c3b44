import { expect, test } from '../fixtures.ts';
import { MANY } from '../known-addresses.ts';

const LIST = '/signup.html?order=juso-first';

test.describe('regression: the network comes back while somebody types by hand', () => {
  for (const typed of ['', '세종대로 1'])
    test(
      typed ? 'and no list covers what is typed' : 'and the input that has the focus stays',
      async ({ visit, field, page }) => {
        await visit(LIST);
        await page.context().setOffline(true);
        await field.search(MANY);
        await expect(field.status).toContainText('인터넷에 연결되어 있지 않습니다');
        await field.road.focus();
        await field.road.fill(typed);
        await page.context().setOffline(false);
        await expect(field.status).toContainText('찾았습니다');
        await expect(field.road).toBeFocused();
        await expect(field.road).toBeInViewport({ ratio: 0.95 });
        await expect(field.list).toBeHidden();
        await field.query.click();
        await expect(field.options.first()).toBeVisible();
      },
    );
});
