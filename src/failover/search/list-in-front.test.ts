import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createShared, defaultPolicy, view, type PublicView } from '../../circuit/index.ts';
import type { FailoverOptions } from '../options.ts';
import { FakeHost, FakeSearchPage, peek } from '../testing/page.ts';
import { failed, FakeProvider, FakeViewer, found, none } from '../testing/providers.ts';
import type { SearchRequest } from '../types.ts';

let viewer: FakeViewer;
let list: FakeProvider;
let host: FakeHost;
let page: FakeSearchPage;

const healthy: PublicView = view(createShared('i', ['viewer', 'list'], 0, defaultPolicy), 0);

function open(options: Partial<FailoverOptions> = {}, lists: readonly FakeProvider[] = [list]): void {
  page = new FakeSearchPage([viewer, ...lists], options);
}

const type = (text = '세종대로', request: Partial<SearchRequest> = {}) =>
  page.search(text, { trigger: 'type', typeAhead: true, viewer: host, ...request });
const submit = (text = '세종대로') => page.search(text, { typeAhead: true, viewer: host });

beforeEach(() => {
  viewer = new FakeViewer('viewer');
  list = new FakeProvider('list', () => found('list'));
  host = new FakeHost();
  open();
});

afterEach(async () => {
  page.supersede();
  await page.clock.advance(20_000);
  page.failover.dispose();
  expect(page.clock.pending).toBe(0);
  expect(page.listening).toBe(0);
  expect(host.mounted).toBe(0);
});

describe('typing while the page of an embedding provider is first', () => {
  it('is answered by the list, which says whose turn a submit is', async () => {
    expect(await type()).toMatchObject({ kind: 'results', provider: 'list', awaitsSubmit: 'viewer' });
    expect(viewer.opened).toEqual([]);
    expect(page.outcomesOf('list')).toEqual(['ok']);
    expect(page.changes()).toEqual([]);
  });

  it('takes nothing from the submit: the viewer opens, and votes', async () => {
    await type();
    const outcome = submit();
    viewer.last.events.onReady();
    expect((await outcome).kind).toBe('viewer');
    expect(page.outcomesOf('viewer')).toEqual(['ok']);
    expect(list.requests).toHaveLength(1);
  });

  it('lets a submit that comes before the answer open the viewer at once', async () => {
    list.reply = null;
    void type();
    void submit();
    expect(viewer.opened).toHaveLength(1);
  });

  it.each([
    ['nothing', () => none],
    ['a failure', () => failed({ kind: 'down' })],
    ['a refusal', () => failed({ kind: 'not-searchable', code: 'E1' })],
  ])('waits for the submit after %s, since the viewer has not been asked', async (_, reply) => {
    list.reply = reply;
    const other = new FakeProvider('other', () => found('other'));
    open({}, [list, other]);
    expect(await type()).toMatchObject({ kind: 'awaiting-submit', provider: 'viewer' });
    expect(viewer.opened).toEqual([]);
    expect(other.requests).toEqual([]);
  });

  it('asks one list, however slow it is', async () => {
    list.reply = null;
    const other = new FakeProvider('other', () => found('other'));
    open({}, [list, other]);
    const outcome = type();
    await page.clock.advance(2900);
    expect(await peek(outcome)).toBe('pending');
    await page.clock.advance(100);
    expect((await outcome).kind).toBe('awaiting-submit');
    expect(other.requests).toEqual([]);
  });

  it('is offline when there is no network, which is no outage', async () => {
    list.reply = null;
    const outcome = type();
    page.online = false;
    list.last.answer(failed({ kind: 'opaque' }));
    expect((await outcome).kind).toBe('offline');
  });
});

describe('no list is asked in front', () => {
  const expectNone = async (request: Partial<SearchRequest> = {}): Promise<void> => {
    expect(await type('세종대로', request)).toMatchObject({ kind: 'awaiting-submit', provider: 'viewer' });
    expect(list.requests).toEqual([]);
  };

  it('where the field has turned it off', async () => {
    await expectNone({ typeAhead: false });
    expect(page.failover.answersTyping(false)).toBe(false);
  });

  it('where the site publishes a share of nobody', async () => {
    open({ readView: () => ({ view: { ...healthy, typeAheadShare: 0 }, ageMs: 0 }) });
    await expectNone();
    expect(page.failover.answersTyping(true)).toBe(false);
  });

  it('that operators hold open', async () => {
    const circuit = healthy.providers['list'];
    if (!circuit) throw new Error('no circuit of the list');
    const held = {
      ...healthy,
      providers: { ...healthy.providers, list: { ...circuit, forced: 'open' as const } },
    };
    open({ readView: () => ({ view: held, ageMs: 0 }) });
    await expectNone();
  });

  it('that has asked to be left alone', async () => {
    list.reply = () => failed({ kind: 'limited', retryAfterMs: 60_000 });
    await type();
    list.requests.length = 0;
    await expectNone();
  });
});

describe('the published share', () => {
  it('admits so many browsers, and the same ones each time', async () => {
    let admitted = 0;
    for (let i = 0; i < 400; i++) {
      open({
        reporter: `reporter-${i}`,
        readView: () => ({ view: { ...healthy, typeAheadShare: 0.25 }, ageMs: 0 }),
      });
      const answers = [page.failover.answersTyping(true), page.failover.answersTyping(true)];
      expect(answers[0]).toBe(answers[1]);
      admitted += Number(answers[0]);
      page.failover.dispose();
    }
    expect(admitted).toBeGreaterThan(70);
    expect(admitted).toBeLessThan(130);
  });

  it('is that of everybody without an endpoint, and of a view that is too old', () => {
    expect(page.failover.answersTyping(true)).toBe(true);
    open({ readView: () => ({ view: { ...healthy, typeAheadShare: 0 }, ageMs: healthy.graceMs + 1 }) });
    expect(page.failover.answersTyping(true)).toBe(true);
  });
});

describe('the script of the viewer that is first', () => {
  it('counts when it fails while a list answers the typing', async () => {
    viewer.loads = failed({ kind: 'down' });
    await type();
    expect(page.outcomesOf('viewer')).toEqual(['bad']);
    await type('세종대로 1');
    expect(page.failover.plan().steps[0]?.provider).toBe('list');
  });

  it('counts when it hangs', async () => {
    viewer.loads = null;
    await type();
    await page.clock.advance(5000);
    await type('세종대로 1');
    expect(page.outcomesOf('viewer')).toEqual(['bad']);
  });

  it('is no sign of health when it comes: the page behind it may be dead', async () => {
    await type();
    expect(viewer.preloads).toBe(1);
    expect(page.outcomesOf('viewer')).toEqual([]);
  });

  it('does not count beside the viewer’s own turn, which shows the same fault', async () => {
    viewer.loads = null;
    await type();
    void submit();
    viewer.last.events.onFail({ kind: 'down', code: 'script', message: 'did not come' });
    await page.clock.advance(5000);
    expect(page.outcomesOf('viewer')).toEqual(['bad']);
  });
});
