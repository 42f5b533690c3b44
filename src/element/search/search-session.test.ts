// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Provider } from '../../providers/contract.ts';
import { failed, found, FakeProvider, none } from '../../failover/testing/providers.ts';
import { addresses } from '../testing/addresses.ts';
import { fakeBrowser, realBrowser } from '../testing/browser.ts';
import { FakeListener, type SessionOptions } from '../testing/session.ts';

let field: FakeListener;
beforeEach(() => {
  fakeBrowser();
});
afterEach(() => {
  field.session.dispose();
  expect(vi.getTimerCount()).toBe(0);
  realBrowser();
});

function open(providers: readonly Provider[], options: Partial<SessionOptions> = {}) {
  field = new FakeListener(providers, options);
  return field.session;
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const many = (count: number, total: number, page = 1): Answer => ({
  kind: 'found',
  addresses: addresses(count, (page - 1) * count + 1),
  total,
  page,
  hasMore: page * count < total,
});

describe('a search', () => {
  it('shows what was found, and how many there are', async () => {
    const session = open([new FakeProvider('juso', () => many(10, 30))]);
    await session.search('세종대로', 'submit');
    expect([session.state, session.rows.options.length, session.rows.total, session.rows.hasMore]).toEqual([
      'results',
      10,
      30,
      true,
    ]);
    expect(session.status).toEqual({ kind: 'results', total: 30, shown: 10, better: false, isAhead: false });
    expect(field.results).toBe(1);
  });
  it('counts the rows when there is no more to load: a service counts folded duplicates too', async () => {
    const session = open([new FakeProvider('juso', () => ({ ...many(2, 2), total: 5 }) as Answer)]);
    await session.search('세종대로', 'submit');
    expect(session.status).toMatchObject({ total: 2, shown: 2 });
  });
  it('asks for as many rows as the page wants', async () => {
    const juso = new FakeProvider('juso', () => found('juso'));
    await open([juso], { limit: 25 }).search('세종대로', 'submit');
    expect(juso.last.query).toEqual({ text: '세종대로', page: 1, limit: 25 });
  });
  it('does nothing before the providers are there', async () => {
    const session = open([]);
    session.dispose();
    await session.search('세종대로', 'submit');
    expect(field.started).toEqual([]);
  });
});

describe('the words for how a search ended', () => {
  it('say that there is no such address when a service answers so', async () => {
    const session = open([new FakeProvider('juso', () => none)]);
    await session.search('없는길 1', 'submit');
    expect([session.state, session.status.kind, field.down]).toEqual(['empty', 'none', []]);
  });
  it('say that nobody could confirm it when the other service is down', async () => {
    const down = new FakeProvider('vworld', () => failed({ kind: 'down' }));
    const session = open([new FakeProvider('juso', () => none), down]);
    await session.search('없는길 1', 'submit');
    expect([session.state, session.status.kind]).toEqual(['empty', 'none-unchecked']);
  });
  it('say that the services are down when all failed, and never that there is no such address', async () => {
    const providers = ['juso', 'vworld'].map((id) => new FakeProvider(id, () => failed({ kind: 'down' })));
    const session = open(providers);
    await session.search('세종대로 110', 'submit');
    expect([session.state, session.status.kind, field.down]).toEqual(['manual', 'down', ['outage']]);
    expect(field.said).not.toContain('none');
  });
  it.each(['none', 'down'] as const)('leave no old results beside them: %s', async (ending) => {
    const answers: Answer[] = [many(10, 30), ending === 'none' ? none : failed({ kind: 'down' })];
    const session = open([new FakeProvider('juso', () => answers.shift() ?? none)]);
    await session.search('세종대로', 'submit');
    await session.search('세종대로 999', 'submit');
    expect([session.status.kind, session.rows.options, session.rows.total, session.rows.hasMore]).toEqual([
      ending,
      [],
      0,
      false,
    ]);
  });
  it('say what is wrong with a query that a service refused, and ask nobody else', async () => {
    const other = new FakeProvider('vworld', () => found('vworld'));
    const session = open([
      new FakeProvider('juso', () => failed({ kind: 'bad-query', reason: 'too-broad' })),
      other,
    ]);
    await session.search('서울', 'submit');
    expect(session.status).toEqual({ kind: 'bad-query', reason: 'too-broad' });
    expect([session.state, other.requests.length]).toEqual(['idle', 0]);
  });
  it('are the results of the other service when the first is down', async () => {
    const session = open([
      new FakeProvider('juso', () => failed({ kind: 'down' })),
      new FakeProvider('vworld', () => found('vworld', '세종대로 110')),
    ]);
    await session.search('세종대로 110', 'submit');
    expect([session.status.kind, field.roads]).toEqual(['results', ['세종대로 110']]);
  });
});

describe('while a search is under way', () => {
  it('nothing is said for 400 ms, then that it is', async () => {
    const session = open([new FakeProvider('juso')]);
    void session.search('세종대로', 'submit');
    await vi.advanceTimersByTimeAsync(399);
    expect([session.state, session.status.kind]).toEqual(['searching', 'quiet']);
    await vi.advanceTimersByTimeAsync(1);
    expect(session.status.kind).toBe('searching');
  });
  it('a change of service is said only after a second, but that it searches at once after 400 ms', async () => {
    const session = open([
      new FakeProvider('juso', () => failed({ kind: 'down' })),
      new FakeProvider('vworld'),
    ]);
    void session.search('세종대로', 'submit');
    await settle();
    expect([session.state, session.status.kind]).toEqual(['failing-over', 'quiet']);
    await vi.advanceTimersByTimeAsync(999);
    expect(session.status.kind).toBe('searching');
    await vi.advanceTimersByTimeAsync(1);
    expect(session.status.kind).toBe('failing-over');
  });
  it('a change for slowness is said at once when the user has waited a second already', async () => {
    const session = open([new FakeProvider('juso'), new FakeProvider('vworld')], { hedge: 1200 });
    void session.search('세종대로', 'submit');
    await vi.advanceTimersByTimeAsync(1199);
    expect([session.state, session.status.kind]).toEqual(['searching', 'searching']);
    await vi.advanceTimersByTimeAsync(1);
    expect([session.state, session.status.kind]).toEqual(['failing-over', 'failing-over']);
  });
  it('an answer in time leaves nothing to say about the change', async () => {
    const session = open([
      new FakeProvider('juso', () => failed({ kind: 'down' })),
      new FakeProvider('vworld', () => found('vworld')),
    ]);
    await session.search('세종대로', 'submit');
    await vi.advanceTimersByTimeAsync(5000);
    expect(field.said).toEqual(['quiet', 'results']);
  });
});

describe('a newer search', () => {
  it('takes the place of the older one, whose late answer is not shown', async () => {
    const juso = new FakeProvider('juso');
    juso.ignoresSignal = true;
    const session = open([juso]);
    void session.search('세종', 'type');
    const [older] = juso.requests;
    void session.search('종로', 'type');
    juso.last.answer(found('juso', '종로 1'));
    await settle();
    older?.answer(found('juso', '세종로 1'));
    await settle();
    expect(field.roads).toEqual(['종로 1']);
    expect(field.ended.map(({ query }) => query)).toEqual(['종로']);
  });
  it('is the one that is shown when the older one answers first', async () => {
    const juso = new FakeProvider('juso');
    juso.ignoresSignal = true;
    const session = open([juso]);
    void session.search('세종', 'type');
    const [older] = juso.requests;
    void session.search('종로', 'type');
    older?.answer(found('juso', '세종로 1'));
    await settle();
    expect([session.state, field.roads]).toEqual(['searching', []]);
    juso.last.answer(found('juso', '종로 1'));
    await settle();
    expect([session.state, field.roads]).toEqual(['results', ['종로 1']]);
  });
  it('keeps a failure of the older one from making the field manual', async () => {
    const juso = new FakeProvider('juso');
    juso.ignoresSignal = true;
    const session = open([juso]);
    void session.search('세종', 'type');
    const [older] = juso.requests;
    void session.search('종로', 'type');
    older?.answer(failed({ kind: 'down' }));
    await settle();
    expect([session.state, field.down]).toEqual(['searching', []]);
  });
});

describe('what the page is told of a search', () => {
  it('is text and first service at its start, and the facts at its end', async () => {
    const slow = new FakeProvider('juso');
    const session = open([slow, new FakeProvider('vworld')], { hedge: 0 });
    void session.search(' 세종대로  110 ', 'submit');
    expect(field.started).toEqual([{ query: '세종대로 110', provider: 'juso' }]);
    await vi.advanceTimersByTimeAsync(250);
    slow.last.answer(many(10, 30));
    await settle();
    expect(field.ended).toEqual([
      { query: '세종대로 110', provider: 'juso', count: 30, ms: 250, outcome: 'results' },
    ]);
  });
  it.each<[string, Answer, string]>([
    ['none', none, 'juso'],
    ['down', failed({ kind: 'down' }), ''],
    ['bad-query', failed({ kind: 'bad-query' }), 'juso'],
  ])('has "%s" and "down" as different facts', async (outcome, answer, provider) => {
    await open([new FakeProvider('juso', () => answer)]).search('세종대로', 'submit');
    expect(field.ended).toMatchObject([{ outcome, provider, count: 0 }]);
  });
  it('has a failure of a service and the change to another', async () => {
    const providers = [
      new FakeProvider('juso', () => failed({ kind: 'down' })),
      new FakeProvider('vworld', () => none),
    ];
    await open(providers).search('세종대로', 'submit');
    const types = field.events.map(({ type }) => type);
    expect(types).toContain('provider-error');
    expect(field.events).toContainEqual({
      type: 'provider-change',
      from: 'juso',
      to: 'vworld',
      reason: 'failed',
    });
  });
});
