import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBrowser } from './testing/fake-browser.ts';
import { settle } from '../platform/testing/fake-clock.ts';
import { viewOf } from './testing/views.ts';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});

const heartbeat = (rev = 5): void => {
  for (const stream of browser.openStreams) stream.say('state', JSON.stringify(viewOf({ rev })));
};
const gets = (): number => browser.requests('GET').length;

describe('use', () => {
  it('nothing is asked before a field is in use', async () => {
    browser.tab();
    await browser.clock.advance(60_000);
    expect([browser.asked.length, browser.streams.length, browser.channels.size]).toEqual([0, 0, 0]);
  });

  it('a field in use asks at once, without cache and credentials', async () => {
    const tab = browser.tab();
    await tab.use();
    await browser.clock.advance(0);
    expect(tab.rev).toBe(5);
    expect(browser.asked[0]).toMatchObject({
      path: '/circuit/v1/state',
      init: { cache: 'no-store', credentials: 'omit' },
    });
  });

  it('a field in use opens the stream', async () => {
    await browser.tab().use();
    expect(browser.openStreams.map(({ url }) => url)).toEqual(['https://shop.example/circuit/v1/stream']);
  });

  it('a field used again with a fresh view asks nothing', async () => {
    const tab = browser.tab();
    await tab.use();
    await browser.clock.advance(0);
    tab.page.setHidden(true);
    tab.page.setHidden(false);
    await browser.clock.advance(1000);
    expect(gets()).toBe(1);
  });

  it('a field left for two minutes is still followed', async () => {
    const tab = browser.tab();
    await tab.use();
    tab.state.release();
    await browser.clock.advance(36_000);
    expect(browser.openStreams).toHaveLength(1);
  });

  it('a field left for three minutes is followed no more', async () => {
    const tab = browser.tab();
    await tab.use();
    tab.state.release();
    await browser.clock.advance(180_000);
    const before = browser.asked.length;
    await browser.clock.advance(600_000);
    expect(browser.openStreams).toHaveLength(0);
    expect(browser.channels.size).toBe(0);
    expect(browser.asked).toHaveLength(before);
    expect(browser.clock.pending).toBe(0);
  });

  it('a field that is used again in time is not given up', async () => {
    const tab = browser.tab({ openStream: null });
    await tab.use();
    tab.state.release();
    await browser.clock.advance(170_000);
    await tab.use();
    await browser.clock.advance(100_000);
    expect(tab.ageMs).toBeLessThan(20_000);
  });
});

describe('polls', () => {
  it('go on every 15 s where there is no lock', async () => {
    const tab = browser.tab({ lock: null });
    await tab.use();
    await browser.clock.advance(60_000);
    expect([gets(), browser.streams.length]).toEqual([5, 0]);
  });

  it.each([
    [0, 12_000],
    [0.999_999, 18_000],
  ])('are spread by a fifth (random %d)', async (random, ms) => {
    browser.random = random;
    await browser.tab({ lock: null }).use();
    await browser.clock.advance(0);
    await browser.clock.advance(ms - 1);
    expect(gets()).toBe(1);
    await browser.clock.advance(1);
    expect(gets()).toBe(2);
  });

  it('count the time that the answer lay in a cache', async () => {
    browser.answer = () => Response.json(viewOf(), { headers: { Age: '7' } });
    const tab = browser.tab();
    await tab.use();
    await browser.clock.advance(0);
    expect(tab.ageMs).toBe(7000);
  });

  it('are dated from the moment of asking: a view never seems younger than it is', async () => {
    const tab = browser.tab({ lock: null });
    let answer: (response: Response) => void = () => undefined;
    browser.answer = () => new Promise((resolve) => (answer = resolve));
    await tab.use();
    await browser.clock.advance(1000);
    answer(Response.json(viewOf()));
    await settle();
    expect(tab.ageMs).toBe(1000);
  });

  it('under way when the page is hidden are given up, and made anew when it is seen', async () => {
    const tab = browser.tab({ lock: null });
    browser.answer = () => new Promise(() => undefined);
    await tab.use();
    await browser.clock.advance(500);
    tab.page.setHidden(true);
    expect(browser.asked[0]?.init.signal?.aborted).toBe(true);
    tab.page.setHidden(false);
    await browser.clock.advance(0);
    expect(gets()).toBe(2);
  });

  it('that answer in the wrong order end with the newest view', async () => {
    const tab = browser.tab();
    let answer: (response: Response) => void = () => undefined;
    browser.answer = () => new Promise((resolve) => (answer = resolve));
    await tab.use();
    await browser.clock.advance(1000);
    heartbeat(6);
    answer(Response.json(viewOf({ rev: 5 })));
    await settle();
    expect(tab.rev).toBe(6);
  });

  it('slower than 1.5 s count as no answer, also when it comes', async () => {
    const tab = browser.tab({ lock: null });
    let answer: (response: Response) => void = () => undefined;
    browser.answer = () => new Promise((resolve) => (answer = resolve));
    await tab.use();
    await browser.clock.advance(1500);
    expect(browser.asked[0]?.init.signal?.aborted).toBe(true);
    answer(Response.json(viewOf()));
    await settle();
    expect(tab.rev).toBeNull();
  });

  it.each([
    ['refuses', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['answers 500', () => Response.json(viewOf({ rev: 9 }), { status: 500 })],
    ['answers HTML', () => new Response('<!doctype html>')],
    ['answers an unknown version', () => Response.json({ ...viewOf({ rev: 9 }), v: 2 })],
    ['hangs', () => new Promise<Response>(() => undefined)],
    ['hangs in the body', () => new Response(new ReadableStream())],
  ])('go on while the endpoint %s; the last view ages', async (_, answer) => {
    const tab = browser.tab({ lock: null });
    await tab.use();
    await browser.clock.advance(0);
    browser.answer = answer;
    await browser.clock.advance(60_000);
    expect([tab.rev, tab.ageMs]).toEqual([5, 60_000]);
    expect(gets()).toBeGreaterThanOrEqual(4);
  });

  it('find the endpoint again when it is back', async () => {
    const tab = browser.tab({ lock: null });
    browser.answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await tab.use();
    await browser.clock.advance(400_000);
    expect(tab.rev).toBeNull();
    browser.answer = () => Response.json(viewOf({ rev: 8 }));
    await browser.clock.advance(15_000);
    expect(tab.rev).toBe(8);
  });
});

describe('sleep', () => {
  it('of a laptop makes the view stale, and the endpoint is asked anew', async () => {
    const tab = browser.tab();
    await tab.use();
    heartbeat();
    const before = browser.openStreams[0];
    browser.clock.jump(3_600_000);
    expect(tab.ageMs).toBe(30_001);
    await browser.clock.advance(0);
    expect(tab.ageMs).toBe(0);
    expect(before?.isClosed).toBe(true);
    expect(browser.openStreams).toHaveLength(1);
  });

  it('is noticed by the poll that comes after it, without a search', async () => {
    const tab = browser.tab({ lock: null });
    await tab.use();
    await browser.clock.advance(10_000);
    browser.clock.jump(3_600_000);
    browser.answer = () => Response.json(viewOf({ rev: 6 }));
    await browser.clock.advance(5000);
    expect([tab.rev, tab.ageMs]).toEqual([6, 0]);
  });

  it('during a request leaves its answer stale', async () => {
    const tab = browser.tab({ lock: null });
    let answer: (response: Response) => void = () => undefined;
    browser.answer = () => new Promise((resolve) => (answer = resolve));
    await tab.use();
    await browser.clock.advance(100);
    browser.clock.jump(3_600_000);
    answer(Response.json(viewOf()));
    await settle();
    expect([tab.rev, tab.ageMs]).toEqual([5, 30_001]);
  });

  it('a clock that is wrong by an hour from the start changes nothing', async () => {
    browser.clock.jump(-3_600_000);
    const tab = browser.tab();
    await tab.use();
    await browser.clock.advance(10_000);
    expect([tab.rev, tab.ageMs]).toEqual([5, 10_000]);
  });
});
