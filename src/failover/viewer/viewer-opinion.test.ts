import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchRequest } from '../types.ts';
import { FakeHost, FakeSearchPage, peek } from '../testing/page.ts';
import { addressOf, failed, found, FakeProvider, FakeViewer, none } from '../testing/providers.ts';

let page: FakeSearchPage;
let host: FakeHost;
let list: FakeProvider;
let viewer: FakeViewer;

beforeEach(() => {
  host = new FakeHost();
  list = new FakeProvider('list', () => none);
  viewer = new FakeViewer('viewer');
  page = new FakeSearchPage([list, viewer]);
});

afterEach(async () => {
  await page.clock.advance(20_000);
  page.failover.dispose();
  expect(page.clock.pending).toBe(0);
  expect(page.listening).toBe(0);
  expect(host.mounted).toBe(0);
});

const submit = (text = '세종대로 110', more: Partial<SearchRequest> = {}) =>
  page.search(text, { viewer: host, ...more });

/** The list has said "none" by now, so that what comes next is about the viewer. */
async function afterNone(asked = 1): Promise<void> {
  await page.clock.advance(0);
  expect(list.requests).toHaveLength(asked);
}

/** Enter for a text that the list does not find, and that the viewer does before it is ready. */
async function foundByViewerOnly(text: string): Promise<void> {
  const asked = list.requests.length;
  const outcome = submit(text);
  await afterNone(asked + 1);
  viewer.last.events.onSearch(text, 3);
  viewer.last.events.onReady();
  const shown = await outcome;
  if (shown.kind !== 'viewer') throw new Error(shown.kind);
  shown.session.close();
}

/** Enter for a text, with a viewer whose script does not come. */
async function searchWithBrokenViewer(text: string) {
  const [asked, opened] = [list.requests.length, viewer.opened.length];
  const outcome = submit(text);
  await afterNone(asked + 1);
  expect(viewer.opened).toHaveLength(opened + 1);
  viewer.last.events.onFail({ kind: 'opaque', code: 'script', message: 'refused' });
  return outcome;
}

describe('zero hits that only a viewer can check, while the user types', () => {
  it('waits for Enter instead of saying "none"', async () => {
    const outcome = await submit('세종대로', { trigger: 'type' });
    expect(list.requests).toHaveLength(1);
    expect(outcome).toMatchObject({
      kind: 'awaiting-submit',
      provider: 'viewer',
      attempts: [{ provider: 'list', result: 'none' }],
    });
  });

  it('opens nothing and loads nothing', async () => {
    await submit('세종대로', { trigger: 'type' });
    expect(host.mounted).toBe(0);
    expect(viewer.opened).toHaveLength(0);
    expect(viewer.preloads).toBe(0);
  });

  it('spends nothing of what Enter may ask the viewer for', async () => {
    for (let key = 1; key <= 10; key++) await submit('가'.repeat(key), { trigger: 'type' });
    const outcome = submit();
    await afterNone(11);
    expect(viewer.opened).toHaveLength(1);
    page.supersede();
    expect((await outcome).kind).toBe('superseded');
  });

  it('opens the viewer when Enter follows', async () => {
    await submit('세종대로', { trigger: 'type' });
    const outcome = submit('세종대로');
    await afterNone(2);
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(shown).toMatchObject({ kind: 'viewer', provider: 'viewer' });
    if (shown.kind === 'viewer') shown.session.close();
  });
});

describe('zero hits that only a viewer can check, on Enter', () => {
  it('opens the viewer with the text, and waits for it', async () => {
    const outcome = submit('세종대로 110');
    await afterNone();
    expect(viewer.last.query).toBe('세종대로 110');
    expect(host.mounted).toBe(1);
    expect(await peek(outcome)).toBe('pending');
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(shown).toMatchObject({
      kind: 'viewer',
      provider: 'viewer',
      attempts: [
        { provider: 'list', result: 'none' },
        { provider: 'viewer', result: 'found' },
      ],
    });
    if (shown.kind === 'viewer') shown.session.close();
  });

  it('says "none" where no viewer can be shown', async () => {
    const outcome = await submit('없는길 1', { viewer: null });
    expect(outcome).toMatchObject({ kind: 'none', provider: 'list', check: 'unasked' });
    expect(viewer.opened).toHaveLength(0);
  });

  it('opens no viewer for a further page of the same list', async () => {
    expect(await submit('세종대로', { page: 2 })).toMatchObject({ kind: 'none', provider: 'list' });
    expect(viewer.opened).toHaveLength(0);
  });

  it('opens no viewer when the list alone was asked for', async () => {
    expect(await submit('세종대로', { only: 'list' })).toMatchObject({ kind: 'none', provider: 'list' });
    expect(viewer.opened).toHaveLength(0);
  });

  it('opens no viewer that the user has just left', async () => {
    expect(await submit('세종대로', { skip: ['viewer'] })).toMatchObject({ kind: 'none', provider: 'list' });
    expect(viewer.opened).toHaveLength(0);
  });

  it('keeps to the budget of cross-checks: two in stock, then a fifth of the searches', async () => {
    const opened: number[] = [];
    for (let search = 1; search <= 12; search++) {
      const outcome = submit(`없는길 ${String(search)}`);
      await afterNone(search);
      opened.push(viewer.opened.length);
      if (viewer.opened.length > (opened.at(-2) ?? 0)) viewer.last.events.onReady();
      const shown = await outcome;
      if (shown.kind === 'viewer') shown.session.close();
    }
    expect(opened.slice(0, 3)).toEqual([1, 2, 2]);
    expect(opened.at(-1)).toBe(4);
  });

  it('unmounts the viewer, and blames nobody, when the user goes on before it is ready', async () => {
    const outcome = submit();
    await afterNone();
    page.supersede();
    expect((await outcome).kind).toBe('superseded');
    expect(viewer.last.closed).toBe(true);
    expect(host.mounted).toBe(0);
    expect(page.outcomesOf('viewer')).toEqual(['void']);
  });
});

describe('what the viewer finds where the list found nothing', () => {
  it('tells the change of provider, and makes the "none" no sign of health', async () => {
    await foundByViewerOnly('세종대로 110');
    expect(page.changes()).toEqual(['list > viewer: suspect-empty']);
    expect(page.outcomesOf('list')).toEqual(['void']);
  });

  it('suspects the list from the second different text on', async () => {
    await foundByViewerOnly('세종대로 110');
    await foundByViewerOnly('테헤란로 152');
    expect(page.outcomesOf('list')).toEqual(['void', 'suspect-empty']);
  });

  it('does not suspect the list for one text that is searched twice', async () => {
    await foundByViewerOnly('세종대로 110');
    await foundByViewerOnly('세종대로 110');
    expect(page.outcomesOf('list')).toEqual(['void', 'void']);
  });

  it('is worth a check beyond the budget from then on', async () => {
    await foundByViewerOnly('세종대로 110');
    for (let search = 1; search <= 5; search++) {
      const outcome = submit('세종대로 110');
      await afterNone(search + 1);
      expect(viewer.opened).toHaveLength(search + 1);
      page.supersede();
      expect((await outcome).kind).toBe('superseded');
    }
  });

  it('is forgotten when the list finds something itself', async () => {
    await foundByViewerOnly('세종대로 110');
    list.reply = () => found('list');
    expect(await submit('종로 1')).toMatchObject({ kind: 'results', provider: 'list' });
    list.reply = () => none;
    await foundByViewerOnly('테헤란로 152');
    expect(page.outcomesOf('list')).toEqual(['void', 'ok', 'void']);
  });

  it('leaves the list in good standing when the viewer finds nothing either', async () => {
    const outcome = submit('없는길 1');
    await afterNone();
    viewer.last.events.onSearch('없는길 1', 0);
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(shown.kind).toBe('viewer');
    if (shown.kind === 'viewer') shown.session.close();
    expect(page.outcomesOf('list')).toEqual(['ok']);
    expect(page.changes()).toEqual([]);
  });

  it('asks the list once only when the viewer finds nothing either', async () => {
    const outcome = submit('없는길 1');
    await afterNone();
    viewer.last.events.onSearch('없는길 1', 0);
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(list.requests).toHaveLength(1);
    if (shown.kind === 'viewer') shown.session.close();
  });

  it.each(['a search in the viewer', 'a pick'] as const)(
    'tells against the list too when it comes from %s, after the viewer was ready',
    async (from) => {
      for (const text of ['세종대로 110', '테헤란로 152']) {
        const outcome = submit(text);
        await afterNone(viewer.opened.length + 1);
        viewer.last.events.onReady();
        const shown = await outcome;
        if (from === 'a pick') viewer.last.events.onPick(addressOf('viewer', text));
        else viewer.last.events.onSearch(text, 3);
        if (shown.kind === 'viewer') shown.session.close();
      }
      expect(page.outcomesOf('list')).toEqual(['void', 'suspect-empty']);
    },
  );

  it.each([
    ['lots, which may have no road', ['역삼동 산 12-3', '도곡동 산 1']],
    ['P.O. boxes', ['서울중앙우체국 사서함 88호', '광화문우체국 사서함 12호']],
  ])('tells nothing against the list for %s', async (_, texts) => {
    for (const text of texts) await foundByViewerOnly(text);
    expect(page.changes()).toHaveLength(2);
    expect(page.outcomesOf('list')).toEqual(['void', 'void']);
  });

  it('is told once, however often the viewer finds it', async () => {
    const outcome = submit('세종대로 110');
    await afterNone();
    viewer.last.events.onReady();
    const shown = await outcome;
    for (let again = 0; again < 3; again++) viewer.last.events.onSearch('세종대로 110', 3);
    expect(page.changes()).toEqual(['list > viewer: suspect-empty']);
    if (shown.kind === 'viewer') shown.session.close();
  });

  it('tells nothing against the list when the user tries another text in the viewer', async () => {
    const outcome = submit('없는길 1');
    await afterNone();
    viewer.last.events.onReady();
    const shown = await outcome;
    viewer.last.events.onSearch('세종대로 110', 3);
    viewer.last.events.onPick(addressOf('viewer', '세종대로 110'));
    if (shown.kind === 'viewer') shown.session.close();
    expect(page.outcomesOf('list')).toEqual(['ok']);
  });

  it('hands on the picked address', async () => {
    const outcome = submit();
    await afterNone();
    viewer.last.events.onSearch('세종대로 110', 1);
    viewer.last.events.onReady();
    const shown = await outcome;
    const address = addressOf('viewer', '세종대로 110');
    viewer.last.events.onPick(address);
    expect(host.picked).toEqual([address]);
    if (shown.kind === 'viewer') shown.session.close();
  });
});

describe('a viewer that is down when it should check zero hits', () => {
  it('leaves a "none" that nobody confirmed, and names its failure', async () => {
    expect(await searchWithBrokenViewer('없는길 1')).toMatchObject({
      kind: 'none',
      provider: 'list',
      check: 'failed',
      attempts: [
        { provider: 'list', result: 'none' },
        { provider: 'viewer', result: 'failed', error: { kind: 'opaque', code: 'script' } },
      ],
    });
    expect(host.mounted).toBe(0);
    expect(page.outcomesOf('viewer')).toEqual(['opaque']);
  });

  it('says "down", never "none", when the list is known to answer everything with nothing', async () => {
    await foundByViewerOnly('세종대로 110');
    await foundByViewerOnly('테헤란로 152');
    const outcome = await searchWithBrokenViewer('판교역로 235');
    expect(outcome.kind).toBe('down');
    expect(page.outcomesOf('list')).not.toContain('ok');
  });

  it('says so at its deadline when it hangs', async () => {
    const outcome = submit('없는길 1');
    await afterNone();
    expect(viewer.opened).toHaveLength(1);
    await page.clock.advance(4999);
    expect(await peek(outcome)).toBe('pending');
    await page.clock.advance(1);
    expect(await outcome).toMatchObject({ kind: 'none', check: 'failed' });
    expect(viewer.last.closed).toBe(true);
    expect(host.mounted).toBe(0);
    expect(page.outcomesOf('viewer')).toEqual(['bad']);
  });

  it('says "offline" when the network went away meanwhile', async () => {
    const outcome = submit('세종대로 110');
    await afterNone();
    page.online = false;
    viewer.last.events.onFail({ kind: 'opaque', code: 'script', message: 'refused' });
    expect((await outcome).kind).toBe('offline');
  });

  it('is not opened to check once it was left alone for failing', async () => {
    list.reply = () => failed({ kind: 'down' });
    for (const text of ['세종대로 110', '테헤란로 152']) {
      const outcome = submit(text);
      await page.clock.advance(0);
      viewer.last.events.onFail({ kind: 'down', code: 'gone', message: 'gone' });
      expect((await outcome).kind).toBe('down');
    }
    expect(viewer.opened).toHaveLength(2);
    list.reply = () => none;
    expect(await submit('없는길 1')).toMatchObject({ kind: 'none', check: 'failed' });
    expect(viewer.opened).toHaveLength(2);
  });
});

describe('a list that hangs when only a viewer is left', () => {
  beforeEach(() => {
    list.reply = null;
  });

  it('gives way to the viewer at its soft deadline, on Enter', async () => {
    const outcome = submit('세종대로 110');
    await page.clock.advance(999);
    expect(viewer.opened).toHaveLength(0);
    await page.clock.advance(1);
    expect(list.requests).toHaveLength(1);
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(shown).toMatchObject({ kind: 'viewer', provider: 'viewer' });
    expect(page.changes()).toEqual(['list > viewer: slow']);
    if (shown.kind === 'viewer') shown.session.close();
  });

  it('is shown after all when it answers before the viewer is ready', async () => {
    const outcome = submit('세종대로 110');
    await page.clock.advance(1100);
    list.last.answer(found('list'));
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'list' });
    expect(host.mounted).toBe(0);
    expect(viewer.last.closed).toBe(true);
  });

  it('and that fails while the viewer is on its way does not end the search', async () => {
    const outcome = submit('세종대로 110');
    await page.clock.advance(1100);
    list.last.answer(failed({ kind: 'down' }));
    await page.clock.advance(0);
    expect(await peek(outcome)).toBe('pending');
    viewer.last.events.onReady();
    const shown = await outcome;
    expect(shown.kind).toBe('viewer');
    if (shown.kind === 'viewer') shown.session.close();
  });

  it('gives way to the viewer when Enter comes while the typed text is being searched', async () => {
    const stop = new AbortController();
    const request = {
      ...{ text: '세종대로 110', page: 1, limit: 10, typeAhead: false, skip: [], only: null, viewer: host },
      ...{ trigger: 'type' as 'type' | 'submit', signal: stop.signal },
    };
    const outcome = page.failover.search(request);
    await page.clock.advance(500);
    request.trigger = 'submit';
    await page.clock.advance(500);
    expect(viewer.opened).toHaveLength(1);
    stop.abort();
    await outcome;
  });

  it('opens no viewer for somebody who only types', async () => {
    const outcome = page.search('세종대로 110', { trigger: 'type', viewer: host });
    await page.clock.advance(2900);
    expect(viewer.opened).toHaveLength(0);
    page.supersede();
    await outcome;
  });
});
