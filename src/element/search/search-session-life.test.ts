// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Provider } from '../../providers/contract.ts';
import { failed, found, FakeProvider, FakeViewer, none } from '../../failover/testing/providers.ts';
import { addresses, cityHall } from '../testing/addresses.ts';
import { fakeBrowser, realBrowser } from '../testing/browser.ts';
import { FakeListener, type SessionOptions } from '../testing/session.ts';

let field: FakeListener;
let browser: ReturnType<typeof fakeBrowser>;
beforeEach(() => {
  browser = fakeBrowser();
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

describe('without a network', () => {
  it('a search says so, the field is a form, and nothing is sent', async () => {
    const juso = new FakeProvider('juso', () => found('juso'));
    const session = open([juso]);
    browser.setOnline(false);
    await session.search('세종대로', 'submit');
    expect([session.state, session.status.kind, field.down, juso.requests]).toEqual([
      'offline',
      'offline',
      ['offline'],
      [],
    ]);
    expect(field.ended).toMatchObject([{ outcome: 'offline' }]);
  });
  it('a search goes on by itself when the network is back, once', async () => {
    const juso = new FakeProvider('juso', () => found('juso'));
    const session = open([juso]);
    browser.setOnline(false);
    await session.search('세종대로', 'submit');
    browser.setOnline(true);
    browser.setOnline(true);
    await settle();
    expect([session.state, juso.requests.length]).toEqual(['results', 1]);
  });
  it('regression: the search that goes on has the detail that was typed, and asks nobody who was left out', async () => {
    const juso = new FakeProvider('juso', () => found('juso'));
    const kakao = new FakeViewer('kakao');
    const session = open([kakao, juso]);
    browser.setOnline(false);
    await session.search('세종대로 110 3층', 'submit', ['kakao']);
    browser.setOnline(true);
    await settle();
    expect([session.detail, session.line?.detail, field.roads.length]).toEqual(['3층', '3층', 1]);
    expect(kakao.opened).toEqual([]);
  });
  it('only the newest text is searched for when it is back', async () => {
    const juso = new FakeProvider('juso', () => found('juso'));
    const session = open([juso]);
    browser.setOnline(false);
    await session.search('세종대로', 'type');
    await session.search('종로 1', 'type');
    browser.setOnline(true);
    await settle();
    expect(juso.requests.map(({ query }) => query.text)).toEqual(['종로 1']);
  });
  it.each(['cancel', 'dispose'] as const)('nothing is searched for after %s', async (end) => {
    const juso = new FakeProvider('juso', () => found('juso'));
    const session = open([juso]);
    browser.setOnline(false);
    await session.search('세종대로', 'submit');
    session[end]();
    browser.setOnline(true);
    await settle();
    expect(juso.requests).toEqual([]);
  });
  it('a text that needs no search ends the wait, and the promise of it', async () => {
    const session = open([new FakeProvider('juso')], {
      filterQuery: (text) => (text === '회사' ? null : text),
    });
    browser.setOnline(false);
    await session.search('세종대로', 'submit');
    await session.search('회사', 'type');
    expect([session.state, session.status.kind]).toEqual(['idle', 'quiet']);
  });
});

/** Three pages of ten; a page may fail or turn out empty. */
const paged = (id: string, third: Answer | null = null) =>
  new FakeProvider(id, ({ page }) =>
    page === 3 && third
      ? third
      : { kind: 'found', addresses: addresses(10, page * 10), total: 30, page, hasMore: page < 3 },
  );

describe('more pages', () => {
  it('are added to those on the screen, until there are no more', async () => {
    const session = open([paged('juso')]);
    await session.search('세종대로', 'submit');
    await session.more();
    expect([session.rows.options.length, session.rows.hasMore]).toEqual([20, true]);
    expect(session.status).toMatchObject({ kind: 'results', total: 30, shown: 20 });
    await session.more();
    expect([session.rows.options.length, session.rows.hasMore]).toEqual([30, false]);
    expect(new Set(field.roads).size).toBe(30);
  });
  it('come from the service that gave the first, although another is first by now', async () => {
    const first = new FakeProvider('juso', () => failed({ kind: 'down' }));
    const second = paged('vworld');
    const session = open([first, second]);
    await session.search('세종대로', 'submit');
    first.reply = () => found('juso');
    await session.more();
    expect([first.requests.length, second.last.query.page]).toEqual([1, 2]);
  });
  it('are asked for once, however often the button is pressed', async () => {
    const juso = paged('juso');
    const session = open([juso]);
    await session.search('세종대로', 'submit');
    juso.reply = null;
    void session.more();
    void session.more();
    expect([session.loadingMore, juso.requests.length]).toEqual([true, 2]);
  });
  it('that fail leave those on the screen, and can be asked for again', async () => {
    const juso = paged('juso');
    const session = open([juso]);
    await session.search('세종대로', 'submit');
    const { reply } = juso;
    juso.reply = () => failed({ kind: 'down' });
    await session.more();
    expect([session.status.kind, session.state, session.rows.options.length, session.rows.hasMore]).toEqual([
      'more-failed',
      'results',
      10,
      true,
    ]);
    expect(field.down).toEqual([]);
    juso.reply = reply;
    await session.more();
    expect([session.status.kind, juso.last.query.page, session.rows.options.length]).toEqual([
      'results',
      2,
      20,
    ]);
  });
  it('that turn out empty are the end, and no "no such address"', async () => {
    const session = open([paged('juso', none)]);
    await session.search('세종대로', 'submit');
    await session.more();
    await session.more();
    expect([session.rows.hasMore, session.status.kind, session.rows.options.length]).toEqual([
      false,
      'results',
      20,
    ]);
  });
  it('are not added to the results of a newer search', async () => {
    const juso = paged('juso');
    juso.ignoresSignal = true;
    const session = open([juso]);
    await session.search('세종대로', 'submit');
    juso.reply = null;
    void session.more();
    const { answer } = juso.last;
    void session.search('종', 'submit');
    void session.search('종로구', 'submit');
    await settle();
    expect([session.state, session.status.kind]).toEqual(['searching', 'too-short']);
    juso.reply = () => found('juso', '종로 1');
    await session.search('종로', 'submit');
    answer(found('juso', '세종대로 11'));
    await settle();
    expect([field.roads, session.loadingMore]).toEqual([['종로 1'], false]);
  });
  it('are not asked for when there are none', async () => {
    const juso = new FakeProvider('juso', () => found('juso'));
    const session = open([juso]);
    await session.more();
    await session.search('세종대로 110', 'submit');
    await session.more();
    expect(juso.requests).toHaveLength(1);
  });
});

describe("an embedded service's page", () => {
  const kakao = new FakeViewer('kakao-postcode');
  const viewer = () => kakao.last;
  async function opened(others: readonly Provider[] = [], text = '세종대로 110') {
    const session = open([kakao, ...others]);
    void session.search(text, 'submit');
    await settle();
    viewer().events.onSearch(viewer().query, 1);
    viewer().events.onReady();
    await settle();
    return session;
  }

  it('is opened with the text on Enter', async () => {
    const session = await opened();
    expect([session.viewer.isOpen, session.viewer.provider, session.status.kind]).toEqual([
      true,
      'kakao-postcode',
      'viewer',
    ]);
    expect([viewer().query, field.mounted]).toEqual(['세종대로 110', 1]);
    expect(field.ended).toMatchObject([{ outcome: 'viewer', provider: 'kakao-postcode' }]);
  });
  it('tells what was picked in it', async () => {
    await opened();
    viewer().events.onPick(cityHall({ road: '세종대로 110' }));
    expect(field.picked).toEqual(['kakao-postcode: 세종대로 110']);
  });
  it('regression: stays after a pick that told no address, and says to choose again', async () => {
    const session = await opened();
    viewer().events.onEmptyPick();
    expect([session.viewer.isOpen, field.mounted, session.status.kind]).toEqual([true, 1, 'empty-pick']);
    expect(field.picked).toEqual([]);
    session.use([], null);
    expect([session.viewer.isOpen, session.status.kind]).toEqual([false, 'quiet']);
  });
  it('understands a text that is typed into it as one typed into the field', async () => {
    const session = await opened();
    viewer().events.onSearch('테헤란로 152 3층 301호', 1);
    viewer().events.onPick(cityHall({ road: '테헤란로 152' }));
    expect([session.query, session.detail]).toEqual(['테헤란로 152', '3층 301호']);
  });
  it('asks another service for what was understood, when it finds nothing for a text typed into it', async () => {
    const juso = new FakeProvider('juso', () => found('juso', '테헤란로 152'));
    const session = await opened([juso]);
    viewer().events.onSearch('[06236] 테헤란로 152, 3층 (역삼동)', 0);
    await settle();
    expect(juso.requests.map(({ query }) => query.text)).toEqual(['테헤란로 152']);
    expect([session.query, session.detail, session.postcode]).toEqual(['테헤란로 152', '3층', '06236']);
  });
  it('keeps the detail that was typed before it was opened', async () => {
    const session = await opened([], '세종대로 110 3층');
    viewer().events.onSearch('세종대로 110', 1);
    viewer().events.onPick(cityHall());
    expect(session.detail).toBe('3층');
  });
  it.each(['cancel', 'dispose'] as const)('is closed and taken away by %s', async (end) => {
    const session = await opened();
    session[end]();
    expect([session.viewer.isOpen, viewer().closed, field.mounted]).toEqual([false, true, 0]);
  });
  it('is not said to be there once it is gone with its provider', async () => {
    const session = await opened();
    session.use([], null);
    expect([session.state, session.status.kind]).toEqual(['idle', 'quiet']);
  });
  it('regression: is said to have rows only when it has found some', async () => {
    const session = await opened();
    viewer().events.onSearch('세종대로 110', 0);
    expect(session.status.kind).toBe('viewer-doubt');
    viewer().events.onSearch('세종대로 110', 1);
    expect(session.status.kind).toBe('viewer');
  });
  it.each([
    [[new FakeProvider('juso')], true],
    [[], false],
  ])(
    'regression: that does not come leaves another way, if there is one: %#',
    async (others, hasOtherWay) => {
      const session = open([kakao, ...others]);
      void session.search('세종대로 110', 'submit');
      await settle();
      expect(session.hasOtherWay).toBe(false);
      await vi.advanceTimersByTimeAsync(400);
      expect([session.status.kind, session.hasOtherWay]).toEqual(['searching', hasOtherWay]);
    },
  );
  it.each([
    ['the rows of another service', found('juso'), 'results', 'results'],
    ['none, of which it could say nothing', none, 'empty', 'none-unchecked'],
    ['the fields to type by hand', failed({ kind: 'down' }), 'manual', 'down'],
  ])('regression: that fails while it is open leaves %s', async (_, answer, state, status) => {
    const session = await opened([new FakeProvider('juso', () => answer)], '세종대로 110 3층');
    viewer().events.onFail({ kind: 'down', code: 'gone', message: 'gone' });
    await settle();
    expect([session.state, session.status.kind, session.detail]).toEqual([state, status, '3층']);
    expect(field.mounted).toBe(0);
  });
  it('gives way to the list of another service on request', async () => {
    const session = await opened([new FakeProvider('juso', () => found('juso'))]);
    await session.search('세종대로 110', 'submit', [session.viewer.provider]);
    expect([session.viewer.isOpen, field.mounted, session.status.kind]).toEqual([false, 0, 'results']);
  });
  it('gives way to a list when it finds nothing and another service does', async () => {
    const session = await opened([new FakeProvider('juso', () => found('juso', '세종대로 110'))]);
    viewer().events.onSearch('세종대로 110', 0);
    await settle();
    expect(session.status).toMatchObject({ kind: 'results', better: true });
    expect([session.viewer.isOpen, field.roads]).toEqual([false, ['세종대로 110']]);
  });
});

describe('other providers during a search', () => {
  it('end it, and nothing says that it goes on', async () => {
    const session = open([new FakeProvider('juso')]);
    void session.search('세종대로', 'submit');
    await vi.advanceTimersByTimeAsync(500);
    session.use([new FakeProvider('vworld')], null);
    await vi.advanceTimersByTimeAsync(5000);
    expect([session.state, session.status.kind]).toEqual(['idle', 'quiet']);
  });
});

describe('the end of a session', () => {
  it('ends calls, timers and events of a search under way', async () => {
    const juso = new FakeProvider('juso');
    const session = open([juso, new FakeProvider('vworld')]);
    void session.search('세종대로', 'submit');
    await vi.advanceTimersByTimeAsync(1100);
    session.dispose();
    const told = field.events.length;
    expect([juso.inFlight, vi.getTimerCount(), session.state]).toEqual([0, 0, 'idle']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([field.events.length, field.ended]).toEqual([told, []]);
  });
  it('sends nothing any more', async () => {
    const juso = new FakeProvider('juso', () => found('juso'));
    const session = open([juso]);
    session.dispose();
    session.preload();
    await session.search('세종대로', 'submit');
    await session.more();
    expect(juso.requests).toEqual([]);
  });
  it('leaves the results on the screen', async () => {
    const session = open([new FakeProvider('juso', () => found('juso'))]);
    await session.search('세종대로', 'submit');
    session.dispose();
    expect([session.state, session.status.kind, session.rows.options.length]).toEqual([
      'results',
      'results',
      1,
    ]);
  });
});
