// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failed, found, FakeProvider, FakeViewer } from '../../failover/testing/providers.ts';
import type { Found } from '../../providers/contract.ts';
import { cityHall } from '../testing/addresses.ts';
import { fakeBrowser, realBrowser } from '../testing/browser.ts';
import { ko } from '../i18n/locales/ko.ts';
import { FakeListener, type SessionOptions } from '../testing/session.ts';
import { say } from './status.ts';

let field: FakeListener;
let juso: FakeProvider;
beforeEach(() => {
  fakeBrowser();
  juso = new FakeProvider('juso', () => found('juso'));
});
afterEach(() => {
  field.session.dispose();
  realBrowser();
});

function open(options: Partial<SessionOptions> = {}) {
  field = new FakeListener([juso], options);
  return field.session;
}
const asked = () => juso.requests.map(({ query }) => query.text);

describe('a text that is not worth a request', () => {
  it.each([
    ['ㅅㅈㄷㄹ', { kind: 'chosung' }],
    ['가', { kind: 'too-short', minLength: 2 }],
  ])('sends none, and says what is missing: %j', async (text, status) => {
    const session = open();
    await session.search(text, 'submit');
    expect([session.status, session.state, asked()]).toEqual([status, 'idle', []]);
    expect(field.started).toEqual([]);
  });
  it.each([
    ['submit', { kind: 'bad-query', reason: 'empty' }],
    ['type', { kind: 'quiet' }],
  ] as const)(
    'regression: sends none when it is empty, and says so to who asked: %s',
    async (trigger, status) => {
      const session = open();
      await session.search('  ', trigger);
      expect([session.status, session.state, asked()]).toEqual([status, 'idle', []]);
    },
  );
  it('sends none, and says nothing, while a Japanese syllable is unfinished', async () => {
    const session = open();
    await session.search('とk', 'type');
    expect([session.status.kind, asked()]).toEqual(['quiet', []]);
  });
  it("is as short as the page's own limit says", async () => {
    const session = open({ minLength: 4 });
    await session.search('종로구', 'submit');
    expect(session.status).toEqual({ kind: 'too-short', minLength: 4 });
  });
  it.each(['ㅅㅈ', '가', '', 'とk'])(
    'ends the search before it, whose answer is not shown: %j',
    async (text) => {
      juso.reply = null;
      juso.ignoresSignal = true;
      const session = open();
      void session.search('세종대로', 'type');
      void session.search(text, 'type');
      juso.last.answer(found('juso'));
      await vi.advanceTimersByTimeAsync(5000);
      expect([session.state, field.roads]).toEqual(['idle', []]);
      expect(field.said).not.toContain('searching');
    },
  );
  it('takes back what was said of the search before it', async () => {
    juso.reply = null;
    const session = open();
    void session.search('とうきょう', 'type');
    await vi.advanceTimersByTimeAsync(500);
    expect(session.status.kind).toBe('searching');
    await session.search('とうきょうt', 'type');
    expect([session.state, session.status.kind]).toEqual(['idle', 'quiet']);
  });
  it('leaves the results before it on the screen', async () => {
    const session = open();
    await session.search('세종대로', 'type');
    await session.search('ㅅ', 'type');
    expect(session.rows.options).toHaveLength(1);
  });
});

describe('a text that is', () => {
  it('is sent as a postcode when it is five digits', async () => {
    await open().search('04524', 'submit');
    expect(asked()).toEqual(['04524']);
  });
  it('is sent without a detail at its end, which is kept for the detail field', async () => {
    const session = open();
    await session.search('세종대로 110 3층 301호', 'submit');
    expect([asked(), session.query, session.detail]).toEqual([['세종대로 110'], '세종대로 110', '3층 301호']);
  });
  it('keeps no detail of the text before it', async () => {
    const session = open();
    await session.search('세종대로 110 301호', 'submit');
    await session.search('04524', 'submit');
    expect(session.detail).toBe('');
  });
});

describe('what was pasted along with a text', () => {
  const rows = [cityHall({ postcode: '04525' }), cityHall({ postcode: '04524' })];
  it('is not sent, and ranks what comes back', async () => {
    juso.reply = () => ({ kind: 'found', addresses: rows, total: 2, page: 1, hasMore: false });
    const session = open();
    await session.search('[04524] 서울 중구 세종대로 110, 3층 (태평로1가)', 'submit');
    expect([asked(), session.detail, session.postcode]).toEqual([['서울 중구 세종대로 110'], '3층', '04524']);
    expect(session.rows.options.map(({ postcode }) => postcode)).toEqual(['04524', '04525']);
  });
  it('is forgotten with the next text', async () => {
    const session = open();
    await session.search('[04524] 세종대로 110', 'submit');
    await session.search('세종대로 110', 'submit');
    expect(session.postcode).toBe('');
  });
});

describe("the page's own filter", () => {
  it('changes the text before it is sent', async () => {
    await open({ filterQuery: (text) => text.replace('우리집', '세종대로 110') }).search('우리집', 'submit');
    expect(asked()).toEqual(['세종대로 110']);
  });
  it('sends nothing when it says null, and nothing is said', async () => {
    const session = open({ filterQuery: () => null });
    await session.search('세종대로', 'submit');
    expect([asked(), session.state, session.status.kind, field.started]).toEqual([[], 'idle', 'quiet', []]);
  });
  it('ends the search before it when it says null', async () => {
    juso.reply = null;
    const session = open({ filterQuery: (text) => (text === '세종대로' ? text : null) });
    void session.search('세종대로', 'type');
    await vi.advanceTimersByTimeAsync(500);
    await session.search('회사', 'type');
    expect([session.state, session.status.kind]).toEqual(['idle', 'quiet']);
  });
});

describe('typing while an embedded service is first', () => {
  let viewer: FakeViewer;
  beforeEach(() => {
    viewer = new FakeViewer('kakao-postcode');
    field = new FakeListener([viewer, juso]);
  });

  it('shows what a list finds, which is one request, and opens nothing', async () => {
    await field.session.search('세종대로', 'type');
    expect([field.session.rows.isAhead, field.roads.length, asked(), viewer.opened]).toEqual([
      true,
      1,
      ['세종대로'],
      [],
    ]);
    expect(say(field.session.status, ko)).toBe(
      '1건을 찾았습니다. 찾으시는 주소가 없으면 검색을 눌러 주십시오.',
    );
  });

  it('regression: stays ahead of that service when the next page fails, so that Enter still asks it', async () => {
    juso.reply = ({ page }) =>
      page > 1 ? failed({ kind: 'down' }) : { ...(found('juso') as Found), total: 20, hasMore: true };
    await field.session.search('세종대로', 'type');
    await field.session.more();
    expect([field.session.status.kind, field.session.rows.isAhead]).toEqual(['more-failed', true]);
  });

  it('says that Enter will search when the list is slow, since Enter need not wait for it', async () => {
    juso.reply = null;
    void field.session.search('세종대로', 'type');
    await vi.advanceTimersByTimeAsync(400);
    expect([field.session.status.kind, field.session.isLate]).toEqual(['awaiting-submit', false]);
  });

  it('is searched anew by Enter that comes before the list has answered', async () => {
    juso.reply = null;
    void field.session.search('세종대로', 'type');
    expect(field.session.submitted()).toBe(false);
  });

  it.each([
    ['the page has turned it off', { typeAhead: 'off' as const }, () => [viewer, juso]],
    ['there is no list', {}, () => [viewer]],
  ])('opens nothing and says that Enter will where %s', async (_, options, providers) => {
    field.session.dispose();
    field = new FakeListener(providers(), options);
    expect(field.session.waitsForSubmit).toBe(true);
    await field.session.search('세종대로', 'type');
    expect([field.session.status.kind, field.session.state, viewer.opened, asked()]).toEqual([
      'awaiting-submit',
      'idle',
      [],
      [],
    ]);
  });
});

describe('what every browser knows of the services', () => {
  it('is obeyed, and hears of every call', async () => {
    const down = new FakeProvider('vworld', () => failed({ kind: 'down' }));
    const settled: string[] = [];
    field = new FakeListener(
      [down, juso],
      {},
      {
        reporter: 'a-reporter',
        readView: () => null,
        report: ({ provider, outcome }) => void settled.push(`${provider} ${outcome}`),
      },
    );
    await field.session.search('세종대로', 'submit');
    expect(settled).toEqual(['vworld bad', 'juso ok']);
  });
});

describe('a text that a service cannot search for', () => {
  const forbidden = failed({
    kind: 'not-searchable',
    reason: 'forbidden',
    code: 'forbidden',
    words: ['Select'],
  });
  it('is asked of the next one', async () => {
    juso.reply = () => forbidden;
    field = new FakeListener([juso, new FakeProvider('vworld', () => found('vworld'))]);
    await field.session.search('Select Tower', 'submit');
    expect([field.session.status.kind, field.ended[0]?.provider]).toEqual(['results', 'vworld']);
  });
  it('is told with what to leave out when there is no other, and is no outage and no "none"', async () => {
    juso.reply = () => forbidden;
    const session = open();
    await session.search('Select Tower', 'submit');
    expect(session.status).toEqual({ kind: 'not-searchable', reason: 'forbidden', words: ['Select'] });
    expect([session.state, field.down, field.ended[0]?.outcome]).toEqual(['idle', [], 'not-searchable']);
  });
});
