import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import UPNG from 'upng-js';
import { startEndpointProcess } from '../../demo/endpoint.ts';
import { SHOW_POLICY } from '../../demo/run.ts';
import { startDemo } from '../../demo/server.ts';
import { startSimulated } from '../../src/qa/simulated/index.ts';
import { BROWSER_ARGS, findBrowser } from '../setup/browser.ts';

/** The picture that moves: one service is turned off, and the search goes on. An APNG, which README shows. */
const PATH = fileURLToPath(new URL('../../public/screenshots/show.png', import.meta.url));
const SIZE = { width: 960, height: 720 };
const MAX_BYTES = 600 * 1024;
const COLOURS = 96;
const FRAME_MS = 150;
const HOLD_MS = { first: 1_500, last: 4_000 };

interface Frame {
  readonly png: Buffer;
  readonly at: number;
}

/** Takes a picture every `FRAME_MS` until `isOver`; those that are the same as the one before are left out. */
async function film(shoot: () => Promise<Buffer>, isOver: () => Promise<boolean>): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  for (let isLast = false; ; isLast = await isOver()) {
    const at = performance.now();
    const png = await shoot();
    if (!frames.at(-1)?.png.equals(png)) frames.push({ png, at });
    if (isLast) return frames;
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  }
}

const simulated = await startSimulated();
let endpointUrl: string | null = null;
const demo = await startDemo({ port: 0, simulated, endpoint: () => endpointUrl });
const origins = [demo.url, demo.url.replace('127.0.0.1', 'localhost')];
const endpoint = await startEndpointProcess({ port: 0, origins, policy: SHOW_POLICY });
endpointUrl = endpoint.url;
const executablePath = findBrowser();
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath ? { executablePath } : {}) });
try {
  const page = await browser.newPage({ viewport: SIZE, locale: 'ko-KR', colorScheme: 'light' });
  await page.goto(demo.url);
  const serving = page.locator('[data-service="kakao-postcode"][data-serving]');
  await serving.waitFor();
  for (const name of ['A', 'B'])
    await page.frameLocator(`iframe[title$="${name}"]`).getByRole('combobox').waitFor();
  const shoot = (): Promise<Buffer> => page.screenshot({ caret: 'hide' });
  const before = { png: await shoot(), at: 0 };
  await page.locator('[data-begin]').click();
  const ended = page.locator('.route[data-state="ended"]');
  const frames = [before, ...(await film(shoot, async () => (await ended.count()) === 2))];

  const delays = frames.map(({ at }, index) => {
    if (index === 0) return HOLD_MS.first;
    const next = frames[index + 1];
    return next ? Math.round(next.at - at) : HOLD_MS.last;
  });
  const pixels = frames.flatMap(({ png }) =>
    UPNG.toRGBA8(UPNG.decode(new Uint8Array(png).buffer)).slice(0, 1),
  );
  const bytes = Buffer.from(UPNG.encode(pixels, SIZE.width, SIZE.height, COLOURS, delays));
  if (bytes.length > MAX_BYTES) throw new Error(`${PATH} has ${bytes.length} bytes, more than ${MAX_BYTES}`);
  await writeFile(PATH, bytes);
  process.stdout.write(`show.png ${Math.round(bytes.length / 1024)} kB, ${frames.length} frames\n`);
} finally {
  await browser.close();
  await Promise.all([demo.close(), simulated.close(), endpoint.close()]);
}
