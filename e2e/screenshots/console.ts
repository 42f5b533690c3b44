/**
 * Pictures of the operators' console for the README: half an hour of traffic, and an outage under way. The
 * endpoint is the real one; its clock runs fast until the pictures are taken. `tsx e2e/screenshots/console.ts`
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '../setup/browser.ts';
import type { PublicView } from '../../src/circuit/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { defaultLimits, defaultRules, startEndpoint } from '../../src/endpoint/index.ts';
import { openEmbeddedStore } from '../../src/endpoint/stores/embedded/embedded-store.ts';

const FOLDER = fileURLToPath(new URL('../../public/screenshots/', import.meta.url));
const MAX_BYTES = 260 * 1024;
const TOKEN = 'a-token-for-pictures-0123456789';
const PEOPLE = 24;
const MINUTE = 60_000;
const HEALTHY_MS = 25 * MINUTE;
const OUTAGE_MS = 3 * MINUTE;

/** A clock that runs `rate` times as fast until it is told to run as others do. */
class FastClock implements Clock {
  #rate = 40;
  #from = performance.now();
  #at = Date.now() - HEALTHY_MS - OUTAGE_MS;

  readonly now = (): number => this.#at + (performance.now() - this.#from) * this.#rate;
  readonly wall = (): number => Math.floor(this.now());

  slow(): void {
    this.#at = this.now();
    this.#from = performance.now();
    this.#rate = 1;
  }

  every(ms: number, run: () => void): () => void {
    let stop = (): void => undefined;
    const next = (): void => {
      stop = this.after(ms, () => {
        next();
        run();
      });
    };
    next();
    return () => stop();
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms / this.#rate);
    return () => clearTimeout(timer);
  }
}

const clock = new FastClock();
const data = await mkdtemp(join(tmpdir(), 'address-search-console-'));
const { policy } = defaultRules;
const store = await openEmbeddedStore({ dir: data, policy, now: clock.wall, onTrouble: console.error });
const endpoint = await startEndpoint(
  {
    ...{ port: 0, host: '127.0.0.1', providers: ['kakao-postcode', 'juso'], allowOrigins: [] },
    ...{ trustProxy: { hops: 1 }, policy, limits: defaultLimits, clock, log: { level: 'silent' } },
    opsTokens: [{ name: 'kim', token: TOKEN }],
  },
  store,
);

interface Calls {
  readonly ok?: number;
  readonly bad?: number;
  readonly late?: number;
  readonly kind?: 'normal' | 'probe';
  readonly ms?: readonly (readonly [number, number])[];
}

let view = endpoint.keeper.view();
let seq = 0;

/** One browser of its own network says how its calls ended. */
async function report(person: number, calls: Readonly<Record<string, Calls>>): Promise<void> {
  const none = { censored: 0, opaque: 0, void: 0, misconfigured: 0, limited: 0, suspectEmpty: 0 };
  const items = Object.entries(calls).map(
    ([provider, { ok = 0, bad = 0, late = 0, kind = 'normal', ms }]) => ({
      ...{ provider, epoch: view.providers[provider]?.epoch ?? 1, kind, ok, bad, late, ...none },
      ...{ corroborated: bad, sample: 1, ageMs: 0, ms: ms ?? [] },
    }),
  );
  seq += 1;
  const answer = await fetch(`${endpoint.url}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.${person}.7` },
    body: JSON.stringify({
      ...{ v: 1, reporter: `reporter-for-pictures-${person}`, seq, inc: view.inc, rev: view.rev, items },
    }),
  });
  if (answer.status !== 200) throw new Error(`report: ${answer.status} ${await answer.text()}`);
  view = (await answer.json()) as PublicView;
}

/** What the calls of some seconds are like; `i` makes them differ a little, the same in every run. */
function callsAt(i: number, isOut: boolean): Readonly<Record<string, Calls>> {
  const wave = Math.round(3 + 2 * Math.sin(i / 17) + (i % 3));
  const juso: Calls = { ok: wave, ms: [[i % 5 === 0 ? 250 : 100, wave]] };
  if (!isOut) {
    const late = i % 23 === 0 ? 1 : 0;
    const kakao = { ok: wave, late, ms: [[i % 7 === 0 ? 1_000 : 500, wave + late]] } as const;
    return { 'kakao-postcode': kakao, ...(i % 9 === 0 ? { juso: { ok: 1, ms: [[100, 1]] } } : {}) };
  }
  const phase = view.providers['kakao-postcode']?.phase;
  if (phase === 'closed') return { 'kakao-postcode': { bad: wave }, juso };
  if (phase === 'half-open') return { 'kakao-postcode': { bad: 1, kind: 'probe' }, juso };
  return { juso };
}

async function operate(method: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${endpoint.url}/v1/ops/${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rev: endpoint.keeper.record.rev, ...body }),
  });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

interface Shot {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: true;
}

const SHOTS: readonly Shot[] = [
  { name: 'ops-console', width: 1280, height: 1180 },
  { name: 'ops-console-dark', width: 1280, height: 1180, dark: true },
  { name: 'ops-console-phone', width: 375, height: 812 },
];

async function take(browser: Browser, { name, width, height, dark }: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...{ locale: 'ko-KR', timezoneId: 'Asia/Seoul' },
  });
  const page = await context.newPage();
  await page.goto(`${endpoint.url}/ops/`);
  await page.getByLabel('토큰').fill(TOKEN);
  await page.keyboard.press('Enter');
  await page.getByText(/^\s*실시간\s/).waitFor();
  // On a phone the charts are folded.
  if (width > 600) await page.locator('ops-chart .plot canvas').first().waitFor();
  await page.locator('ops-timeline').getByText('긴급 안내').first().waitFor();
  const path = `${FOLDER}${name}.png`;
  const { length } = await page.screenshot({ path, caret: 'hide' });
  if (length > MAX_BYTES) throw new Error(`${path} has ${length} bytes, more than ${MAX_BYTES}`);
  process.stdout.write(`${name}.png ${Math.round(length / 1024)} kB\n`);
  await context.close();
}

try {
  const begun = clock.now();
  for (let i = 0; clock.now() - begun < HEALTHY_MS + OUTAGE_MS; i++) {
    const isOut = clock.now() - begun > HEALTHY_MS;
    const people = isOut ? 6 : 2;
    for (let each = 0; each < people; each++) await report((i * people + each) % PEOPLE, callsAt(i, isOut));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  clock.slow();
  const text = {
    ko: '카카오 우편번호 장애로 다른 주소 서비스를 쓰고 있습니다. 주소 검색은 계속됩니다.',
    en: 'Kakao postcode is down, so another address service is used. Search goes on.',
  };
  await operate('PUT', 'notice', {
    level: 'warning',
    text,
    reason: '카카오 우편번호 장애를 확인했습니다',
    forMs: 60 * MINUTE,
  });
  await mkdir(FOLDER, { recursive: true });
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: BROWSER_ARGS,
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    for (const shot of SHOTS) await take(browser, shot);
  } finally {
    await browser.close();
  }
} finally {
  await endpoint.close();
  await store.close();
  await rm(data, { recursive: true, force: true });
}
