import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBrowser } from './testing/fake-browser.ts';
import { settle } from '../platform/testing/fake-clock.ts';
import { outcomeOf, viewOf } from './testing/views.ts';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});

describe("the endpoint's client", () => {
  it('without an answer there is no view, and nothing waits for one', () => {
    browser.answer = () => new Promise(() => undefined);
    const tab = browser.tab();
    tab.state.use();
    expect(tab.state.readView()).toBeNull();
  });

  it('a view older than its grace is none', async () => {
    const tab = browser.tab();
    await tab.use();
    await browser.clock.advance(0);
    tab.page.setHidden(true);
    await browser.clock.advance(300_000);
    expect(tab.rev).toBe(5);
    await browser.clock.advance(1);
    expect(tab.rev).toBeNull();
  });

  it('a change is told once, a renewal is not', async () => {
    const tab = browser.tab({ lock: null });
    await tab.use();
    await browser.clock.advance(60_000);
    expect(tab.changes).toBe(1);
  });

  it('a page in the back/forward cache holds nothing open', async () => {
    const tab = browser.tab();
    await tab.use();
    tab.page.setHidden(true);
    await settle();
    expect(browser.openStreams).toHaveLength(0);
    expect(browser.channels.size).toBe(0);
    expect([...browser.locks.values()].flat()).toEqual([]);
    expect(browser.clock.pending).toBe(0);
  });

  it('a page that comes back out of it opens the stream again', async () => {
    const tab = browser.tab();
    await tab.use();
    tab.page.setHidden(true);
    await browser.clock.advance(600_000);
    browser.answer = () => Response.json(viewOf({ rev: 11 }));
    tab.page.setHidden(false);
    await browser.clock.advance(0);
    expect(browser.openStreams).toHaveLength(1);
    expect(tab.rev).toBe(11);
  });

  it('a page that comes back with no field in use asks nothing', async () => {
    const tab = browser.tab();
    tab.page.setHidden(true);
    tab.page.setHidden(false);
    await browser.clock.advance(60_000);
    expect([browser.asked.length, browser.streams.length]).toEqual([0, 0]);
  });

  it('a focus in a page whose return was not told opens it too', async () => {
    const tab = browser.tab();
    await tab.use();
    for (const listener of tab.page.listeners) listener(true);
    expect(browser.openStreams).toHaveLength(0);
    await tab.use();
    expect(browser.openStreams).toHaveLength(1);
  });

  it('a hidden page that is used waits until it is seen', async () => {
    const tab = browser.tab();
    tab.page.setHidden(true);
    await tab.use();
    expect(browser.streams).toHaveLength(0);
    tab.page.setHidden(false);
    await settle();
    expect(browser.openStreams).toHaveLength(1);
  });

  it('disposed, it leaves no timer, listener, stream, channel and lock', async () => {
    const tab = browser.tab();
    await tab.use();
    browser.answer = () => new Promise(() => undefined);
    tab.state.report(outcomeOf(browser.clock.now()));
    await browser.clock.advance(250);
    tab.state.release();
    tab.state.report(outcomeOf(browser.clock.now()));
    tab.state.dispose();
    await settle();
    expect(browser.openStreams).toHaveLength(0);
    expect(browser.channels.size).toBe(0);
    expect([...browser.locks.values()].flat()).toEqual([]);
    expect(tab.page.listeners.size).toBe(0);
    expect(browser.clock.pending).toBe(0);
  });

  it('disposed while it asks for a first view, it waits no more', async () => {
    const tab = browser.tab();
    browser.answer = () => new Promise(() => undefined);
    tab.state.report(outcomeOf(browser.clock.now()));
    await browser.clock.advance(250);
    expect(browser.asked).toHaveLength(1);
    tab.state.dispose();
    expect(browser.clock.pending).toBe(0);
  });

  it('a report that is under way goes on when the field is taken away', async () => {
    const tab = browser.tab();
    await tab.use();
    await browser.clock.advance(0);
    browser.answer = () => new Promise(() => undefined);
    tab.state.report(outcomeOf(browser.clock.now()));
    await browser.clock.advance(250);
    tab.state.dispose();
    expect(browser.requests('POST').map(({ init }) => init.signal?.aborted)).toEqual([false]);
  });

  it('disposed, it says what it still knew and asks nothing more', async () => {
    const tab = browser.tab();
    await tab.use();
    await browser.clock.advance(0);
    tab.state.report(outcomeOf(browser.clock.now()));
    tab.state.dispose();
    tab.state.use();
    tab.state.report(outcomeOf(browser.clock.now()));
    await browser.clock.advance(60_000);
    expect(browser.asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('a page with no feature at all still polls and reports', async () => {
    const nothing = { openStream: null, lock: null, openChannel: null, beacon: null, keepalive: false };
    const storage = { read: () => null, write: () => undefined };
    const tab = browser.tab({ ...nothing, storage });
    await tab.use();
    await browser.clock.advance(0);
    tab.state.report(outcomeOf(browser.clock.now()));
    await browser.clock.advance(250);
    expect(tab.rev).toBe(5);
    expect(browser.requests('POST')).toHaveLength(1);
  });
});
