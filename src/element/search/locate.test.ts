// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../providers/contract.ts';
import { addressOf, FakeLocator, FakeProvider, found } from '../../failover/testing/providers.ts';
import { fakeBrowser, realBrowser } from '../testing/browser.ts';
import { FakeListener } from '../testing/session.ts';
import type { FindByPoint } from './search-session.ts';

const POINT = { lat: 37.5663, lng: 126.97795 };
const here = [addressOf('map', '서울특별시 중구 세종대로 110')];
let field: FakeListener;
let map: FakeLocator;

beforeEach(() => {
  fakeBrowser();
  map = new FakeLocator('map', () => found('map', '서울특별시 종로구 세종대로 178'));
});
afterEach(() => {
  field.session.dispose();
  expect(vi.getTimerCount()).toBe(0);
  realBrowser();
});
function open(providers: readonly Provider[] = [map]) {
  field = new FakeListener(providers);
  return field.session;
}
/** Asks at the point, and takes what is found. */
const find: FindByPoint = async (ask) => {
  const answer = await ask(POINT);
  return answer.kind === 'found' ? answer.addresses : { kind: 'place', text: 'locateDown' };
};

describe('a search by a point', () => {
  it('can be made where a service of the page tells addresses at one', () => {
    expect(open().canLocate).toBe(true);
    field.session.dispose();
    expect(field.session.canLocate).toBe(false);
    expect(open([new FakeProvider('juso')]).canLocate).toBe(false);
  });

  it('shows rows as another one does, for which no text stands', async () => {
    const session = open();
    await session.search('세종대로 178 302호', 'submit');
    await session.locate(find);
    expect([session.state, session.query, session.detail, session.postcode]).toEqual(['results', '', '', '']);
    expect(field.roads).toEqual(here.map(({ road }) => road));
    expect(session.status).toMatchObject({ kind: 'results', total: 1, shown: 1 });
    expect(session.rows.hasMore).toBe(false);
    expect(field.results).toBe(2);
  });

  it('says what goes on, and what is true when there is nothing', async () => {
    const session = open();
    const located = session.locate(() => Promise.resolve({ kind: 'place', text: 'locateRefused' }));
    expect([session.state, session.status]).toEqual(['searching', { kind: 'place', text: 'locating' }]);
    await located;
    expect([session.state, session.status]).toEqual(['idle', { kind: 'place', text: 'locateRefused' }]);
    expect([field.results, field.down]).toEqual([0, []]);
  });

  it('is told to nobody: no event, no report, and no event holds the point', async () => {
    const report = vi.fn();
    field = new FakeListener([map], {}, { reporter: 'r', readView: () => null, report });
    await field.session.locate(find);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([field.started, field.ended, report.mock.calls]).toEqual([[], [], []]);
    expect(JSON.stringify(field.events)).not.toMatch(/37\.5663|126\.97/);
  });

  it.each([
    ['a search', () => field.session.search('세종대로 178', 'submit')],
    ['the end of it', () => field.session.end('idle', { kind: 'quiet' })],
    ['other providers', () => field.session.use([map], null)],
  ])('is given up for %s, whatever comes of it then', async (_, act) => {
    const session = open();
    let answer: (addresses: typeof here) => void = () => undefined;
    const located = session.locate(() => new Promise((resolve) => (answer = resolve)));
    await act();
    answer(here);
    await located;
    expect(field.roads).not.toEqual(here.map(({ road }) => road));
    expect(session.status.kind).not.toBe('place');
  });
});
