import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBrowser } from './testing/fake-browser.ts';
import { viewOf } from './testing/views.ts';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});

const heartbeat = (rev = 5): void => {
  for (const stream of browser.openStreams) stream.say('state', JSON.stringify(viewOf({ rev })));
};
const gets = (): number => browser.requests('GET').length;

describe('a view that is followed by a stream', () => {
  it('an event brings the new view at once', async () => {
    const tab = browser.tab();
    await tab.use();
    heartbeat(6);
    expect(tab).toMatchObject({ rev: 6, ageMs: 0, changes: 1 });
  });

  it('while it is open nobody polls', async () => {
    await browser.tab().use();
    for (let beat = 0; beat < 10; beat++) {
      heartbeat();
      await browser.clock.advance(15_000);
    }
    expect(gets()).toBe(0);
  });

  it('until it opens there are polls', async () => {
    await browser.tab().use();
    await browser.clock.advance(30_000);
    expect(gets()).toBe(3);
  });

  it('regression: one that something on the way holds back was open to the browser, so nobody polled for 37 s', async () => {
    const tab = browser.tab();
    await tab.use();
    for (const stream of browser.openStreams) stream.open();
    await browser.clock.advance(30_000);
    expect(gets()).toBe(3);
    heartbeat();
    await browser.clock.advance(30_000);
    expect(gets()).toBe(3);
  });

  it('when it falls silent it is closed and the state is polled', async () => {
    const tab = browser.tab();
    await tab.use();
    heartbeat();
    await browser.clock.advance(37_499);
    expect([browser.openStreams.length, gets()]).toEqual([1, 0]);
    await browser.clock.advance(1);
    expect([browser.openStreams.length, gets()]).toEqual([0, 1]);
    expect(tab.ageMs).toBe(0);
  });

  it('one that never opens counts as silent too', async () => {
    browser.answer = () => new Promise(() => undefined);
    await browser.tab().use();
    await browser.clock.advance(37_500);
    expect(browser.openStreams).toHaveLength(0);
  });

  it('garbage is no sign of life', async () => {
    await browser.tab().use();
    heartbeat();
    await browser.clock.advance(20_000);
    browser.openStreams[0]?.say('state', '<h1>hello</h1>');
    await browser.clock.advance(17_500);
    expect(browser.openStreams).toHaveLength(0);
  });

  it.each([
    [0, 1000],
    [0.999_999, 60_000],
  ])('closed by the endpoint, it is opened again after 1 to 60 s (random %d)', async (random, ms) => {
    browser.random = random;
    await browser.tab().use();
    browser.openStreams[0]?.refuse();
    await browser.clock.advance(ms - 1);
    expect(browser.openStreams).toHaveLength(0);
    await browser.clock.advance(1);
    expect(browser.openStreams).toHaveLength(1);
  });

  it('lost for a moment, it is left to the browser, and polls fill the gap', async () => {
    await browser.tab().use();
    heartbeat();
    browser.openStreams[0]?.breakOff();
    await browser.clock.advance(15_000);
    expect([browser.streams.length, gets()]).toEqual([1, 1]);
    heartbeat();
    await browser.clock.advance(30_000);
    expect(gets()).toBe(1);
  });

  it('a word of a stream that was closed is not heard', async () => {
    const tab = browser.tab();
    await tab.use();
    const old = browser.openStreams[0];
    tab.page.setHidden(true);
    old?.refuse();
    old?.say('state', JSON.stringify(viewOf({ rev: 7 })));
    await browser.clock.advance(120_000);
    expect([tab.rev, browser.streams.length]).toEqual([null, 1]);
  });
});
