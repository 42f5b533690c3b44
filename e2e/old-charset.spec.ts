import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AddressField } from './address-field.ts';
import { expect, test } from './fixtures.ts';

const root = join(import.meta.dirname, '..');
const ANSWER = readFileSync(
  join(root, 'src/providers/fixtures/juso/search-ok-kt-gwanghwamun-5of10.json'),
  'utf8',
);
const PAGE = `<!doctype html><script type="module" src="/address-search.js"></script>
<address-search><address-source type="juso" api-key="k" base-url="/"></address-source></address-search>`;

test('regression: on a page in EUC-KR, an answer by JSONP that names no charset is read as UTF-8', async ({
  page,
}) => {
  await page.route('http://legacy.test/**', (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=euc-kr', body: PAGE });
    if (pathname === '/address-search.js')
      return route.fulfill({
        contentType: 'text/javascript',
        body: readFileSync(join(root, 'dist/address-search.bundle.js')),
      });
    const body = `${searchParams.get('callback')}(${ANSWER})`;
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto('http://legacy.test/');
  const field = new AddressField(page.locator('address-search'));
  await field.query.fill('세종대로 178');
  await field.query.press('Enter');
  await expect(field.options.first()).toContainText('서울특별시 종로구 세종대로 178');
});
