import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../record/policy.ts';
import { AnsweredFleet } from '../testing/answered-fleet.ts';
import { Endpoint } from '../testing/test-endpoint.ts';
import { bad, ok } from '../testing/reports.ts';

const crowd = Array.from({ length: 24 }, (_, i) => `c${i}`);
const late = { late: 1 } as const;
/** Of 24 so many wait past the soft deadline, and so many are not answered. */
const busy = (waiting: number, failing = 0, provider = 'a'): Endpoint =>
  new Endpoint()
    .all(crowd, 'b', ok)
    .all(crowd.slice(0, waiting), provider, late)
    .all(crowd.slice(waiting, waiting + failing), provider, bad)
    .all(crowd.slice(waiting + failing), provider, ok);

describe('a service that answers most people too late', () => {
  it('is opened by half of 24', () => {
    expect(busy(11).get('a').phase).toBe('closed');
    const { phase, because } = busy(12).get('a');
    expect(phase).toBe('open');
    expect(because).toMatchObject({ rule: 'slow', bad: 0, ok: 24, late: 12, networks: 12 });
  });

  it('is opened by late ones and failures together', () => {
    expect(busy(9, 3).get('a').because).toMatchObject({ rule: 'slow', bad: 3, late: 9 });
  });

  it('is not opened by those who hedged sooner than the site’s own deadline, and were answered within it', () => {
    const early = { late: 1, slowestMs: 1_000 } as const;
    const endpoint = new Endpoint().all(crowd, 'b', ok).all(crowd, 'a', early);
    expect(endpoint.get('a').phase).toBe('closed');
    expect(endpoint.all(crowd, 'a', { late: 1, slowestMs: 1_001 }).get('a').because.rule).toBe('slow');
  });

  it('is not opened by fewer than 24', () => {
    const few = crowd.slice(0, 23);
    expect(new Endpoint().all(few, 'b', ok).all(few, 'a', late).get('a').phase).toBe('closed');
  });

  it('goes when it is as slow while it comes back', () => {
    const endpoint = busy(12);
    endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now).all(crowd.slice(0, 4), 'a', ok, 'probe');
    expect(endpoint.get('a').phase).toBe('recovering');
    endpoint.all(crowd.slice(0, 5), 'a', late);
    expect(endpoint.get('a')).toMatchObject({ phase: 'open', because: { rule: 'slow', late: 5 } });
  });

  it('is left alone when it is embedded: its page was slow to load', () => {
    const fleet = new AnsweredFleet(defaultPolicy, ['kakao-postcode', 'juso']).round(200, () => late);
    expect(fleet.phase).toBe('closed');
  });

  it('is left alone when it is slow by learned deadlines alone, which say what is usual', () => {
    const quick = () => ({ ok: 1, slowestMs: 120 });
    const fleet = new AnsweredFleet().rounds(60, 200, quick);
    expect(fleet.deadlines.softMs).toBeLessThan(800);
    fleet.round(200, () => ({ late: 1, slowestMs: fleet.deadlines.softMs + 50 }));
    expect(fleet.phase).toBe('closed');
  });
});
