import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportedOutcome } from './report-queue.ts';
import { FakeBrowser, type FakeTab } from './testing/fake-browser.ts';
import { settle } from '../platform/testing/fake-clock.ts';
import { INC, LATER_INC, outcomeOf, viewOf } from './testing/views.ts';

let browser: FakeBrowser;
let tab: FakeTab;

beforeEach(async () => {
  browser = new FakeBrowser();
  tab = browser.tab();
  await tab.use();
  await browser.clock.advance(0);
  for (const stream of browser.openStreams) stream.open();
});

const advance = (ms: number): Promise<void> => browser.clock.advance(ms);
const report = (changes: Partial<ReportedOutcome> = {}): void => {
  tab.state.report(outcomeOf(browser.clock.now(), changes));
};
const bad = { outcome: 'bad', corroborated: true, durationMs: 3000 } as const;
const posts = () => browser.requests('POST');
const last = () => posts().at(-1);
const accept = (): void => {
  browser.answer = () => Response.json(viewOf());
};

describe('what goes out', () => {
  it('a report as the endpoint wants it, and nothing else', async () => {
    report();
    await advance(250);
    expect(posts()).toMatchObject([
      { path: '/circuit/v1/reports', init: { keepalive: true, credentials: 'omit', cache: 'no-store' } },
    ]);
    expect(last()?.init.headers).toEqual({ 'Content-Type': 'text/plain' });
    expect(last()?.body).toEqual({
      v: 1,
      reporter: tab.state.reporter,
      seq: expect.any(Number) as number,
      inc: INC,
      rev: 5,
      items: [
        {
          provider: 'juso',
          epoch: 1,
          kind: 'normal',
          ok: 1,
          bad: 0,
          late: 0,
          censored: 0,
          opaque: 0,
          void: 0,
          misconfigured: 0,
          limited: 0,
          suspectEmpty: 0,
          corroborated: 0,
          sample: 1,
          ageMs: 250,
          ms: [[200, 1]],
        },
      ],
    });
  });

  it('what else the caller has at hand stays here', async () => {
    tab.state.report({ ...outcomeOf(browser.clock.now()), query: '세종대로 110' } as ReportedOutcome);
    await advance(250);
    expect(last()?.init.body).not.toContain('세종대로');
  });

  it('providers that the endpoint has no circuit for are left out', async () => {
    report({ provider: 'postcodes-io' });
    report();
    await advance(250);
    expect(last()?.body.items).toMatchObject([{ provider: 'juso' }]);
  });

  it('if there are no others nothing is sent', async () => {
    report({ provider: 'postcodes-io' });
    report({ provider: 'toString' });
    await advance(60_000);
    expect(posts()).toHaveLength(0);
    expect(tab.state.dropped).toBe(0);
  });

  it('what was seen under a store that is wiped since is left out', async () => {
    report();
    browser.openStreams[0]?.say('state', JSON.stringify(viewOf({ inc: LATER_INC, rev: 1 })));
    report(bad);
    await advance(0);
    expect(last()?.body).toMatchObject({ inc: LATER_INC, rev: 1, items: [{ ok: 0, bad: 1 }] });
  });

  it('never more than 2 kB; the newest first', async () => {
    for (let epoch = 1; epoch <= 20; epoch++) report({ epoch });
    await advance(250);
    expect(String(last()?.init.body).length).toBeLessThanOrEqual(2048);
    expect(last()?.body.items.at(-1)).toMatchObject({ epoch: 20 });
    await advance(10_000);
    const epochs = posts().flatMap(({ body }) => body.items.map(({ epoch }) => epoch));
    expect(new Set(epochs).size).toBe(20);
  });
});

describe('when', () => {
  it('the first success goes within 250 ms', async () => {
    report();
    await advance(249);
    expect(posts()).toHaveLength(0);
    await advance(1);
    expect(posts()).toHaveLength(1);
  });

  it('a failure goes at once and takes along what waits', async () => {
    report();
    report(bad);
    await advance(0);
    expect(last()?.body.items).toMatchObject([{ ok: 1 }, { bad: 1, corroborated: 1 }]);
  });

  it('then at most one report goes every 2 s', async () => {
    report();
    await advance(250);
    report(bad);
    await advance(1999);
    expect(posts()).toHaveLength(1);
    await advance(1);
    expect(posts()).toHaveLength(2);
  });

  it('a report waits for the answer to the one before', async () => {
    browser.answer = () => new Promise(() => undefined);
    report(bad);
    await advance(0);
    report();
    await advance(1499);
    expect(posts()).toHaveLength(1);
  });

  it('a first report without any view waits until there is one', async () => {
    browser = new FakeBrowser();
    browser.answer = () => Promise.reject(new TypeError('Failed to fetch'));
    tab = browser.tab();
    report();
    await advance(5000);
    expect(posts()).toHaveLength(0);
    accept();
    await advance(20_000);
    expect(posts()).toHaveLength(1);
    expect(last()?.body.items).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('a hidden page sends at once what waits', async () => {
    report();
    tab.page.setHidden(true);
    await settle();
    expect([posts().length, browser.beacons.length]).toEqual([1, 0]);
  });

  it('a beacon is used while another report is under way', async () => {
    browser.answer = () => new Promise(() => undefined);
    report(bad);
    await advance(0);
    report();
    tab.page.setHidden(true);
    const body = JSON.parse(browser.beacons[0] ?? '{}') as { seq: number; items: unknown[] };
    expect(body.items).toMatchObject([{ ok: 1 }]);
    expect(body.seq).toBeGreaterThan(Number(last()?.body['seq']));
  });

  it('a beacon is used where a fetch would die with the page', async () => {
    tab = browser.tab({ keepalive: false });
    report();
    tab.page.setHidden(true);
    await advance(10_000);
    expect([posts().length, browser.beacons.length]).toEqual([0, 1]);
  });

  it('without beacons the report under way is not sent twice', async () => {
    tab = browser.tab({ beacon: null });
    await tab.use();
    browser.answer = () => new Promise(() => undefined);
    report(bad);
    await advance(0);
    tab.page.setHidden(true);
    await settle();
    expect(posts()).toHaveLength(1);
  });

  it('a beacon that is refused leaves the report for later', async () => {
    tab = browser.tab({ keepalive: false, beacon: () => false });
    await tab.use();
    report();
    tab.page.setHidden(true);
    await advance(250);
    expect(posts()).toHaveLength(1);
  });

  it('with nothing to say nothing is sent', async () => {
    tab.page.setHidden(true);
    await advance(1000);
    expect([posts().length, browser.beacons.length]).toEqual([0, 0]);
  });
});

it('a reporter that the endpoint did not choose is silent', async () => {
  browser.openStreams[0]?.say('state', JSON.stringify(viewOf({ rev: 6, sample: 0 })));
  report(bad);
  report();
  await advance(10_000);
  expect(posts()).toHaveLength(0);
});

describe('a call that began before any view had come', () => {
  const epochs = () => (last()?.body as { items: { epoch: number }[] }).items.map(({ epoch }) => epoch);

  it('counts under the epoch of a circuit that stood then as it stands now', async () => {
    report({ epoch: 0 });
    await advance(250);
    expect(epochs()).toEqual([1]);
  });

  it('counts under none when the circuit has changed since', async () => {
    const providers = viewOf().providers;
    const juso = { ...providers['juso'], epoch: 2, phaseAgeMs: 0 } as (typeof providers)[string];
    browser.answer = () => Response.json({ ...viewOf(), rev: 6, providers: { ...providers, juso } });
    report({ epoch: 0, durationMs: 200 });
    report({ provider: 'kakao-postcode' });
    await advance(250);
    report({ epoch: 0, durationMs: 4000 });
    await advance(5000);
    expect(epochs()).toEqual([0]);
  });
});
