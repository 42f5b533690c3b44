import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchRequest } from '../types.ts';
import { FakeHost, FakeSearchPage, peek } from '../testing/page.ts';
import { addressOf, failed, found, FakeProvider, FakeViewer, none } from '../testing/providers.ts';
import { freshView } from '../testing/view.ts';

let page: FakeSearchPage;
let host: FakeHost;
let viewer: FakeViewer;
let list: FakeProvider;

beforeEach(() => {
  host = new FakeHost();
  viewer = new FakeViewer('viewer');
  list = new FakeProvider('list', () => found('list'));
  page = new FakeSearchPage([viewer, list]);
});

afterEach(async () => {
  await page.clock.advance(20_000);
  expect(page.clock.pending).toBe(0);
  page.failover.dispose();
  expect(page.clock.pending).toBe(0);
  expect(page.listening).toBe(0);
  expect(host.mounted).toBe(0);
});

const submit = (text = '세종대로 110', more: Partial<SearchRequest> = {}) =>
  page.search(text, { viewer: host, ...more });

async function openViewer() {
  const outcome = submit();
  viewer.last.events.onReady();
  const shown = await outcome;
  if (shown.kind !== 'viewer') throw new Error(shown.kind);
  return shown;
}

describe("an embedding provider's turn", () => {
  it('waits for Enter while the user types, and sends nothing', async () => {
    const outcome = await submit('세종', { trigger: 'type' });
    expect(outcome).toEqual({ kind: 'awaiting-submit', provider: 'viewer', attempts: [] });
    expect(viewer.opened).toHaveLength(0);
    expect(list.requests).toHaveLength(0);
  });

  it('opens the viewer with the text on Enter', async () => {
    const shown = await openViewer();
    expect(shown.provider).toBe('viewer');
    expect(viewer.last.query).toBe('세종대로 110');
    expect(host.mounted).toBe(1);
    expect(page.outcomesOf('viewer')).toEqual(['ok']);
  });

  it('tells the screen of each of its searches, and of none once it is closed', async () => {
    const shown = await openViewer();
    viewer.last.events.onSearch('세종대로 110', 1);
    viewer.last.events.onSearch('없는길', 0);
    shown.session.close();
    viewer.last.events.onSearch('종로', 2);
    expect(host.hits).toEqual([1, 0]);
  });

  it('gives the list at the deadline, unmounted and with the text typed', async () => {
    const outcome = submit();
    await page.clock.advance(4999);
    expect(await peek(outcome)).toBe('pending');
    await page.clock.advance(1);
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'list' });
    expect(list.last.query.text).toBe('세종대로 110');
    expect(host.mounted).toBe(0);
    expect(viewer.last.closed).toBe(true);
    expect(page.outcomesOf('viewer')).toEqual(['bad']);
  });

  it('is in time until its deadline, whatever the published soft deadline', async () => {
    page.failover.dispose();
    page = new FakeSearchPage([viewer, list], {
      readView: freshView({ viewer: { softMs: 1500, hardMs: 5000 }, list: {} }),
    });
    const outcome = submit();
    await page.clock.advance(4000);
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(page.outcomesOf('viewer')).toEqual(['ok']);
    if (shown.kind === 'viewer') shown.session.close();
  });

  it('gives the list at once when the script fails', async () => {
    const outcome = submit();
    viewer.last.events.onFail({ kind: 'opaque', code: 'script', message: 'refused' });
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'list' });
    expect(host.mounted).toBe(0);
  });

  it('is skipped where no viewer can be shown', async () => {
    expect(await page.search('세종대로')).toMatchObject({ kind: 'results', provider: 'list' });
    expect(viewer.opened).toHaveLength(0);
  });

  it('comes after a list that failed, also while the user types', async () => {
    list.reply = () => failed({ kind: 'down' });
    page.failover.dispose();
    page = new FakeSearchPage([list, viewer]);
    const outcome = submit('세종대로', { trigger: 'type' });
    await page.clock.advance(0);
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(shown).toMatchObject({ kind: 'viewer', provider: 'viewer' });
    if (shown.kind === 'viewer') shown.session.close();
  });

  it('is unmounted when the user goes on before it is ready, and nobody is blamed', async () => {
    const outcome = submit();
    await page.clock.advance(1000);
    page.supersede();
    expect((await outcome).kind).toBe('superseded');
    expect(host.mounted).toBe(0);
    expect(page.outcomesOf('viewer')).toEqual(['void']);
  });

  it('takes a viewer that throws for a failure', async () => {
    viewer.embed = () => {
      throw new Error('a bug');
    };
    expect(await submit()).toMatchObject({ kind: 'results', provider: 'list' });
    expect(host.mounted).toBe(0);
  });

  it('takes a screen that cannot mount for a failure', async () => {
    host.mount = () => {
      throw new Error('no room');
    };
    expect(await submit()).toMatchObject({ kind: 'results', provider: 'list' });
  });
});

describe('an open viewer', () => {
  it('is unmounted once, however often it is closed', async () => {
    const { session } = await openViewer();
    session.close();
    session.close();
    expect(host.mounted).toBe(0);
    expect(viewer.last.closed).toBe(true);
  });

  it('hands on the picked address', async () => {
    const { session } = await openViewer();
    const address = addressOf('viewer', '세종대로 110');
    viewer.last.events.onPick(address);
    expect(host.picked).toEqual([address]);
    session.close();
  });

  it('regression: stays after a pick that told no address, tells of it, and counts nothing', async () => {
    const { session } = await openViewer();
    viewer.last.events.onEmptyPick();
    expect(host.emptyPicks).toBe(1);
    expect(host.picked).toEqual([]);
    expect(host.mounted).toBe(1);
    expect(page.outcomesOf('viewer')).toEqual(['ok']);
    session.close();
    viewer.last.events.onEmptyPick();
    expect(host.emptyPicks).toBe(1);
  });

  it('stays while the user types on', async () => {
    const { session } = await openViewer();
    await submit('세종대로 11', { trigger: 'type' });
    expect(host.mounted).toBe(1);
    session.close();
  });

  it('is replaced by the viewer of the next search', async () => {
    await openViewer();
    const first = viewer.last;
    const { session } = await openViewer();
    expect(first.closed).toBe(true);
    expect(host.mounted).toBe(1);
    session.close();
  });

  it('is replaced by a list of results', async () => {
    await openViewer();
    await submit('세종대로', { skip: ['viewer'] });
    expect(host.mounted).toBe(0);
  });

  it('shows the list instead when it finds nothing and the list does', async () => {
    const { session } = await openViewer();
    viewer.last.events.onSearch('세종대로 110', 0);
    await page.clock.advance(0);
    expect(host.better).toMatchObject([{ kind: 'results', provider: 'list' }]);
    expect(page.outcomesOf('viewer')).toEqual(['ok']);
    session.close();
  });

  it('regression: is shown before the list takes its place, though it has found nothing before it was ready', async () => {
    const outcome = submit();
    viewer.last.events.onSearch('세종대로 110', 0);
    await page.clock.advance(100);
    expect(host.better).toHaveLength(0);
    viewer.last.events.onReady();
    expect((await outcome).kind).toBe('viewer');
    await page.clock.advance(0);
    expect(host.better).toMatchObject([{ kind: 'results', provider: 'list' }]);
    page.failover.dispose();
  });

  it('regression: that found nothing and never got ready gives the list once', async () => {
    const outcome = submit();
    viewer.last.events.onSearch('세종대로 110', 0);
    await page.clock.advance(5000);
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'list' });
    expect([host.better, list.requests.length]).toEqual([[], 1]);
  });

  it('is suspected when it finds nothing for two different texts which the list finds', async () => {
    const { session } = await openViewer();
    viewer.last.events.onSearch('세종대로 110', 0);
    await page.clock.advance(0);
    viewer.last.events.onSearch('테헤란로 152', 0);
    await page.clock.advance(0);
    expect(page.outcomesOf('viewer')).toEqual(['ok', 'suspect-empty']);
    session.close();
  });

  it('regression: is not suspected for texts with a detail, which it cannot know', async () => {
    const { session } = await openViewer();
    for (const text of ['세종대로 110 3층', '[06236] 테헤란로 152 301호']) {
      viewer.last.events.onSearch(text, 0);
      await page.clock.advance(0);
    }
    expect(list.requests.map(({ query }) => query.text)).toEqual(['세종대로 110', '테헤란로 152']);
    expect(host.better).toHaveLength(2);
    expect(page.outcomesOf('viewer')).toEqual(['ok']);
    session.close();
  });

  it('gives way to the list for each text with a detail, whatever the budget of cross-checks', async () => {
    const { session } = await openViewer();
    for (const floor of [1, 2, 3, 4]) {
      viewer.last.events.onSearch(`세종대로 110 ${floor}층`, 0);
      await page.clock.advance(0);
    }
    expect(host.better).toHaveLength(4);
    session.close();
  });

  it('keeps its "nothing" when the list finds nothing either', async () => {
    list.reply = () => none;
    const { session } = await openViewer();
    viewer.last.events.onSearch('없는길 1', 0);
    await page.clock.advance(0);
    expect(host.better).toHaveLength(0);
    session.close();
  });

  it('never has its text checked by a third call to one list', async () => {
    list.reply = null;
    await openViewer();
    await page.clock.advance(1);
    void submit('세종대로 1', { skip: ['viewer'] });
    await page.clock.advance(1000);
    void submit('세종대로 11', { trigger: 'type' });
    viewer.last.events.onSearch('없는길 1', 0);
    void submit('세종대로 112', { skip: ['viewer'] });
    expect(list.requests).toHaveLength(3);
    expect(list.mostInFlight).toBe(2);
    expect(page.outcomesOf('list')).toEqual(['censored']);
    page.failover.dispose();
  });

  it('gives a vote of health when it finds something', async () => {
    const { session } = await openViewer();
    viewer.last.events.onSearch('세종대로 110', 3);
    expect(page.outcomesOf('viewer')).toEqual(['ok', 'ok']);
    expect(list.requests).toHaveLength(0);
    session.close();
  });

  it('is taken away when it breaks later, tells so once, and counts as down', async () => {
    await openViewer();
    viewer.last.events.onFail({ kind: 'down', code: 'gone', message: 'gone' });
    expect([host.mounted, host.broken, viewer.last.closed]).toEqual([0, 1, true]);
    await page.clock.advance(10_000);
    expect(page.outcomesOf('viewer')).toEqual(['ok', 'bad']);
  });

  it('is closed when the engine is disposed', async () => {
    await openViewer();
    page.failover.dispose();
    expect(host.mounted).toBe(0);
    expect(viewer.last.closed).toBe(true);
  });
});

describe('preloading on focus', () => {
  it('loads the script of the embedding provider that would serve', () => {
    page.failover.preload();
    page.failover.preload();
    expect(viewer.preloads).toBe(1);
  });

  it('loads nothing when a list would serve', () => {
    page.failover.dispose();
    page = new FakeSearchPage([list, viewer]);
    page.failover.preload();
    expect(viewer.preloads).toBe(0);
  });

  it('loads nothing while every provider is refused', () => {
    page.failover.dispose();
    page = new FakeSearchPage([viewer, list], {
      readView: freshView({ viewer: { phase: 'open', share: 0 }, list: { phase: 'open', share: 0 } }),
    });
    page.failover.preload();
    expect(viewer.preloads).toBe(0);
  });

  it('survives a script that hangs, and blames nobody', async () => {
    viewer.loads = null;
    page.failover.preload();
    await page.clock.advance(5000);
    expect(page.settled).toHaveLength(0);
    page.failover.preload();
    expect(viewer.preloads).toBe(2);
  });
});
