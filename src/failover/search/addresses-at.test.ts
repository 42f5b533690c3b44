import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../providers/contract.ts';
import type { FailoverOptions } from '../options.ts';
import { FakeSearchPage, peek } from '../testing/page.ts';
import { failed, FakeLocator, FakeProvider, found, none } from '../testing/providers.ts';
import { freshView } from '../testing/view.ts';

const POINT = { lat: 37.5663, lng: 126.9779 };
let list: FakeProvider;
let map: FakeLocator;
let page: FakeSearchPage;
let abort: AbortController;

function open(options: Partial<FailoverOptions> = {}, providers: readonly Provider[] = [list, map]): void {
  page = new FakeSearchPage(providers, options);
}
const ask = () => page.failover.addressesAt(POINT, abort.signal);

beforeEach(() => {
  list = new FakeProvider('list', () => found('list'));
  map = new FakeLocator('map', () => found('map'));
  abort = new AbortController();
  open();
});
afterEach(async () => {
  await page.clock.advance(20_000);
  page.failover.dispose();
  expect(page.clock.pending).toBe(0);
  expect(page.listening).toBe(0);
});

describe('the addresses at a point', () => {
  it('can be had where a service of the page tells them', () => {
    expect(page.failover.canLocate).toBe(true);
    open({}, [list]);
    expect(page.failover.canLocate).toBe(false);
  });

  it('are asked of that service, wherever it stands, and of nobody else', async () => {
    expect(await ask()).toEqual(found('map'));
    expect(map.points).toEqual([POINT]);
    expect(list.requests).toEqual([]);
  });

  it('are none where that service knows none', async () => {
    map.there = () => none;
    expect(await ask()).toEqual(none);
  });

  it('are no evidence, whatever comes of it, and no event holds the point', async () => {
    const ends = [found('map'), none, failed({ kind: 'down' }), failed({ kind: 'limited' })];
    for (const end of ends) {
      map.there = () => end;
      await ask();
    }
    await page.clock.advance(20_000);
    expect(page.settled).toEqual([]);
    expect(page.events.map(({ type }) => type)).toEqual(['provider-error', 'provider-error']);
    expect(JSON.stringify(page.events)).not.toMatch(/37\.5663|126\.9779/);
    expect(page.failover.plan().steps.map(({ provider }) => provider)).toEqual(['list', 'map']);
  });

  it('are asked of the next service that can when one has failed', async () => {
    const other = new FakeLocator('other');
    map.there = () => failed({ kind: 'down' });
    open({}, [map, list, other]);
    expect(await ask()).toEqual(found('other'));
  });

  it('have the deadline of a search', async () => {
    map.there = null;
    const answer = ask();
    await page.clock.advance(2999);
    expect(await peek(answer)).toBe('pending');
    await page.clock.advance(1);
    expect(await answer).toMatchObject({ error: { kind: 'timeout' } });
  });

  it('end with the signal, without a word', async () => {
    map.there = null;
    const answer = ask();
    abort.abort();
    expect(await answer).toMatchObject({ error: { kind: 'aborted' } });
    expect(page.events).toEqual([]);
  });
});

describe('a service that tells them and is in doubt', () => {
  const nobody = { error: { kind: 'down', code: 'not-asked' } };

  it.each([
    ['open', { list: {}, map: { phase: 'open' as const, share: 0 } }],
    ['held open', { list: {}, map: { forced: 'open' as const } }],
    [
      'open, and so is every other one',
      { list: { phase: 'open' as const }, map: { phase: 'open' as const } },
    ],
  ])('is not asked while its circuit is %s', async (_, views) => {
    open({ readView: freshView(views) });
    expect(await ask()).toMatchObject(nobody);
    expect(map.points).toEqual([]);
  });

  it('is not asked while its searches fail in this browser', async () => {
    map.reply = () => failed({ kind: 'down' });
    open({}, [map, list]);
    await page.search('세종대로 1');
    await page.search('세종대로 2');
    expect(await ask()).toMatchObject(nobody);
    expect(map.points).toEqual([]);
  });

  it('is not asked while it wants to be left alone', async () => {
    map.reply = () => failed({ kind: 'limited', retryAfterMs: 60_000 });
    open({}, [map, list]);
    await page.search('세종대로 1');
    expect(await ask()).toMatchObject(nobody);
  });
});
