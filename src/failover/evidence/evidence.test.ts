import { afterEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../providers/contract.ts';
import type { FailoverOptions } from '../failover.ts';
import { FakeSearchPage } from '../testing/page.ts';
import { failed, found, FakeProvider, none } from '../testing/providers.ts';
import { freshView } from '../testing/view.ts';

let page: FakeSearchPage;

function open(providers: readonly Provider[], options: Partial<FailoverOptions> = {}): FakeSearchPage {
  page = new FakeSearchPage(providers, options);
  return page;
}

afterEach(async () => {
  await page.clock.advance(20_000);
  expect(page.clock.pending).toBe(0);
  page.failover.dispose();
  expect(page.listening).toBe(0);
});

const refusing = (id: string) => new FakeProvider(id, () => failed({ kind: 'opaque' }));
const answering = (id: string) => new FakeProvider(id, () => found(id));

describe('corroboration', () => {
  it('of a failure is the answer of the next provider', async () => {
    await open([refusing('first'), answering('second')]).search('세종대로');
    expect(page.settled).toMatchObject([
      { provider: 'first', outcome: 'opaque', corroborated: true },
      { provider: 'second', outcome: 'ok' },
    ]);
  });

  it('may come before the failure', async () => {
    const first = answering('first');
    const second = refusing('second');
    await open([first, second]).search('세종대로');
    await page.clock.advance(10_000);
    await page.search('세종대로', { skip: ['first'] });
    expect(page.settled.at(-1)).toMatchObject({ provider: 'second', corroborated: true });
  });

  it('is waited for during 10 s, then the failure goes out without it', async () => {
    await open([refusing('first')]).search('세종대로');
    await page.clock.advance(9999);
    expect(page.settled).toHaveLength(0);
    await page.clock.advance(1);
    expect(page.settled).toMatchObject([{ outcome: 'opaque', corroborated: false }]);
  });

  it("comes from the page's own origin when nobody else answered", async () => {
    await open([refusing('first')], { control: () => Promise.resolve(true) }).search('세종대로');
    await page.clock.advance(1000);
    expect(page.settled).toMatchObject([{ outcome: 'opaque', corroborated: true }]);
  });

  it("does not bother the page's own origin when another provider answered", async () => {
    let asked = 0;
    const control = () => {
      asked += 1;
      return Promise.resolve(true);
    };
    await open([refusing('first'), answering('second')], { control }).search('세종대로');
    await page.clock.advance(5000);
    expect(asked).toBe(0);
  });

  it('survives an origin that cannot be reached, and one that hangs', async () => {
    let calls = 0;
    const control = (signal: AbortSignal) => {
      calls += 1;
      if (calls === 1) return Promise.reject(new Error('unreachable'));
      return new Promise<boolean>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve(false);
        });
      });
    };
    await open([refusing('first')], { control }).search('세종대로');
    await page.clock.advance(2000);
    await page.search('테헤란로');
    await page.clock.advance(12_000);
    expect(calls).toBe(2);
    expect(page.settled.map(({ corroborated }) => corroborated)).toEqual([false, false]);
  });
});

describe('a call is void', () => {
  const first = () => new FakeProvider('first');

  it('when the page was hidden during it', async () => {
    const provider = first();
    const outcome = open([provider]).search('세종대로');
    page.hide();
    page.show();
    provider.last.answer(failed({ kind: 'down' }));
    expect((await outcome).kind).toBe('down');
    expect(page.outcomesOf('first')).toEqual(['void']);
  });

  it('when its timer fired over 500 ms late', async () => {
    const provider = first();
    const outcome = open([provider], { hedgeMs: 0 }).search('세종대로');
    page.clock.block(3501);
    await page.clock.advance(0);
    expect((await outcome).kind).toBe('down');
    expect(page.outcomesOf('first')).toEqual(['void']);
  });

  it('when the page was blocked until after its soft deadline', async () => {
    const provider = first();
    const outcome = open([provider]).search('세종대로');
    page.clock.block(1600);
    provider.last.answer(found('first'));
    expect((await outcome).kind).toBe('results');
    expect(page.outcomesOf('first')).toEqual(['void']);
  });

  it('when the page was blocked until after its hard deadline', async () => {
    const provider = first();
    const outcome = open([provider]).search('세종대로');
    await page.clock.advance(1000);
    page.clock.block(2600);
    provider.last.answer(found('first'));
    expect((await outcome).kind).toBe('results');
    expect(page.outcomesOf('first')).toEqual(['void']);
  });

  it('when it found nothing where the provider was contradicted before, and nobody agrees', async () => {
    const provider = new FakeProvider('first', () => none);
    const second = answering('second');
    open([provider, second]);
    await page.search('세종대로 110');
    second.reply = () => failed({ kind: 'down' });
    expect(await page.search('테헤란로 152')).toMatchObject({ kind: 'none', check: 'failed' });
    expect(page.outcomesOf('first')).toEqual(['void', 'void']);
  });

  it('when the machine slept', async () => {
    const provider = first();
    const outcome = open([provider]).search('세종대로');
    page.clock.jump(1001);
    provider.last.answer(found('first'));
    expect((await outcome).kind).toBe('results');
    expect(page.outcomesOf('first')).toEqual(['void']);
  });
});

describe('a provider that asks to slow down', () => {
  it('is left alone for the time asked, without a vote against it', async () => {
    const first = new FakeProvider('first', () => failed({ kind: 'limited', retryAfterMs: 20_000 }));
    const second = answering('second');
    open([first, second]);
    await page.search('세종대로');
    expect(page.outcomesOf('first')).toEqual(['limited']);
    await page.clock.advance(19_999);
    await page.search('세종대로 1');
    expect(first.requests).toHaveLength(1);
    await page.clock.advance(1);
    await page.search('세종대로 11');
    expect(first.requests).toHaveLength(2);
  });
});

describe('a provider that asked to slow down while the others are down', () => {
  it('is still left alone', async () => {
    const first = new FakeProvider('first', () => failed({ kind: 'limited', retryAfterMs: 20_000 }));
    const second = answering('second');
    open([first, second]);
    await page.search('세종대로');
    second.reply = () => failed({ kind: 'down' });
    expect((await page.search('세종대로 1')).kind).toBe('down');
    expect(first.requests).toHaveLength(1);
  });

  it('is asked when the page has nobody else', async () => {
    const first = new FakeProvider('first', () => failed({ kind: 'limited', retryAfterMs: 20_000 }));
    open([first]);
    await page.search('세종대로');
    first.reply = () => found('first');
    expect((await page.search('세종대로 1')).kind).toBe('results');
  });
});

describe('hedging with a fresh view', () => {
  it('stays within its budget', async () => {
    const slow = new FakeProvider('first');
    const second = answering('second');
    open([slow, second], { readView: freshView({ first: {}, second: {} }) });
    for (let i = 0; i < 20; i++) {
      const outcome = page.search(`세종대로 ${String(i)}`);
      await page.clock.advance(1100);
      slow.last.answer(found('first'));
      await outcome;
      await page.clock.advance(0);
    }
    expect(second.requests.length).toBeLessThanOrEqual(5);
    expect(second.requests.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the pace of a browser', () => {
  const learned = freshView({ first: { softMs: 400, hardMs: 1_200 } });

  it('makes its deadlines longer when its answers take longer than those of the fleet, up to the page’s own', async () => {
    const first = new FakeProvider('first');
    open([first], { readView: learned });
    expect(page.failover.plan().steps).toMatchObject([{ softMs: 400, hardMs: 1_200 }]);
    const search = page.search('세종대로');
    await page.clock.advance(300);
    first.requests[0]?.answer(found('first'));
    await search;
    expect(page.failover.plan().steps).toMatchObject([{ softMs: 600, hardMs: 1_800 }]);
  });

  it('is that of the fleet for whoever is answered as fast', async () => {
    await open([answering('first')], { readView: learned }).search('세종대로');
    expect(page.failover.plan().steps).toMatchObject([{ softMs: 400, hardMs: 1_200 }]);
  });
});
