import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EndpointProcess } from '../../demo/endpoint.ts';
import { startDemo } from '../../demo/server.ts';
import { AddressField } from '../address-field.ts';
import { withoutDeadlines } from '../deadlines.ts';
import { expect, test } from '../console-fixtures.ts';
import { judgeBesideCalm } from './calm.ts';
import { tell } from './figure.ts';

/** How long a search takes by the page's clock, until rows are shown; the median of some. */
async function searchMs(field: AddressField): Promise<number> {
  const page = field.root.page();
  const times: number[] = [];
  for (const text of ['세종대로', '테헤란로', '종로3길', '세종대로 110', '분당로 50']) {
    await page.evaluate(() => {
      let resolve: (ms: number) => void = () => undefined;
      const promise = new Promise<number>((done) => (resolve = done));
      const target = document.querySelector('address-search');
      let began = 0;
      target?.addEventListener('searchstart', () => (began = performance.now()), { once: true });
      target?.addEventListener('searchend', () => resolve(performance.now() - began), { once: true });
      Object.assign(window, { took: promise });
    });
    await field.query.fill(text);
    await field.query.press('Enter');
    times.push(await page.evaluate(() => (window as unknown as { took: Promise<number> }).took));
  }
  return times.toSorted((a, b) => a - b)[2] ?? Number.NaN;
}

/** What an endpoint in trouble may cost a search beyond noise, ms; waiting for it would cost its whole time-out. */
const NOISE_MS = 250;

test.describe('an endpoint in trouble costs a search nothing', () => {
  const troubles = {
    killed: (endpoint: EndpointProcess) => process.kill(endpoint.pid, 'SIGKILL'),
    hung: (endpoint: EndpointProcess) => process.kill(endpoint.pid, 'SIGSTOP'),
  } as const;
  for (const [trouble, make] of Object.entries(troubles)) {
    test(trouble, async ({ shared, browser, outage }) => {
      await outage.set('kakao-postcode', '500');
      const newcomerMs = async (): Promise<number> => {
        const page = await browser.newPage({ locale: 'ko-KR' });
        await page.goto(shared.demo.url + withoutDeadlines('/signup.html'));
        const tookMs = await searchMs(new AddressField(page.locator('address-search').first()));
        await page.close();
        return tookMs;
      };
      const healthy = await newcomerMs();
      make(shared.endpoint);
      try {
        const inTrouble = await newcomerMs();
        tell(`endpoint ${trouble}: a search takes ${(inTrouble / healthy).toFixed(2)} of a healthy one`);
        const beyond = `a search beyond a healthy one, endpoint ${trouble}`;
        await judgeBesideCalm(beyond, NOISE_MS, inTrouble - healthy);
      } finally {
        if (trouble === 'hung') process.kill(shared.endpoint.pid, 'SIGCONT');
      }
    });
  }

  test('answering 500', async ({ simulated, browser, outage }) => {
    let asked = 0;
    const broken = createServer((_request, response) => {
      asked += 1;
      response.writeHead(500, { 'access-control-allow-origin': '*' }).end('broken');
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    const demo = await startDemo({ port: 0, simulated, endpoint: () => url });
    await outage.set('kakao-postcode', '500');
    const page = await browser.newPage();
    await page.goto(demo.url + withoutDeadlines('/signup.html'));
    const took = await searchMs(new AddressField(page.locator('address-search').first()));
    expect(asked).toBeGreaterThan(0);
    await judgeBesideCalm('a search, endpoint answering 500', 1_000, took);
    await page.close();
    await demo.close();
    broken.closeAllConnections();
    await new Promise((resolve) => broken.close(resolve));
  });
});
