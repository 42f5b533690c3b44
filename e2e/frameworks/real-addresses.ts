import type { Page } from '@playwright/test';
import type { SimulatedProviders } from '../../src/qa/simulated/index.ts';

/** The addresses of the real services, as a page that names none calls them, lead to the simulated ones. */
export async function leadToSimulated(page: Page, simulated: SimulatedProviders): Promise<void> {
  await page.route('https://t1.kakaocdn.net/**', async (route) => {
    const response = await fetch(simulated.kakao.scriptUrl).catch(() => null);
    if (!response?.ok) return route.abort();
    await route.fulfill({ contentType: 'text/javascript', body: await response.text() });
  });
  await page.route('https://t1.daumcdn.net/**', (route) => route.abort());
  await page.route('https://business.juso.go.kr/**', async (route) => {
    const asked = new URL(route.request().url());
    asked.searchParams.set('confmKey', simulated.juso.key);
    const response = await fetch(simulated.juso.baseUrl + asked.pathname + asked.search);
    await route.fulfill({ contentType: 'text/javascript', body: await response.text() });
  });
}
