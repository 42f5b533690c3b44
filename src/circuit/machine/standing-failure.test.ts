import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../record/policy.ts';
import { createShared } from '../record/record.ts';
import { Endpoint, T } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import { view } from './public-view.ts';
import { deadlinesTold, failureStands } from './standing-failure.ts';
import { step } from './step.ts';

const day = 86_400_000;
const told = (endpoint: Endpoint) => deadlinesTold(endpoint.record, 'a').softMs;
/** The first of these providers has failed its only visitor. */
const failedFirst = (order: readonly [string, string], policy = defaultPolicy) => {
  const reports = [report('r', [item(order[0], 1, bad)])];
  return step(createShared('inc', order, T, policy), { type: 'reports', reports }, T + 1, policy).record;
};
const crowd = (size: number) => Array.from({ length: size }, (_, i) => `c${i}`);

describe('a site with so few searches that no quorum ever comes together', () => {
  it('shortens the soft deadline for the next visitor when the last one was not answered', () => {
    expect(told(new Endpoint().all(['r'], 'a', bad))).toBe(defaultPolicy.learnSoftLeastMs);
  });

  it('still does hours later, when nobody else has come', () => {
    const endpoint = new Endpoint().all(['r'], 'a', bad).wait(day / 2);
    expect(view(endpoint.record, endpoint.now).providers['a']).toMatchObject({
      phase: 'closed',
      softMs: 400,
    });
  });

  it('tells it at once to those who look on: the revision rises', () => {
    const endpoint = new Endpoint();
    const { rev } = endpoint.record;
    expect(endpoint.all(['r'], 'a', bad).record.rev).toBe(rev + 1);
  });

  it.each([
    ['in time', ok],
    ['late', { late: 1 }],
  ])('goes back once somebody is answered %s', (_, answer) => {
    const endpoint = new Endpoint().all(['r'], 'a', bad).wait(60_000).all(['s'], 'a', answer);
    expect(told(endpoint)).toBe(1_000);
  });

  it('waits for an answer of this service, not of another', () => {
    expect(told(new Endpoint().all(['r'], 'a', bad).wait(60_000).all(['s'], 'b', ok))).toBe(400);
  });

  it('leaves the hard deadline, and the silence that convicts, as they were', () => {
    const endpoint = new Endpoint().all(['r'], 'a', bad);
    expect(deadlinesTold(endpoint.record, 'a').hardMs).toBe(3_000);
  });

  it('takes the word of a failure only if it is corroborated', () => {
    expect(told(new Endpoint().all(['r'], 'a', { bad: 1 }))).toBe(1_000);
  });

  it('does not call it slow when many come at last and are answered within the site’s own soft deadline', () => {
    const endpoint = new Endpoint().all(['r'], 'a', bad).wait(60_000);
    endpoint.all(crowd(30), 'a', { late: 1, slowestMs: 700 });
    expect(endpoint.get('a').phase).toBe('closed');
  });
});

describe('a failure that stands', () => {
  it('is no matter where many vote: there the newest of them says little', () => {
    const endpoint = new Endpoint().all(crowd(23), 'a', ok).wait(1_000);
    expect(failureStands(endpoint.all(['r'], 'a', bad).record, 'a')).toBe(false);
  });

  it('regression: is no matter of a service that few ask on a busy site, where one reporter would tell all followers', () => {
    const endpoint = new Endpoint().all(crowd(200), 'a', ok).all(crowd(10), 'b', ok);
    const { rev } = endpoint.record;
    for (let turn = 0; turn < 10; turn++) {
      endpoint.now += 200;
      endpoint.all(['liar'], 'b', turn % 2 === 0 ? bad : ok);
    }
    expect(endpoint.record.rev).toBe(rev);
  });

  it('regression: is no matter of a circuit that operators hold open, whose last resort would be given up too soon', () => {
    const hold = { type: 'force', to: 'open', forMs: null, allowNone: true } as const;
    const endpoint = new Endpoint();
    for (const provider of ['a', 'b']) endpoint.command({ ...hold, provider });
    expect(told(endpoint.all(['r'], 'a', bad).all(['r'], 'b', bad))).toBe(1_000);
  });

  it('regression: ends with the epoch of a hold, in the view too, before it is written down', () => {
    const endpoint = new Endpoint().command({
      type: 'force',
      provider: 'a',
      to: 'closed',
      forMs: 60_000,
      allowNone: false,
    });
    endpoint.all(['r'], 'a', bad);
    const at = endpoint.now + 61_000;
    const seen = view(endpoint.record, at).providers['a'];
    expect(seen).toEqual(view(endpoint.wait(61_000).record, at).providers['a']);
  });

  it('is no matter of the only list, beside an embedded page that would take the screen', () => {
    const failed = failedFirst(['juso', 'kakao-postcode']);
    expect(failureStands(failed, 'juso')).toBe(true);
    expect(deadlinesTold(failed, 'juso').softMs).toBe(1_000);
  });

  it('is no matter of an embedded page, whose soft deadline is for loading', () => {
    const failed = failedFirst(['kakao-postcode', 'juso']);
    expect(failureStands(failed, 'kakao-postcode')).toBe(true);
    expect(deadlinesTold(failed, 'kakao-postcode').softMs).toBe(1_500);
  });

  it('is no matter where deadlines are not to be learned', () => {
    const failed = failedFirst(['a', 'b'], { ...defaultPolicy, learnDeadlines: false });
    expect(deadlinesTold(failed, 'a').softMs).toBe(1_000);
  });

  it('is not of a circuit that nobody has heard of', () => {
    expect(failureStands(new Endpoint().record, 'nobody')).toBe(false);
    expect(failureStands(new Endpoint().record, 'a')).toBe(false);
  });
});
