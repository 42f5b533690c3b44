import { describe, expect, it } from 'vitest';
import { choose } from '../browser/choose.ts';
import { Endpoint } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import { emptyLocal, localView, recordLocal, type LocalEvent } from '../browser/local-breaker.ts';
import { defaultPolicy } from '../record/policy.ts';
import { step } from './step.ts';
import { view } from './public-view.ts';

// Faults seen in other circuit breakers; each test shows that this one lacks it.

const five = ['r1', 'r2', 'r3', 'r4', 'r5'];
const page = [
  { id: 'a', softMs: 1_000, hardMs: 3_000 },
  { id: 'b', softMs: 1_000, hardMs: 3_000 },
];

function opened(): Endpoint {
  return new Endpoint().all(five, 'a', bad);
}

function halfOpen(): Endpoint {
  const endpoint = opened();
  return endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now);
}

function settled(outcome: 'ok' | 'bad', kind: 'normal' | 'probe' = 'normal'): LocalEvent {
  return { type: 'settled', provider: 'a', kind, outcome, corroborated: true };
}

function plansOf(endpoint: Endpoint, count: number) {
  const shared = view(endpoint.record, endpoint.now);
  const local = localView(emptyLocal, 0, page, defaultPolicy);
  return Array.from({ length: count }, (_, i) => choose(shared, local, 0, `browser-${i}`, 0));
}

describe('cockatiel', () => {
  it('failures of an hour ago no longer count after silence', () => {
    const endpoint = new Endpoint().all(['r1'], 'a', bad).wait(3_600_000);
    expect(endpoint.all(['r2'], 'a', bad).get('a').phase).toBe('closed');
    const state = recordLocal(emptyLocal, settled('bad'), 0, defaultPolicy);
    const later = recordLocal(state, settled('bad'), 3_600_000, defaultPolicy);
    expect(localView(later, 3_600_000, page, defaultPolicy).demoted.size).toBe(0);
  });

  it('a late failure of a call begun while closed does not open half-open again', () => {
    const endpoint = halfOpen();
    endpoint.send(...five.map((name) => report(name, [item('a', 1, { ...bad, ageMs: 20_000 })])));
    expect(endpoint.get('a').phase).toBe('half-open');
    expect(endpoint.all(five, 'a', ok, 'probe').get('a').phase).toBe('recovering');
  });

  it('a hung probe makes no later caller wait: each is served by the next provider', () => {
    const shared = view(halfOpen().record, 0);
    const hung = recordLocal(
      emptyLocal,
      { type: 'probe-start', provider: 'a', epoch: 3, slot: 0 },
      0,
      defaultPolicy,
    );
    const plan = choose(shared, localView(hung, 1_000, page, defaultPolicy), 0, 'r', 0);
    expect(plan.steps.map((each) => each.provider)).toEqual(['b']);
    expect(plan.probe).toBeNull();
  });

  it('a clock set back an hour holds nothing open for an hour', () => {
    const endpoint = opened();
    const retryAt = endpoint.get('a').retryAt ?? 0;
    const back = step(endpoint.record, { type: 'tick' }, endpoint.now - 3_600_000, defaultPolicy).record;
    expect(view(back, retryAt - 3_600_001).providers['a']?.phase).toBe('open');
    expect(view(back, retryAt - 3_600_000).providers['a']?.phase).toBe('half-open');

    let local = recordLocal(emptyLocal, settled('bad'), 3_600_000, defaultPolicy);
    local = recordLocal(local, settled('bad'), 3_600_001, defaultPolicy);
    expect(localView(local, 0, page, defaultPolicy).probeDue.has('a')).toBe(true);
  });
});

describe('opossum', () => {
  it('a late success of an old call does not close half-open without a probe', () => {
    const endpoint = halfOpen();
    endpoint.send(...five.map((name) => report(name, [item('a', 1, { ...ok, ageMs: 20_000 })])));
    expect(endpoint.get('a').phase).toBe('half-open');
  });

  it('an outcome is booked when it ends: timeouts longer than the window open at their first quorum', () => {
    const policy = { ...defaultPolicy, deadlines: { '*': { softMs: 1_000, hardMs: 10_000 } } };
    let { record } = new Endpoint();
    const began = record.lastNow;
    for (const [i, name] of five.entries()) {
      const reports = [report(name, [item('a', 1, bad)])];
      record = step(record, { type: 'reports', reports }, began + 10_000 + i * 100, policy).record;
    }
    expect(record.providers['a']?.phase).toBe('open');
    expect((record.providers['a']?.since ?? 0) - began).toBeLessThan(10_500);
  });

  it('the work of one failure does not grow with the calls before it: a window holds 256 people, not calls', () => {
    const endpoint = new Endpoint();
    for (let i = 0; i < 50; i++) endpoint.all(five, 'a', { ok: 2_000 });
    expect(Object.keys(endpoint.get('a').window)).toHaveLength(5);
  });
});

it('gobreaker: a window shorter than the timeout still counts every timeout', () => {
  const policy = { ...defaultPolicy, shortWindowMs: 1, longWindowMs: 1 };
  const { record } = new Endpoint();
  const reports = five.map((name, i) => report(name, [item('a', 1, { ...bad, ageMs: i * 500 })]));
  const after = step(record, { type: 'reports', reports }, record.lastNow + 60_000, policy).record;
  expect(after.providers['a']?.phase).toBe('open');
});

describe('pybreaker', () => {
  it('not everyone probes at once', () => {
    const endpoint = new Endpoint();
    const crowd = Array.from({ length: 200 }, (_, i) => `crowd-${i}`);
    endpoint.all(crowd, 'a', bad).wait((endpoint.get('a').retryAt ?? 0) - endpoint.now);
    const probing = plansOf(endpoint, 200).filter((plan) => plan.probe !== null).length;
    expect(probing).toBeGreaterThan(0);
    expect(probing).toBeLessThan(20);
  });

  it('one busy healthy browser does not hide the dead ones', () => {
    const endpoint = new Endpoint();
    for (let i = 0; i < 100; i++) endpoint.all(['healthy'], 'a', { ok: 50 });
    const dead = Array.from({ length: 23 }, (_, i) => `dead-${i}`);
    expect(endpoint.all(dead, 'a', bad).get('a').phase).toBe('open');
  });
});

describe('stoplight', () => {
  it('not every caller probes while half-open, and one that does probes once a slot', () => {
    const endpoint = halfOpen();
    const shared = view(endpoint.record, endpoint.now);
    const probing = plansOf(endpoint, 50).findIndex((plan) => plan.probe !== null);
    const start = { type: 'probe-start', provider: 'a', epoch: 3, slot: 0 } as const;
    const begun = recordLocal(emptyLocal, start, 0, defaultPolicy);
    const ended = recordLocal(begun, settled('ok', 'probe'), 100, defaultPolicy);
    const local = localView(ended, 200, page, defaultPolicy);
    expect(choose(shared, local, 200, `browser-${probing}`, 0).probe).toBeNull();
  });

  it('an operator is obeyed or told why not, never silently ignored', () => {
    const endpoint = opened();
    endpoint.command({ type: 'force', provider: 'nobody', to: 'open', forMs: null });
    expect(endpoint.effects).toEqual([{ type: 'refused', reason: 'unknown-provider' }]);
    endpoint.command({ type: 'force', provider: 'a', to: 'closed', forMs: null });
    expect(endpoint.effects).toMatchObject([{ type: 'forced', provider: 'a', to: 'closed' }]);
  });

  it('late failures of old calls do not prolong open', () => {
    const endpoint = opened();
    const { retryAt } = endpoint.get('a');
    endpoint.wait(5_000).send(...five.map((name) => report(name, [item('a', 1, bad)])));
    expect(endpoint.get('a').retryAt).toBe(retryAt);
  });
});

it('Hystrix: one variable says the state, and lost probes never wedge half-open', () => {
  const endpoint = halfOpen().wait(3_600_000);
  expect(endpoint.get('a')).toMatchObject({ phase: 'half-open', share: 1 });
  expect(endpoint.all(['r1', 'r2'], 'a', ok, 'probe').get('a').phase).toBe('recovering');
});

it('react-daum-postcode: a failed load is not remembered for the life of the page', () => {
  let local = recordLocal(emptyLocal, settled('bad'), 0, defaultPolicy);
  local = recordLocal(local, settled('bad'), 1, defaultPolicy);
  const due = localView(local, 15_001, page, defaultPolicy);
  expect(choose(null, due, 0, 'r', 0).probe?.provider).toBe('a');
  local = recordLocal(local, settled('ok', 'probe'), 15_100, defaultPolicy);
  const healed = choose(null, localView(local, 15_100, page, defaultPolicy), 0, 'r', 0);
  expect(healed.steps[0]?.provider).toBe('a');
});

describe('Postcodify', () => {
  it('a browser returns from the backup once the fleet has recovered', () => {
    const endpoint = opened();
    expect(plansOf(endpoint, 1)[0]?.steps[0]?.provider).toBe('b');
    endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now).all(five, 'a', ok, 'probe');
    for (let i = 0; i < 3; i++) endpoint.wait(60_000);
    expect(plansOf(endpoint, 1)[0]?.steps[0]?.provider).toBe('a');
  });

  it('a bad query, which the provider answered, is no failure', () => {
    let local = recordLocal(emptyLocal, settled('bad'), 0, defaultPolicy);
    local = recordLocal(local, settled('ok'), 1, defaultPolicy);
    local = recordLocal(local, settled('bad'), 2, defaultPolicy);
    expect(localView(local, 2, page, defaultPolicy).demoted.size).toBe(0);
  });
});
