import { describe, expect, it } from 'vitest';
import { defaultPolicy, type Policy } from '../record/policy.ts';
import { createShared } from '../record/record.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import { Endpoint, T } from '../testing/test-endpoint.ts';
import { step } from './step.ts';
import { unansweredProviders } from './unanswered-alert.ts';

const hour = 3_600_000;
/** One visitor after the other, an hour apart, is not answered. */
const failing = (endpoint: Endpoint, ...visitors: readonly string[]): Endpoint => {
  for (const visitor of visitors) endpoint.wait(hour).all([visitor], 'a', bad);
  return endpoint;
};

describe('a site so quiet that an outage opens no circuit', () => {
  it('tells operators when three visitors in a row were not answered', () => {
    const endpoint = failing(new Endpoint(), 'r', 's');
    expect(endpoint.alerts()).toEqual([]);
    expect(failing(endpoint, 't').alerts()).toEqual(['unanswered']);
    expect(endpoint.get('a').phase).toBe('closed');
    expect(unansweredProviders(endpoint.record)).toEqual(['a']);
  });

  it('says since when', () => {
    const endpoint = failing(new Endpoint(), 'r', 's', 't');
    const [alert] = endpoint.effects.filter(({ type }) => type === 'alert');
    expect(alert).toMatchObject({ provider: 'a', since: endpoint.now - 2 * hour, at: endpoint.now });
  });

  it('tells it once, however many come after', () => {
    expect(failing(new Endpoint(), 'r', 's', 't', 'u').alerts()).toEqual([]);
  });

  it('tells when somebody is answered at last, and not of the answers after it', () => {
    const endpoint = failing(new Endpoint(), 'r', 's', 't').wait(hour).all(['u'], 'a', ok);
    expect(endpoint.alerts()).toEqual(['answered']);
    expect(unansweredProviders(endpoint.record)).toEqual([]);
    expect(endpoint.wait(hour).all(['v'], 'a', ok).alerts()).toEqual([]);
  });

  it('tells of the next silence too, in the same epoch', () => {
    const endpoint = failing(new Endpoint(), 'r', 's', 't').wait(hour).all(['u'], 'a', ok);
    expect(failing(endpoint, 'r', 's', 't').alerts()).toEqual(['unanswered']);
  });

  it('is not alarmed while some are answered', () => {
    const endpoint = failing(new Endpoint(), 'r', 's').wait(hour).all(['t'], 'a', { late: 1 });
    expect(failing(endpoint, 'u', 'v').alerts()).toEqual([]);
  });

  it('is not alarmed by one visitor who tries again and again, behind an ad blocker', () => {
    const endpoint = new Endpoint();
    for (const page of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8']) {
      const reports = [report(page, [item('a', 1, bad)], 'net-home')];
      expect(
        endpoint
          .wait(hour)
          .send(...reports)
          .alerts(),
      ).toEqual([]);
    }
  });

  it('waits for ten minutes, within which a circuit may open', () => {
    const endpoint = new Endpoint().all(['r'], 'a', bad).wait(590_000);
    endpoint.all(['s'], 'a', bad).wait(9_999);
    expect(endpoint.all(['t'], 'a', bad).alerts()).not.toContain('unanswered');
  });

  it('counts a network that has got another name at midnight once', () => {
    const endpoint = new Endpoint();
    for (const [day, name] of ['21', '21', '22', '22'].entries()) {
      const network = `${name}.${day % 2 === 0 ? 'home' : 'work'}`;
      endpoint.wait(hour).send(report(`r${day}`, [item('a', 1, bad)], network));
    }
    expect(endpoint.alerts()).toEqual([]);
  });

  describe('where all share one network', () => {
    const policy: Policy = { ...defaultPolicy, singleNetwork: true };
    /** Whether each of these visitors, an hour apart, makes it tell. */
    const toldAfter = (...visitors: readonly (readonly [name: string, network: string])[]): boolean[] => {
      let record = createShared('inc', ['a', 'b'], T, policy);
      return visitors.map(([visitor, network], i) => {
        const reports = [report(visitor, [item('a', 1, bad)], network)];
        const stepped = step(record, { type: 'reports', reports }, T + i * hour + 1, policy);
        record = stepped.record;
        return stepped.effects.some((effect) => effect.type === 'alert' && effect.kind === 'unanswered');
      });
    };

    it('counts visitors', () => {
      expect(toldAfter(['r', '21.office'], ['s', '21.office'], ['t', '21.office'])).toEqual([
        false,
        false,
        true,
      ]);
    });

    it('regression: one visitor behind an ad blocker was three after three days, with a name a day', () => {
      expect(toldAfter(['r', '21.office'], ['s', '22.office'], ['t', '23.office'])).not.toContain(true);
    });
  });

  it('keeps few names, however long it lasts', () => {
    const endpoint = new Endpoint();
    for (let visit = 0; visit < 40; visit++) failing(endpoint, `r${visit}`);
    expect(Object.keys(endpoint.get('a').unanswered?.voices ?? {}).length).toBeLessThanOrEqual(6);
  });
});

describe('operators are not told of a silence', () => {
  it('of a circuit that they hold open', () => {
    const hold = { type: 'force', provider: 'a', to: 'open', forMs: null, allowNone: false } as const;
    expect(failing(new Endpoint().command(hold), 'r', 's', 't').alerts()).toEqual([]);
  });

  it('that a circuit has opened for, of which they hear anyhow', () => {
    const endpoint = failing(new Endpoint(), 'r', 's').wait(hour).all(['t', 'u', 'v'], 'a', bad);
    expect(endpoint.alerts()).toEqual(['opened']);
    expect(endpoint.get('a').unanswered).toBeNull();
  });

  it('on a site where many vote', () => {
    const endpoint = failing(new Endpoint(), 'r', 's').wait(hour);
    endpoint.all(
      Array.from({ length: 30 }, (_, i) => `c${i}`),
      'b',
      ok,
    );
    expect(endpoint.all(['t'], 'a', bad).alerts()).toEqual([]);
  });

  it('that is a wrong key, of which they have heard', () => {
    const wrongKey = { misconfigured: 1, corroborated: 1 } as const;
    const endpoint = new Endpoint().all(['r'], 'a', wrongKey);
    expect(endpoint.alerts()).toEqual(['misconfigured']);
    for (const visitor of ['s', 't', 'u'])
      expect(endpoint.wait(hour).all([visitor], 'a', wrongKey).alerts()).toEqual([]);
  });

  it('regression: of the last provider, of which they had heard some minutes before', () => {
    const hold = { type: 'force', provider: 'b', to: 'open', forMs: null, allowNone: false } as const;
    const endpoint = new Endpoint().command(hold);
    const told: string[] = [];
    for (const visitor of ['r', 's', 't'])
      told.push(...endpoint.wait(180_000).all([visitor], 'a', bad).alerts());
    for (let minute = 0; minute < 30; minute++) told.push(...endpoint.wait(60_000).alerts());
    expect(told).toEqual(['both-down']);
  });
});

it('regression: a key that had been wrong once kept every later outage of a quiet site from operators', () => {
  const endpoint = new Endpoint().all(['r'], 'a', { misconfigured: 1, corroborated: 1 });
  expect(endpoint.alerts()).toEqual(['misconfigured']);
  endpoint.wait(hour).all(['r'], 'a', ok);
  expect(failing(endpoint, 'r', 's', 't').alerts()).toEqual(['unanswered']);
});
