import { describe, expect, it } from 'vitest';
import { viewKey } from './stored-view.ts';
import { FakeBrowser } from './testing/fake-browser.ts';
import { viewOf } from './testing/views.ts';

const KEY = viewKey('https://shop.example/circuit');

async function visited(): Promise<FakeBrowser> {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  await tab.use();
  await browser.clock.advance(0);
  tab.state.dispose();
  return browser;
}

describe('a stored view', () => {
  it('the next page starts with the view of the last one, stale', async () => {
    const browser = await visited();
    await browser.clock.advance(5000);
    expect(browser.tab()).toMatchObject({ rev: 5, ageMs: 30_001 });
  });

  it('its age goes on while no page is there', async () => {
    const browser = await visited();
    await browser.clock.advance(100_000);
    expect(browser.tab().ageMs).toBe(100_000);
  });

  it('after its grace it is not used', async () => {
    const browser = await visited();
    await browser.clock.advance(300_001);
    expect(browser.tab().rev).toBeNull();
  });

  it('one from the future is not used: the clock was set back', async () => {
    const browser = await visited();
    browser.clock.jump(-3_600_000);
    expect(browser.tab().rev).toBeNull();
  });

  it('what was buffered over a sleep is not kept: its age is a guess', async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await tab.use();
    const [stream] = browser.openStreams;
    stream?.say('state', JSON.stringify(viewOf()));
    browser.clock.jump(3_600_000);
    stream?.say('state', JSON.stringify(viewOf({ rev: 6 })));
    expect(tab.rev).toBe(6);
    expect(browser.stored.get(KEY)).toContain('"rev":5');
  });

  it.each(['{', 'null', '{"at":1}', '{"at":"x","view":{}}'])('a stored %j is not used', (text) => {
    const browser = new FakeBrowser();
    browser.stored.set(KEY, text);
    expect(browser.tab().rev).toBeNull();
  });

  it('a view in the page is used at once, stale', () => {
    const browser = new FakeBrowser();
    browser.inlined = JSON.stringify(viewOf({ rev: 9 }));
    expect(browser.tab()).toMatchObject({ rev: 9, ageMs: 30_001 });
  });

  it('the newer one of the stored and the inlined view wins', async () => {
    const browser = await visited();
    browser.inlined = JSON.stringify(viewOf({ rev: 4 }));
    expect(browser.tab().rev).toBe(5);
    browser.inlined = JSON.stringify(viewOf({ rev: 6 }));
    expect(browser.tab().rev).toBe(6);
  });

  it('nothing but the view and a random id is stored', async () => {
    const browser = await visited();
    const tab = browser.tab();
    expect(tab.state.reporter).toMatch(/^reporter-of-test/);
    expect([...browser.stored.keys()].sort()).toEqual(['address-search:reporter', KEY]);
  });
});
