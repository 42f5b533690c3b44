import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSearchPage, peek } from '../testing/page.ts';
import { freshView } from '../testing/view.ts';
import { found, FakeProvider, FakeViewer } from '../testing/providers.ts';

let page: FakeSearchPage;
let first: FakeProvider;
let second: FakeProvider;

beforeEach(() => {
  first = new FakeProvider('first');
  second = new FakeProvider('second', () => found('second'));
  page = new FakeSearchPage([first, second]);
});

afterEach(async () => {
  page.supersede();
  await page.clock.advance(20_000);
  expect(page.clock.pending).toBe(0);
  page.failover.dispose();
  expect(page.listening).toBe(0);
});

const type = (text: string) => page.search(text, { trigger: 'type' });

/** A settled outcome, so that the first call of the burst is not the special one. */
async function settleOnce(): Promise<void> {
  first.reply = () => found('first');
  await type('세');
  first.reply = null;
}

describe('type-ahead against a hanging provider', () => {
  it('demotes it, with never more than two calls in flight', async () => {
    for (let key = 1; key <= 30; key++) {
      void type('가'.repeat(key));
      await page.clock.advance(200);
    }
    const last = type('세종대로 110');
    await page.clock.advance(1000);
    expect(await last).toMatchObject({ kind: 'results', provider: 'second' });
    expect(first.mostInFlight).toBe(2);
    expect(page.outcomesOf('first').filter((outcome) => outcome === 'bad')).toHaveLength(1);
    expect(page.failover.plan().steps.map(({ provider }) => provider)).toEqual(['second', 'first']);
  });

  it('demotes it too when the user types slower than the soft deadline', async () => {
    for (let key = 1; key <= 5; key++) {
      void type('가'.repeat(key));
      await page.clock.advance(1200);
    }
    expect(first.requests).toHaveLength(1);
    expect(first.mostInFlight).toBe(1);
    expect(page.failover.plan().steps[0]?.provider).toBe('second');
  });

  it('does not call it for the user at all once two hung searches have settled', async () => {
    page.failover.dispose();
    // Nobody answers while it hangs, so that only the timeouts tell.
    page = new FakeSearchPage([first, second], { hedgeMs: 0 });
    for (const text of ['세종대로 110', '테헤란로 152']) {
      const hung = page.search(text);
      await page.clock.advance(3000);
      expect(await hung).toMatchObject({ kind: 'results', provider: 'second' });
    }
    expect(page.outcomesOf('first')).toEqual(['bad', 'bad']);
    const calls = first.requests.length;
    const startedAt = page.clock.now();
    expect(await page.search('판교역로 235')).toMatchObject({ kind: 'results', provider: 'second' });
    expect(page.clock.now()).toBe(startedAt);
    expect(first.requests).toHaveLength(calls);
    expect(page.changes().at(-1)).toBe('first > second: refused');
  });
});

describe('typing without pause while the first provider hangs', () => {
  const EVERY_MS = 250;

  /** Types until rows are shown; resolves to how long that took. */
  async function typeUntilShown(): Promise<number> {
    const began = page.clock.now();
    for (let key = 1; key <= 20; key++) {
      const outcome = type('가'.repeat(key));
      await page.clock.advance(EVERY_MS);
      const seen = await peek(outcome);
      if (seen !== 'pending' && seen.kind === 'results') return page.clock.now() - began;
    }
    return Infinity;
  }

  it('shows the other one’s rows at the soft deadline, counted from the first key', async () => {
    await settleOnce();
    expect(await typeUntilShown()).toBeLessThanOrEqual(1000 + EVERY_MS);
    expect(page.changes()).toContain('first > second: slow');
  });

  it.each([
    ['two', 300],
    ['three', 650],
    ['four', 1000],
  ])(
    'answers who stops after %s keys one soft deadline after the first key, on a new page',
    async (_, stop) => {
      const began = page.clock.now();
      for (let at = 0; at < stop; at += 350) {
        void type('가'.repeat(1 + at / 350));
        await page.clock.advance(Math.min(350, stop - at));
      }
      const last = type('세종대로 110');
      await page.clock.advance(1000 - stop);
      expect(await peek(last)).toMatchObject({ kind: 'results', provider: 'second' });
      expect(page.clock.now() - began).toBe(1000);
    },
  );

  it('asks the other one for the last search too, when the budget went to the keys before it', async () => {
    page.failover.dispose();
    page = new FakeSearchPage([first, second], { readView: freshView({ first: {}, second: {} }) });
    second.reply = null;
    for (let key = 1; key <= 6; key++) {
      void type('가'.repeat(key));
      await page.clock.advance(EVERY_MS);
    }
    const asked = second.requests.length;
    second.reply = () => found('second');
    const last = type('세종대로 110');
    await page.clock.advance(0);
    expect(asked).toBeGreaterThan(0);
    expect(await peek(last)).toMatchObject({ kind: 'results', provider: 'second' });
  });

  it('demotes it while the typing goes on', async () => {
    await settleOnce();
    for (let key = 1; key <= 12; key++) {
      void type('가'.repeat(key));
      await page.clock.advance(EVERY_MS);
    }
    expect(page.failover.plan().steps[0]?.provider).toBe('second');
    expect(first.mostInFlight).toBe(2);
  });

  it('is another matter when each search is answered', async () => {
    await settleOnce();
    first.reply = () => found('first');
    for (let key = 1; key <= 12; key++) {
      void type('가'.repeat(key));
      await page.clock.advance(EVERY_MS);
    }
    expect(second.requests).toEqual([]);
  });

  it('is another matter after a pause', async () => {
    await settleOnce();
    void type('가');
    await page.clock.advance(900);
    page.supersede();
    await page.clock.advance(5000);
    void type('가나');
    await page.clock.advance(999);
    expect(second.requests).toEqual([]);
  });
});

describe('a page whose endpoint is silent', () => {
  const softMs = () => page.failover.plan().steps.map((step) => step.softMs);
  const reopen = (options: ConstructorParameters<typeof FakeSearchPage>[1]): void => {
    page.failover.dispose();
    page = new FakeSearchPage([first, second], options);
  };

  it('asks the next one sooner, since nobody can warn it', async () => {
    reopen({ hasEndpoint: true });
    const search = page.search('세종대로 110');
    await page.clock.advance(400);
    expect(await peek(search)).toMatchObject({ kind: 'results', provider: 'second' });
  });

  it('waits as long as ever once the endpoint has told something, or when there is none', () => {
    reopen({ hasEndpoint: true, readView: freshView({ first: { softMs: 700 }, second: {} }) });
    expect(softMs()).toEqual([700, 1000]);
    reopen({});
    expect(softMs()).toEqual([1000, 1000]);
  });

  it('waits longer on a slow network, but no longer than the page says', async () => {
    reopen({ hasEndpoint: true });
    const answersIn = async (ms: number): Promise<void> => {
      first.reply = null;
      const search = page.search('세종대로 110');
      await page.clock.advance(ms);
      first.requests.at(-1)?.answer(found('first'));
      await search;
    };
    await answersIn(300);
    expect(softMs()).toEqual([600, 1000]);
    await answersIn(590);
    await answersIn(590);
    expect(softMs()).toEqual([1000, 1000]);
  });

  it('opens no embedded page sooner', () => {
    page.failover.dispose();
    page = new FakeSearchPage([first, new FakeViewer('viewer')], { hasEndpoint: true });
    expect(page.failover.plan().steps[0]?.softMs).toBe(1000);
  });

  it('hedges no more than before where the page has turned that off', () => {
    reopen({ hasEndpoint: true, hedgeMs: 0 });
    expect(softMs()).toEqual([3000, 3000]);
  });
});

describe('a superseded call', () => {
  it('is void and aborted before its soft deadline', async () => {
    await settleOnce();
    void type('세종');
    await page.clock.advance(999);
    void type('세종대');
    expect(first.requests[1]?.signal.aborted).toBe(true);
    expect(page.outcomesOf('first').at(-1)).toBe('void');
  });

  it('runs on after its soft deadline, and its end is the vote', async () => {
    await settleOnce();
    second.reply = null;
    void type('세종');
    await page.clock.advance(1000);
    void type('세종대');
    expect(first.requests[1]?.signal.aborted).toBe(false);
    await page.clock.advance(500);
    first.requests[1]?.answer(found('first'));
    await page.clock.advance(0);
    expect(page.outcomesOf('first').at(-1)).toBe('late');
  });

  it('is censored when another one runs on already', async () => {
    await settleOnce();
    second.reply = null;
    void type('세종');
    await page.clock.advance(1000);
    void type('세종대');
    await page.clock.advance(1000);
    void type('세종대로');
    expect(first.requests[1]?.signal.aborted).toBe(false);
    expect(first.requests[2]?.signal.aborted).toBe(true);
    expect(page.outcomesOf('first').at(-1)).toBe('censored');
  });

  it('runs on from the start when it is the first of a burst after 30 s of silence', async () => {
    await settleOnce();
    await page.clock.advance(30_000);
    void type('세종');
    await page.clock.advance(100);
    void type('세종대');
    await page.clock.advance(100);
    void type('세종대로');
    expect(first.requests.slice(1).map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
  });
});

describe('a call past its soft deadline while another provider has answered', () => {
  it('demotes its provider at once', async () => {
    const outcome = page.search('세종대로');
    await page.clock.advance(1000);
    expect((await outcome).kind).toBe('results');
    expect(page.failover.plan().steps[0]?.provider).toBe('second');
  });

  it('is forgiven when it still answers', async () => {
    const outcome = page.search('세종대로');
    await page.clock.advance(1200);
    first.last.answer(found('first'));
    await page.clock.advance(0);
    expect((await outcome).kind).toBe('results');
    expect(page.failover.plan().steps[0]?.provider).toBe('first');
  });

  it('says nothing against a provider while nobody else has answered', async () => {
    second.reply = null;
    const outcome = page.search('세종대로');
    await page.clock.advance(1500);
    expect(await peek(outcome)).toBe('pending');
    expect(page.failover.plan().steps[0]?.provider).toBe('first');
  });
});
