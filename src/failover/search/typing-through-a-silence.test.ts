import { afterEach, describe, expect, it } from 'vitest';
import { FakeHost, FakeSearchPage, peek } from '../testing/page.ts';
import { failed, found, FakeProvider, FakeViewer } from '../testing/providers.ts';
import { freshView } from '../testing/view.ts';

let page: FakeSearchPage;

afterEach(() => {
  page.failover.dispose();
});

/** A list that answers each text after so long, ms. */
function answersIn(ms: number, provider: FakeProvider): FakeProvider {
  const search = provider.search.bind(provider);
  provider.search = (query, signal) => {
    const answer = search(query, signal);
    const { last } = provider;
    page.clock.after(ms, () => last.answer(found(provider.id)));
    return answer;
  };
  return provider;
}

/** So many keys, one each 250 ms. */
async function typeKeys(count: number, viewer: FakeHost | null = null): Promise<void> {
  for (let key = 1; key <= count; key++) {
    void page.search('가'.repeat(key), { trigger: 'type', viewer });
    await page.clock.advance(250);
  }
}

describe('the budget of hedges, while somebody types', () => {
  it('regression: a healthy list that is slower than one types sends a fifth of the texts to the next one', async () => {
    const [first, second] = [new FakeProvider('first'), new FakeProvider('second')];
    page = new FakeSearchPage([first, second], { readView: freshView({ first: {}, second: {} }) });
    answersIn(700, first);
    answersIn(120, second);
    for (let word = 0; word < 40; word++) {
      await typeKeys(12);
      await page.clock.advance(2000);
    }
    const reserve = 3;
    expect(second.requests.length).toBeLessThanOrEqual(0.2 * 40 * 12 + reserve);
  });

  it.each([10, 11, 12, 13, 14, 15, 16])(
    'regression: who types %i keys through a hang, past the end of the call that runs on, waits for the other list alone',
    async (keys) => {
      const second = new FakeProvider('second');
      const readView = freshView({ first: {}, second: {} });
      page = new FakeSearchPage([new FakeProvider('first'), second], { readView });
      answersIn(300, second);
      await typeKeys(keys - 1);
      const last = page.search('세종대로 110', { trigger: 'type' });
      await page.clock.advance(400);
      expect(await peek(last)).toMatchObject({ kind: 'results', provider: 'second' });
    },
  );

  it('regression: three lists, two of which hang, leave a hedge for the third', async () => {
    const third = new FakeProvider('third', () => found('third'));
    const lists = [new FakeProvider('first'), new FakeProvider('second'), third];
    page = new FakeSearchPage(lists, { readView: freshView({ first: {}, second: {}, third: {} }) });
    await typeKeys(12);
    const last = page.search('세종대로 110', { trigger: 'type' });
    await page.clock.advance(1000);
    expect(await peek(last)).toMatchObject({ kind: 'results', provider: 'third' });
  });
});

describe('an embedded page, which takes the screen', () => {
  const viewerOf = () => ({ viewer: new FakeViewer('viewer'), host: new FakeHost() });

  it('is opened no sooner while the endpoint is silent, although the second list is asked sooner', async () => {
    const second = new FakeProvider('second');
    const { viewer, host } = viewerOf();
    page = new FakeSearchPage([new FakeProvider('first'), second, viewer], { hasEndpoint: true });
    void page.search('세종대로 110', { viewer: host });
    await page.clock.advance(1399);
    expect(second.requests).toHaveLength(1);
    expect(host.mounted).toBe(0);
    await page.clock.advance(1);
    expect(host.mounted).toBe(1);
  });

  it.each([100, 300, 800])(
    'regression: is not opened beside a list that was asked %i ms ago for one that has failed',
    async (ms) => {
      const [first, second] = [new FakeProvider('first'), new FakeProvider('second')];
      const { viewer, host } = viewerOf();
      const readView = freshView({ first: {}, second: {}, viewer: {} });
      page = new FakeSearchPage([first, second, viewer], { readView });
      await typeKeys(3, host);
      void page.search('세종대로 110', { viewer: host });
      await page.clock.advance(200);
      first.last.answer(failed({ kind: 'down' }));
      await page.clock.advance(ms);
      expect(second.requests).toHaveLength(1);
      expect(host.mounted).toBe(0);
    },
  );
});
