import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { AddressField } from '../address-field.ts';
import { report } from '../cluster/reporting.ts';
import { KT, MANY } from '../known-addresses.ts';
import { BROWSER_ARGS, findBrowser } from '../setup/browser.ts';
import { startSimulated } from '../../src/qa/simulated/index.ts';
import { startEndpointProcess, type EndpointProcess } from '../../demo/endpoint.ts';
import { startDemo } from '../../demo/server.ts';

/** Pictures of the outage panel: `tsx e2e/screenshots/qa.ts [name…] [--to folder]`. Needs a build. */
const at = process.argv.indexOf('--to');
const folder =
  at > 0
    ? `${process.argv[at + 1] ?? '.'}/`
    : fileURLToPath(new URL('../../public/screenshots/', import.meta.url));
const wanted = process.argv.slice(2, at > 0 ? at : undefined);
const MAX_BYTES = 200 * 1024;

interface Scene {
  readonly page: Page;
  readonly field: AddressField;
  /** Other browsers of the fleet report that Kakao is dead. */
  readonly fleet: () => Promise<void>;
}

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: true;
  /** Taken only when it is named. */
  readonly onDemand?: true;
  readonly play: (scene: Scene) => Promise<void>;
}

/** Chooses an outage in the panel, as a tester does. */
async function force(page: Page, target: string, scenario: string, forS: number): Promise<void> {
  const panel = page.locator('outage-panel');
  await page.keyboard.press('Alt+Shift+KeyO');
  const row = panel.getByRole('group', { name: target, exact: true });
  await row.getByRole('combobox').selectOption(scenario);
  await row.getByRole('spinbutton').last().fill(String(forS));
  await panel.locator('.apply').click();
  await page.waitForFunction(
    () =>
      (window as { addressSearchQa?: { worker: { kind: string } } }).addressSearchQa?.worker.kind === 'on',
  );
  await panel.getByRole('tab').last().click();
  await expect(panel.getByRole('status')).toHaveText('');
}

/** The first search meets the outage, the fleet learns of it, and the next one goes round it. */
async function outageInFlight({ page, field, fleet }: Scene, target: string): Promise<void> {
  await force(page, target, 'hang', 60);
  await field.search(KT.query);
  await field.options.first().waitFor();
  await field.query.press('Escape');
  await fleet();
  await page.locator('outage-panel [data-phase=open]').waitFor();
  await field.query.fill('');
  await field.search(MANY);
  await field.options.first().waitFor();
}

const SHOTS: readonly Shot[] = [
  {
    name: 'outage-panel',
    path: '/signup.html?qa&load-timeout=2000',
    width: 1600,
    height: 900,
    play: (scene) => outageInFlight(scene, '카카오 우편번호'),
  },
  {
    name: 'outage-panel-phone',
    path: '/signup.html?qa&load-timeout=2000',
    width: 412,
    height: 915,
    play: async (scene) => {
      await outageInFlight(scene, '카카오 우편번호');
      await scene.field.query.press('Escape');
      const close = scene.page.locator('outage-panel').getByRole('button', { name: '닫기' });
      await close.click();
      await scene.page.keyboard.press('Alt+Shift+KeyO');
      await scene.page.locator('outage-panel h3').filter({ hasText: '최근 검색' }).waitFor();
      await scene.page.locator('outage-panel .body').evaluate((body) => body.scrollTo(0, 29));
    },
  },
  {
    name: 'outage-panel-dark-en',
    onDemand: true,
    path: '/signup.html?qa&load-timeout=2000&lang=en',
    width: 1600,
    height: 900,
    dark: true,
    play: async (scene) => {
      await scene.page.evaluate(() =>
        localStorage.setItem('address-search.outage-panel', JSON.stringify({ side: 'end', language: 'en' })),
      );
      await scene.page.reload();
      await outageInFlight(scene, 'Kakao Postcode');
    },
  },
  {
    name: 'outage-panel-choose',
    onDemand: true,
    path: '/signup.html?qa',
    width: 1280,
    height: 900,
    play: async ({ page }) => {
      await force(page, '카카오 우편번호', 'hang', 60);
      const panel = page.locator('outage-panel');
      await panel.getByRole('tab').first().click();
      const row = panel.getByRole('group', { name: '도로명주소 (juso)' });
      await row.getByRole('combobox').selectOption('slow');
    },
  },
];

async function take(browser: Browser, shot: Shot): Promise<void> {
  const simulated = await startSimulated();
  let endpoint: EndpointProcess | null = null;
  const demo = await startDemo({ port: 0, simulated, endpoint: () => endpoint?.url ?? null });
  const policy = { shortWindowMs: 10_000 };
  endpoint = await startEndpointProcess({ port: 0, origins: [demo.url], policy });
  const { url } = endpoint;
  const context = await browser.newContext({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });
  try {
    const page = await context.newPage();
    await page.goto(demo.url + shot.path);
    await shot.play({
      page,
      field: new AddressField(page.locator('address-search').first()),
      fleet: async () => {
        const { inc } = (await (await fetch(`${url}/v1/state`)).json()) as { inc: string };
        for (let name = 1; name <= 5; name++)
          await report({ name, address: `127.0.${name}.1` }, { url, inc });
      },
    });
    const path = `${folder}${shot.name}.png`;
    const { length } = await page.screenshot({ path, caret: 'hide' });
    if (length > MAX_BYTES) throw new Error(`${path} has ${length} bytes, more than ${MAX_BYTES}`);
    process.stdout.write(`${shot.name}.png ${Math.round(length / 1024)} kB\n`);
  } finally {
    await context.close();
    await Promise.all([demo.close(), simulated.close(), endpoint.close()]);
  }
}

await mkdir(folder, { recursive: true });
const executablePath = findBrowser();
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath ? { executablePath } : {}) });
try {
  for (const shot of SHOTS) {
    if (wanted.length === 0 ? !shot.onDemand : wanted.includes(shot.name)) await take(browser, shot);
  }
} finally {
  await browser.close();
}
