import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { AddressField } from '../address-field.ts';
import { KT, MANY } from '../known-addresses.ts';
import { BROWSER_ARGS, findBrowser } from '../setup/browser.ts';
import { startSimulated, type Fault, type SimulatedProviders } from '../../src/qa/simulated/index.ts';
import { startDemo } from '../../demo/server.ts';

const FOLDER = fileURLToPath(new URL('../../public/screenshots/', import.meta.url));
const MAX_BYTES = 120 * 1024;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width: 360 | 720;
  readonly height: number;
  readonly dark?: true;
  /** Who is out, and how, from before the page opens. */
  readonly out?: { readonly kakao: Fault; readonly juso: Fault };
  readonly play: (field: AddressField) => Promise<void>;
}

const SHOTS: readonly Shot[] = [
  { name: 'signup', path: '/signup.html', width: 720, height: 760, play: async () => undefined },
  {
    name: 'results',
    path: '/signup.html?order=juso-first',
    width: 720,
    height: 1000,
    play: async (field) => {
      await field.search(MANY);
      await field.options.first().waitFor();
      await field.query.press('ArrowDown');
    },
  },
  {
    name: 'viewer',
    path: '/signup.html',
    width: 720,
    height: 1000,
    play: async (field) => {
      await field.search(KT.query);
      await field.viewerRow.waitFor();
    },
  },
  {
    name: 'failing-over',
    path: '/signup.html?order=juso-first&timeout=1500',
    width: 720,
    height: 760,
    out: { kakao: 'hang', juso: 'hang' },
    play: async (field) => {
      await field.search(KT.query);
      await field.status.filter({ hasText: '다른 주소 서비스' }).waitFor();
    },
  },
  {
    name: 'manual',
    path: '/signup.html',
    width: 720,
    height: 1000,
    out: { kakao: 'refused', juso: '500' },
    play: async (field) => {
      await field.search(KT.query);
      await field.status.filter({ hasText: '직접 입력' }).waitFor();
    },
  },
  {
    name: 'dark',
    path: '/signup.html?order=juso-first',
    width: 720,
    height: 1000,
    dark: true,
    play: async (field) => {
      await field.search(MANY);
      await field.options.first().waitFor();
      await field.query.press('ArrowDown');
    },
  },
  {
    name: 'phone',
    path: '/signup.html?order=juso-first',
    width: 360,
    height: 740,
    play: async (field) => {
      await field.search(MANY);
      await field.options.first().waitFor();
    },
  },
  {
    name: 'job',
    path: '/job.html?order=juso-first',
    width: 720,
    height: 1100,
    play: async (field) => {
      await field.pickFirst(KT.query);
      await field.detail.fill('3층 301호');
    },
  },
  {
    name: 'legacy',
    path: '/legacy.html?order=juso-first',
    width: 720,
    height: 900,
    play: async (field) => {
      await field.pickFirst(KT.query);
    },
  },
];

async function take(browser: Browser, url: string, shot: Shot, simulated: SimulatedProviders): Promise<void> {
  await simulated.setFault('kakao-postcode', shot.out?.kakao ?? null);
  await simulated.setFault('juso', shot.out?.juso ?? null);
  const context = await browser.newContext({
    // A phone has no mouse.
    hasTouch: shot.width === 360,
    isMobile: shot.width === 360,
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'ko-KR',
  });
  const page = await context.newPage();
  await page.goto(url + shot.path);
  await shot.play(new AddressField(page.locator('address-search').first()));
  const path = `${FOLDER}${shot.name}.png`;
  const { length } = await page.screenshot({ path, caret: 'hide' });
  if (length > MAX_BYTES) throw new Error(`${path} has ${length} bytes, more than ${MAX_BYTES}`);
  process.stdout.write(`${shot.name}.png ${Math.round(length / 1024)} kB\n`);
  await context.close();
}

await mkdir(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
const simulated = await startSimulated();
const demo = await startDemo({ port: 0, simulated });
const executablePath = findBrowser();
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath ? { executablePath } : {}) });
try {
  for (const shot of SHOTS) {
    if (wanted.length > 0 && !wanted.includes(shot.name)) continue;
    await take(browser, demo.url, shot, simulated);
  }
} finally {
  await browser.close();
  await Promise.all([demo.close(), simulated.close()]);
}
