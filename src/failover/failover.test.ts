import { afterEach, describe, expect, it } from 'vitest';
import { makeAddress } from '../address/make-address.ts';
import type { Provider } from '../providers/contract.ts';
import type { FailoverOptions } from './failover.ts';
import { settle } from '../platform/testing/fake-clock.ts';
import { FakeSearchPage, peek } from './testing/page.ts';
import { addressOf, failed, found, FakeProvider, none } from './testing/providers.ts';

let page: FakeSearchPage;

function open(providers: readonly Provider[], options: Partial<FailoverOptions> = {}): FakeSearchPage {
  page = new FakeSearchPage(providers, options);
  return page;
}

afterEach(async () => {
  await page.clock.advance(20_000);
  expect(page.clock.pending).toBe(0);
  page.failover.dispose();
  expect(page.clock.pending).toBe(0);
  expect(page.listening).toBe(0);
});

describe('one search', () => {
  it('shows what the first provider finds and asks nobody else', async () => {
    const first = new FakeProvider('first', () => found('first'));
    const second = new FakeProvider('second', () => found('second'));
    const outcome = await open([first, second]).search('세종대로 110');
    expect(outcome).toMatchObject({ kind: 'results', provider: 'first', total: 1 });
    expect(second.requests).toHaveLength(0);
    expect(page.clock.pending).toBe(0);
  });

  it.each(['down', 'timeout', 'opaque', 'misconfigured', 'limited'] as const)(
    'goes to the next provider at once when the first is %s',
    async (kind) => {
      const first = new FakeProvider('first', () => failed({ kind }));
      const second = new FakeProvider('second', () => found('second'));
      const startedAt = open([first, second]).clock.now();
      const outcome = await page.search('세종대로 110');
      expect(outcome).toMatchObject({ kind: 'results', provider: 'second' });
      expect(page.clock.now()).toBe(startedAt);
      expect(page.changes()).toEqual(['first > second: failed']);
    },
  );

  it('says "down", never "none", when everything failed', async () => {
    const first = new FakeProvider('first', () => failed({ kind: 'down' }));
    const second = new FakeProvider('second', () => failed({ kind: 'opaque' }));
    const outcome = await open([first, second]).search('세종대로 110');
    expect(outcome.kind).toBe('down');
    expect(outcome.attempts.map(({ provider, result }) => `${provider} ${result}`)).toEqual([
      'first failed',
      'second failed',
    ]);
  });

  it('takes a provider that throws for one that is down', async () => {
    const first = new FakeProvider('first');
    first.search = () => {
      throw new Error('a bug');
    };
    const second = new FakeProvider('second', () => found('second'));
    const outcome = await open([first, second]).search('세종대로 110');
    expect(outcome).toMatchObject({ kind: 'results', provider: 'second' });
    expect(outcome.attempts[0]?.error).toMatchObject({ kind: 'down', code: 'exception' });
  });

  it('takes a provider that rejects for one that is down', async () => {
    const first = new FakeProvider('first');
    const outcome = open([first]).search('세종대로 110');
    first.last.reject(new Error('a bug'));
    expect(await outcome).toMatchObject({ kind: 'down', attempts: [{ error: { code: 'exception' } }] });
  });

  it('stops at a bad query and counts it as an answer', async () => {
    const first = new FakeProvider('first', () => failed({ kind: 'bad-query', reason: 'too-broad' }));
    const second = new FakeProvider('second', () => found('second'));
    const outcome = await open([first, second]).search('가');
    expect(outcome).toMatchObject({ kind: 'bad-query', provider: 'first', reason: 'too-broad' });
    expect(second.requests).toHaveLength(0);
    expect(page.outcomesOf('first')).toEqual(['ok']);
  });

  it('asks the next provider when the first cannot answer a postcode, and holds it against nobody', async () => {
    const refusal = failed({ kind: 'not-searchable', code: 'digits-only', reason: 'digits-only' });
    const first = new FakeProvider('first', () => refusal);
    const second = new FakeProvider('second', () => found('second'));
    const outcome = await open([first, second]).search('04524');
    expect(outcome).toMatchObject({ kind: 'results', provider: 'second' });
    expect(page.outcomesOf('first')).toEqual([]);
  });

  it('tells the refusal when no provider can answer that kind of query', async () => {
    const refusal = failed({ kind: 'not-searchable', code: 'digits-only', reason: 'digits-only' });
    const first = new FakeProvider('first', () => refusal);
    const outcome = await open([first]).search('04524');
    expect(outcome).toMatchObject({ kind: 'not-searchable', provider: 'first', reason: 'digits-only' });
  });

  it('asks only the named provider for a further page', async () => {
    const first = new FakeProvider('first', () => found('first'));
    const second = new FakeProvider('second', () => failed({ kind: 'down' }));
    const outcome = await open([first, second]).search('세종대로', { only: 'second', page: 2 });
    expect(outcome.kind).toBe('down');
    expect(first.requests).toHaveLength(0);
  });

  it('leaves out the providers that the user does not want', async () => {
    const first = new FakeProvider('first', () => found('first'));
    const second = new FakeProvider('second', () => found('second'));
    const outcome = await open([first, second]).search('세종대로', { skip: ['first'] });
    expect(outcome).toMatchObject({ kind: 'results', provider: 'second' });
  });

  it('says "offline" without a request when the browser has no network', async () => {
    const first = new FakeProvider('first', () => found('first'));
    open([first]).online = false;
    expect(await page.search('세종대로')).toEqual({ kind: 'offline', attempts: [] });
    expect(first.requests).toHaveLength(0);
  });

  it('says "offline" when the network goes during the search, and blames nobody', async () => {
    const first = new FakeProvider('first');
    const outcome = open([first]).search('세종대로');
    page.online = false;
    first.last.answer(failed({ kind: 'opaque' }));
    expect((await outcome).kind).toBe('offline');
    expect(page.outcomesOf('first')).toEqual(['void']);
  });
});

describe('deadlines', () => {
  it('starts the next provider at the soft deadline and shows the first hits', async () => {
    const first = new FakeProvider('first');
    const second = new FakeProvider('second');
    const outcome = open([first, second]).search('세종대로 110');
    await page.clock.advance(999);
    expect(second.requests).toHaveLength(0);
    await page.clock.advance(1);
    second.last.answer(found('second'));
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'second' });
    expect((await outcome).attempts.map(({ result }) => result)).toEqual(['running', 'found']);
    expect(page.changes()).toEqual(['first > second: slow']);
  });

  it('waits for the slow provider when the second one failed', async () => {
    const first = new FakeProvider('first');
    const second = new FakeProvider('second', () => failed({ kind: 'down' }));
    const outcome = open([first, second]).search('세종대로');
    await page.clock.advance(1500);
    first.last.answer(found('first'));
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'first' });
  });

  it('waits for the slow provider when the second one found nothing', async () => {
    const first = new FakeProvider('first');
    const second = new FakeProvider('second', () => none);
    const outcome = open([first, second]).search('세종대로');
    await page.clock.advance(1500);
    expect(await peek(outcome)).toBe('pending');
    first.last.answer(found('first'));
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'first' });
  });

  it('starts the third provider at once when the second one failed while the first is slow', async () => {
    const first = new FakeProvider('first');
    const second = new FakeProvider('second', () => failed({ kind: 'down' }));
    const third = new FakeProvider('third', () => found('third'));
    const outcome = open([first, second, third]).search('세종대로');
    await page.clock.advance(1000);
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'third' });
  });

  it('starts no second provider when hedging is off', async () => {
    const first = new FakeProvider('first');
    const second = new FakeProvider('second', () => found('second'));
    const outcome = open([first, second], { hedgeMs: 0 }).search('세종대로');
    await page.clock.advance(2999);
    expect(second.requests).toHaveLength(0);
    await page.clock.advance(1);
    expect(await outcome).toMatchObject({ kind: 'results', provider: 'second' });
  });

  it('gives up at the hard deadline even if the provider ignores its signal', async () => {
    const first = new FakeProvider('first');
    first.ignoresSignal = true;
    const outcome = open([first]).search('세종대로');
    await page.clock.advance(3000);
    expect(await outcome).toMatchObject({ kind: 'down', attempts: [{ error: { kind: 'timeout' } }] });
    expect(first.last.signal.aborted).toBe(true);
  });

  it('books an answer between the deadlines as late', async () => {
    const first = new FakeProvider('first');
    const outcome = open([first]).search('세종대로');
    await page.clock.advance(1500);
    first.last.answer(found('first'));
    expect((await outcome).kind).toBe('results');
    expect(page.outcomesOf('first')).toEqual(['late']);
  });
});

describe('superseded and disposed', () => {
  it('resolves a search as superseded when a newer one begins', async () => {
    const first = new FakeProvider('first');
    const older = open([first]).failover.search(request('세'));
    const newer = page.failover.search(request('세종'));
    expect((await older).kind).toBe('superseded');
    expect(await peek(newer)).toBe('pending');
  });

  it('ends everything on dispose, and tells nothing afterwards', async () => {
    const first = new FakeProvider('first');
    const outcome = open([first]).search('세종대로');
    page.failover.dispose();
    const told = page.events.length;
    expect((await outcome).kind).toBe('superseded');
    first.last.answer(found('first'));
    await settle();
    expect(page.events).toHaveLength(told);
    expect(first.inFlight).toBe(0);
    expect((await page.search('세종대로')).kind).toBe('superseded');
  });
});

describe('zero hits', () => {
  it('believes "none" when the next provider says the same', async () => {
    const first = new FakeProvider('first', () => none);
    const second = new FakeProvider('second', () => none);
    const outcome = await open([first, second]).search('없는길 1');
    expect(outcome).toMatchObject({ kind: 'none', provider: 'first', check: 'agreed' });
    expect(page.outcomesOf('first')).toEqual(['ok']);
  });

  it('shows the hits of the second provider, and suspects the first only from the second query on', async () => {
    const first = new FakeProvider('first', () => none);
    const second = new FakeProvider('second', () => found('second'));
    open([first, second]);
    expect(await page.search('세종대로 110')).toMatchObject({ kind: 'results', provider: 'second' });
    expect(page.outcomesOf('first')).toEqual(['void']);
    await page.search('세종대로 110');
    expect(page.outcomesOf('first')).toEqual(['void', 'void']);
    await page.search('테헤란로 152');
    expect(page.outcomesOf('first')).toEqual(['void', 'void', 'suspect-empty']);
    expect(page.changes()).toContain('first > second: suspect-empty');
  });

  it('does not suspect a provider of lots without a road, which it need not know', async () => {
    const lots = [{ ...addressOf('second', ''), jibun: '서울특별시 강남구 역삼동 산 12-3' }];
    const first = new FakeProvider('first', () => none);
    const second = new FakeProvider('second', () => ({
      kind: 'found',
      addresses: lots,
      total: 1,
      page: 1,
      hasMore: false,
    }));
    open([first, second]);
    for (const text of ['역삼동 산 12-3', '도곡동 산 1'])
      expect(await page.search(text)).toMatchObject({ kind: 'results', provider: 'second' });
    expect(page.outcomesOf('first')).toEqual(['void', 'void']);
  });

  describe('regression: services of two countries', () => {
    const of = (country: string, id: string, reply: FakeProvider['reply']) =>
      Object.assign(new FakeProvider(id, reply), { country });
    const british = {
      kind: 'found',
      addresses: [makeAddress({ source: 'gb', country: 'GB', postcode: 'BR8 7RE' })],
      total: 1,
      page: 1,
      hasMore: false,
    } as const;
    const refused = () => failed({ kind: 'not-searchable', code: 'unsupported', reason: 'unsupported' });
    const postcodes = ['BR8 7RE', 'SW1A 2AA', 'B33 8TH', 'M1 1AE', 'EC1A 1BB', 'W1A 0AX'];

    it('does not suspect the one of addresses in the other country, and asks there beyond any budget', async () => {
      open([of('KR', 'kr', () => none), of('GB', 'gb', () => british)]);
      for (const text of postcodes)
        expect(await page.search(text)).toMatchObject({ kind: 'results', provider: 'gb' });
      expect(page.outcomesOf('kr')).toEqual(postcodes.map(() => 'void'));
    });

    it('asks in the other country though two of the first agree', async () => {
      open([of('KR', 'kr', () => none), of('KR', 'kr2', () => none), of('GB', 'gb', () => british)]);
      expect(await page.search('BR8 7RE')).toMatchObject({ kind: 'results', provider: 'gb' });
    });

    it('checks a "none" with the next list of the same country when the other one cannot search for the text', async () => {
      const second = of('KR', 'second', () => found('second'));
      open([of('KR', 'first', () => none), of('GB', 'gb', refused), second]);
      expect(await page.search('세종대로 110')).toMatchObject({ kind: 'results', provider: 'second' });
    });

    it('says "none" that the other one cannot search for', async () => {
      open([of('KR', 'first', () => none), of('GB', 'gb', refused)]);
      expect(await page.search('없는길 1')).toMatchObject({ kind: 'none', provider: 'first' });
    });
  });

  it('says "none" that nobody could check when the second provider fails', async () => {
    const first = new FakeProvider('first', () => none);
    const second = new FakeProvider('second', () => failed({ kind: 'down' }));
    const outcome = await open([first, second]).search('없는길 1');
    expect(outcome).toMatchObject({ kind: 'none', provider: 'first', check: 'failed' });
  });

  it('says "none" of the provider that answered while another one is down', async () => {
    const first = new FakeProvider('first', () => failed({ kind: 'down' }));
    const second = new FakeProvider('second', () => none);
    const outcome = await open([first, second]).search('없는길 1');
    expect(outcome).toMatchObject({ kind: 'none', provider: 'second', check: 'failed' });
  });

  it('says "down" when the only "none" comes from a provider known to answer everything with nothing', async () => {
    const first = new FakeProvider('first', () => none);
    const second = new FakeProvider('second', () => found('second'));
    open([first, second]);
    await page.search('세종대로 110');
    await page.search('테헤란로 152');
    second.reply = () => failed({ kind: 'down' });
    expect((await page.search('판교역로 235')).kind).toBe('down');
  });

  it('does not double the load of the second provider in healthy times', async () => {
    const first = new FakeProvider('first', () => none);
    const second = new FakeProvider('second', () => none);
    open([first, second]);
    for (let i = 0; i < 100; i++) await page.search(`없는길 ${String(i)}`);
    expect(second.requests.length).toBeLessThanOrEqual(22);
    expect(second.requests.length).toBeGreaterThanOrEqual(20);
  });
});

function request(text: string) {
  const { signal } = new AbortController();
  return {
    text,
    page: 1,
    limit: 10,
    trigger: 'type',
    typeAhead: false,
    skip: [],
    only: null,
    viewer: null,
    signal,
  } as const;
}
