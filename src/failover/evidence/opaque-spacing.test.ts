import { expect, it } from 'vitest';
import { FakeSearchPage } from '../testing/page.ts';
import { failed, FakeProvider, found } from '../testing/providers.ts';

/** docs/providers.md#vworld-limits: after too many calls it answers 502 for minutes, which JSONP shows as no reason. */
it('a list that fails without a reason is asked less and less often, and comes back when it answers', async () => {
  const vworld = new FakeProvider('vworld', () => failed({ kind: 'opaque' }));
  const juso = new FakeProvider('juso', () => found('juso'));
  const page = new FakeSearchPage([vworld, juso]);
  const askedAt: number[] = [];
  const began = page.clock.now();

  // Somebody searches every second, for ten minutes.
  for (let second = 0; second < 600; second += 1) {
    const before = vworld.requests.length;
    expect(await page.search(`세종대로 ${second}`)).toMatchObject({ kind: 'results', provider: 'juso' });
    await page.clock.advance(1000);
    if (vworld.requests.length > before) askedAt.push(Math.round((page.clock.now() - began) / 1000));
  }
  const gaps = askedAt.slice(1).map((at, i) => at - (askedAt[i] ?? 0));
  expect(gaps[0]).toBeLessThanOrEqual(2);
  for (const [i, least] of [15, 30, 60, 120, 120].entries()) {
    expect(gaps[i + 1]).toBeGreaterThanOrEqual(least);
  }
  expect(vworld.requests.length).toBeLessThanOrEqual(9);

  vworld.reply = () => found('vworld');
  for (let second = 0; second < 130; second += 1) {
    await page.search(`테헤란로 ${second}`);
    await page.clock.advance(1000);
  }
  expect(await page.search('세종대로 110')).toMatchObject({ provider: 'vworld' });
  page.failover.dispose();
});
