import { kakaoScript } from '../src/qa/simulated/index.ts';
import { AddressField } from './address-field.ts';
import { expect, test } from './fixtures.ts';

/** Lets the script of Kakao's postcode service in, and not its page. */
const POLICY = "script-src 'self' https://t1.kakaocdn.net; frame-src 'self'";
const VIEWER = 'https://postcode.map.kakao.com/search';
const PAGE = `<!doctype html>
<html lang="ko">
  <script type="module" src="/address-search.bundle.js"></script>
  <address-search label="주소"><address-source type="kakao-postcode"></address-source></address-search>
</html>`;

test("regression: Kakao's page, blocked by the page's own policy, is a wrong policy and no outage", async ({
  demo,
  page,
}) => {
  await page.route('**/blocked.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY },
      body: PAGE,
    }),
  );
  await page.route('https://t1.kakaocdn.net/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: kakaoScript(VIEWER, 'no') }),
  );
  await page.goto(`${demo.url}/blocked.html`);
  const field = new AddressField(page.locator('address-search'));
  const refusal = field.root.evaluate(
    (element) =>
      new Promise<string>((resolve) => {
        element.addEventListener('providererror', (event) => {
          const { error } = event as Event & {
            readonly error: { readonly kind: string; readonly code: string };
          };
          resolve(`${error.kind}: ${error.code}`);
        });
      }),
  );
  await field.search('세종대로 178');
  expect(await refusal).toBe('misconfigured: csp');
  expect(await field.usable()).toBe('manual');
});
