import { expect, test } from './fixtures.ts';
import { KT } from './known-addresses.ts';

test('a tester switches both services off and on again from the page', async ({ visit, field, page }) => {
  await visit('/signup.html?order=juso-first');
  await page.getByText('중단 방식').click();
  await page.getByLabel('도로명주소 (juso)').selectOption('500');
  await page.getByLabel('카카오 우편번호').selectOption('refused');
  await page.getByRole('radio', { name: '둘 다 중단' }).check();
  await expect(page.getByText('두 서비스를 모두 중단했습니다.')).toBeVisible();
  await field.search(KT.query);
  await field.proposalButton.click();
  await expect(field.road).toHaveValue(KT.query);
  expect((await field.value())?.source).toBe('manual');
  await page.getByRole('radio', { name: '정상' }).check();
  await expect(page.getByText('두 서비스가 모두 정상입니다.')).toBeVisible();
  await field.retryButton.click();
  await expect(field.status).toContainText('찾았습니다');
});

test('the switch shows an outage that was forced from outside', async ({ visit, outage, page }) => {
  await outage.set('kakao-postcode', 'hang');
  await visit('/signup.html');
  await expect(page.getByRole('radio', { name: '첫 번째 중단' })).toBeChecked();
  await expect(page.getByLabel('카카오 우편번호')).toHaveValue('hang');
});

test('with the real services there is no switch, but a field for the key, kept in this tab only', async ({
  visit,
  page,
}) => {
  await page.route(/kakaocdn|daumcdn|juso\.go\.kr/, (route) => route.abort());
  await visit('/signup.html?live');
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
  await page.getByLabel('juso 승인키').fill('my-key');
  await page.getByLabel('juso 승인키').press('Tab');
  await page.reload();
  await expect(page.getByLabel('juso 승인키')).toHaveValue('my-key');
  await expect(page.locator('#address address-source[type=juso]')).toHaveAttribute('api-key', 'my-key');
});
