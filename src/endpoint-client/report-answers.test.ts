import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportedOutcome } from './report-queue.ts';
import { FakeBrowser, type FakeTab } from './testing/fake-browser.ts';
import { settle } from '../platform/testing/fake-clock.ts';
import { closed, outcomeOf, viewOf } from './testing/views.ts';

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
const refuse = (status: number, headers: HeadersInit = {}): void => {
  browser.answer = () => new Response('{"title":"no"}', { status, headers });
};
const accept = (): void => {
  browser.answer = () => Response.json(viewOf());
};

describe('the answers to a report', () => {
  it('the answer tells the reporter of the trip at once', async () => {
    browser.answer = () =>
      Response.json(
        viewOf({ rev: 6, providers: { juso: { ...closed, epoch: 2, phase: 'open', share: 0 } } }),
      );
    report(bad);
    await advance(0);
    expect(tab.rev).toBe(6);
  });

  it('an answer that is older than what the stream has brought is not taken', async () => {
    let answer: (response: Response) => void = () => undefined;
    browser.answer = () => new Promise((resolve) => (answer = resolve));
    report(bad);
    await advance(0);
    browser.openStreams[0]?.say('state', JSON.stringify(viewOf({ rev: 7 })));
    answer(Response.json(viewOf({ rev: 6 })));
    await settle();
    expect(tab.rev).toBe(7);
  });

  it('429 is obeyed, and the report goes after it under a new number', async () => {
    refuse(429, { 'Retry-After': '20' });
    report();
    await advance(250);
    accept();
    report(bad);
    await advance(19_999);
    expect(posts()).toHaveLength(1);
    await advance(1);
    const [refused, taken] = posts();
    expect(taken?.body.items).toMatchObject([{ ok: 1 }]);
    expect(Number(taken?.body['seq'])).toBeGreaterThan(Number(refused?.body['seq']));
  });

  it('429 is obeyed on leaving too', async () => {
    refuse(429, { 'Retry-After': '20' });
    report();
    await advance(250);
    report(bad);
    tab.page.setHidden(true);
    await advance(1000);
    expect([posts().length, browser.beacons.length]).toEqual([1, 0]);
  });

  it('429 that does not say how long means 15 s', async () => {
    refuse(429);
    report();
    await advance(250);
    accept();
    await advance(14_999);
    expect(posts()).toHaveLength(1);
    await advance(1);
    expect(posts()).toHaveLength(2);
  });

  it.each([400, 403, 413])('%d drops the report and counts it; the next one goes', async (status) => {
    refuse(status);
    report();
    await advance(250);
    expect(tab.state.dropped).toBe(1);
    accept();
    report(bad);
    await advance(2000);
    expect(posts()).toHaveLength(2);
    expect(posts().at(-1)?.body.items).toMatchObject([{ ok: 0, bad: 1 }]);
  });

  it.each([
    ['is refused', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['is 500', () => new Response('', { status: 500 })],
    ['is a page of the Wi-Fi', () => new Response('<h1>Log in</h1>')],
    ['hangs', () => new Promise<Response>(() => undefined)],
  ])('an answer that %s leaves the report to be sent again, the very same one', async (_, answer) => {
    browser.answer = answer;
    report();
    await advance(2000);
    accept();
    report(bad);
    await advance(8000);
    const [lost, again, next] = posts();
    expect(again?.body['seq']).toBe(lost?.body['seq']);
    expect(again?.body.items).toMatchObject([{ ok: 1, bad: 0 }]);
    expect(next?.body.items).toMatchObject([{ ok: 0, bad: 1 }]);
    expect(posts()).toHaveLength(3);
  });

  it('a dead endpoint is asked less and less, and after 60 s there is nothing to say', async () => {
    browser.answer = () => Promise.reject(new TypeError('Failed to fetch'));
    report();
    await advance(600_000);
    expect(posts().length).toBeLessThanOrEqual(6);
    expect(tab.state.dropped).toBe(1);
  });
  it('an endpoint that was back for a while is soon asked again', async () => {
    const dead = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
    browser.answer = dead;
    report();
    await advance(30_000);
    accept();
    await advance(20_000);
    browser.answer = dead;
    report();
    await advance(250);
    const before = posts().length;
    accept();
    await advance(2000);
    expect(posts()).toHaveLength(before + 1);
  });
});
