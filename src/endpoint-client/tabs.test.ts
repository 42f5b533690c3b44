import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBrowser, type FakeTab } from './testing/fake-browser.ts';
import type { Clock } from '../platform/index.ts';
import { settle } from '../platform/testing/fake-clock.ts';
import { viewOf } from './testing/views.ts';

let browser: FakeBrowser;
let first: FakeTab;
let second: FakeTab;

beforeEach(async () => {
  browser = new FakeBrowser();
  first = browser.tab();
  await first.use();
  heartbeat();
  second = browser.tab();
  await second.use();
});

function heartbeat(rev = 5): void {
  for (const stream of browser.openStreams) stream.say('state', JSON.stringify(viewOf({ rev })));
}

describe('several tabs of one site', () => {
  it('two tabs hold one stream', () => {
    expect(browser.openStreams).toHaveLength(1);
  });

  it('a tab that joins is told what the other one knows, and asks nothing', async () => {
    await browser.clock.advance(0);
    expect(second.rev).toBe(5);
    expect(browser.asked.length).toBeLessThanOrEqual(1);
  });

  it('what the stream brings reaches both', async () => {
    heartbeat(6);
    await settle();
    expect([first.rev, second.rev]).toEqual([6, 6]);
    expect(second.changes).toBeGreaterThan(0);
  });

  it('the tab without the stream does not poll while the other one speaks', async () => {
    await browser.clock.advance(0);
    const before = browser.asked.length;
    for (let beat = 0; beat < 10; beat++) {
      heartbeat();
      await browser.clock.advance(15_000);
    }
    expect(browser.asked).toHaveLength(before);
    expect(second.ageMs).toBe(15_000);
  });

  it('it polls by itself when the other one falls silent', async () => {
    const before = browser.asked.length;
    await browser.clock.advance(22_500);
    expect(browser.asked.length).toBeGreaterThan(before);
  });

  it('messages carry ages, for each tab has a clock of its own', async () => {
    await browser.clock.advance(4000);
    const { clock } = browser;
    const shifted: Clock = {
      now: () => clock.now() + 1_000_000,
      wall: () => clock.wall(),
      after: (ms, run) => clock.after(ms, run),
      every: (ms, run) => clock.every(ms, run),
    };
    const third = browser.tab({ clock: shifted });
    await third.use();
    expect(third.ageMs).toBe(4000);
  });

  it('when the tab with the stream is hidden the other one takes over', async () => {
    const before = browser.openStreams[0];
    first.page.setHidden(true);
    await settle();
    expect(before?.isClosed).toBe(true);
    expect(browser.openStreams).toHaveLength(1);
    heartbeat(7);
    await settle();
    expect(second.rev).toBe(7);
  });

  it('a tab that has lost the stream does not take it back', async () => {
    first.page.setHidden(true);
    await settle();
    first.page.setHidden(false);
    await settle();
    heartbeat();
    await settle();
    browser.clock.jump(3_600_000);
    expect(first.ageMs).toBe(30_001);
    await browser.clock.advance(0);
    expect(browser.openStreams).toHaveLength(1);
  });

  it('a tab without the stream does not answer for it', async () => {
    const heard: unknown[] = [];
    for (const { name } of [...browser.channels].slice(0, 1)) {
      browser.channels.add({ name, onMessage: (message) => heard.push(message) });
    }
    const third = browser.tab();
    await third.use();
    expect(heard.filter((message) => message !== 'hello')).toHaveLength(1);
  });

  it('when the tab with the stream is closed the other one takes over', async () => {
    first.state.dispose();
    await settle();
    expect(browser.openStreams).toHaveLength(1);
    heartbeat(7);
    expect(second.rev).toBe(7);
  });

  it('a hidden tab is told nothing', async () => {
    second.page.setHidden(true);
    heartbeat(6);
    await settle();
    expect(second.rev).toBe(5);
  });

  it('a report that one tab makes tells both of the trip', async () => {
    browser.answer = () => Response.json(viewOf({ rev: 8 }));
    second.state.report({
      provider: 'juso',
      epoch: 1,
      kind: 'normal',
      outcome: 'bad',
      corroborated: true,
      durationMs: 3000,
      endedAt: browser.clock.now(),
    });
    await browser.clock.advance(0);
    expect([first.rev, second.rev]).toEqual([8, 8]);
  });

  it('what a tab has heard from another one it does not repeat', async () => {
    const heard: unknown[] = [];
    for (const { name } of [...browser.channels].slice(0, 1)) {
      browser.channels.add({ name, onMessage: (message) => heard.push(message) });
    }
    heartbeat(6);
    await settle();
    expect([second.rev, heard.length]).toEqual([6, 1]);
  });

  it('what other scripts say on the channel is not believed', async () => {
    const messages = [null, 'goodbye', 7, {}, { view: viewOf({ rev: 99 }), ageMs: -1, exact: true }];
    for (const { onMessage } of [...browser.channels]) for (const message of messages) onMessage(message);
    await settle();
    expect([first.rev, second.rev]).toEqual([5, 5]);
  });

  it('fields of different endpoints do not hear each other', async () => {
    const other = browser.tab({}, { endpoint: '/other' });
    await other.use();
    expect(browser.openStreams).toHaveLength(2);
    browser.openStreams[1]?.say('state', JSON.stringify(viewOf({ rev: 50 })));
    await settle();
    expect([first.rev, other.rev]).toEqual([5, 50]);
  });

  it('without channels each tab asks by itself, and one holds the stream', async () => {
    browser = new FakeBrowser();
    first = browser.tab({ openChannel: null });
    second = browser.tab({ openChannel: () => null });
    await first.use();
    await second.use();
    await browser.clock.advance(0);
    expect([first.rev, second.rev]).toEqual([5, 5]);
    expect(browser.openStreams).toHaveLength(1);
  });
});
