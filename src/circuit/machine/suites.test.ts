import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Endpoint, T } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import { emptyLocal, forgetLocal, localView, recordLocal } from '../browser/local-breaker.ts';
import { defaultPolicy, type Policy } from '../record/policy.ts';
import { readShared } from '../record/parse-record.ts';
import type { Report } from '../record/report.ts';
import { createShared } from '../record/record.ts';
import { step } from './step.ts';
import type { Phase } from '../record/types.ts';
import { view } from './public-view.ts';

// What the suites of other circuit breakers check, said of this one. What they check and this one
// does on purpose otherwise (queueing behind a half-open test, closing at once) is said so.

const five = ['r1', 'r2', 'r3', 'r4', 'r5'];
const ten = Array.from({ length: 10 }, (_, i) => `x${i}`);

function inPhase(phase: Phase): Endpoint {
  const endpoint = new Endpoint().all(five, 'b', ok);
  if (phase === 'closed') return endpoint;
  endpoint.all(five, 'a', bad);
  if (phase === 'open') return endpoint;
  endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now);
  return phase === 'half-open' ? endpoint : endpoint.all(five, 'a', ok, 'probe');
}

describe('as cockatiel checks', () => {
  it('stays closed just below the threshold and opens at it', () => {
    const dozen = Array.from({ length: 12 }, (_, i) => `bad-${i}`);
    const served = Array.from({ length: 13 }, (_, i) => report(`ok-${i}`, [item('a', 1, ok)]));
    const after = (answered: readonly Report[]) => new Endpoint().send(...answered).all(dozen, 'a', bad);
    expect(after(served).get('a').phase).toBe('closed');
    expect(after(served.slice(1)).get('a').phase).toBe('open');
  });

  it('needs a minimum of voters, however high the share of failures', () => {
    const endpoint = new Endpoint().all(ten, 'b', ok);
    expect(endpoint.all(five.slice(0, 4), 'a', bad).get('a').phase).toBe('closed');
  });

  it('starts its evidence anew when it recovers: old failures open nothing', () => {
    expect(inPhase('half-open').get('a').window).toEqual({});
    expect(inPhase('recovering').all(['r1'], 'a', bad).get('a').phase).toBe('recovering');
  });

  it.each<Phase>(['closed', 'open', 'half-open', 'recovering'])('restores %s as it was stored', (phase) => {
    const { record, now } = inPhase(phase);
    const restored = readShared(JSON.parse(JSON.stringify(record)), defaultPolicy);
    expect(restored).toEqual(record);
    expect(restored && view(restored, now).providers['a']?.phase).toBe(phase);
  });

  it('restores half-open with the share it had: a restart is no reason for everyone to probe', () => {
    const { record, now } = inPhase('half-open');
    const restored = readShared(JSON.parse(JSON.stringify(record)), defaultPolicy);
    const later = restored && step(restored, { type: 'tick' }, now + 1_000, defaultPolicy).record;
    expect(later?.providers['a']).toMatchObject({ phase: 'half-open', share: 0.6 });
  });

  it('a second hold replaces the first, and one release exposes the phase underneath', () => {
    const endpoint = inPhase('open');
    endpoint.command({ type: 'force', provider: 'a', to: 'closed', forMs: null });
    endpoint.command({ type: 'force', provider: 'a', to: 'open', forMs: null });
    expect(view(endpoint.record, endpoint.now).providers['a']?.share).toBe(0);
    endpoint.command({ type: 'force', provider: 'a', to: null, forMs: null });
    expect(view(endpoint.record, endpoint.now).providers['a']).toMatchObject({ forced: null, phase: 'open' });
  });

  it('the pause before a retry is finite and in its range after any number of openings', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 40 }), fc.nat()), fc.string(), (opens, inc) => {
        const fresh = createShared(inc, ['a', 'b'], T, defaultPolicy);
        const a = {
          ...createShared(inc, ['a'], T, defaultPolicy).providers['a'],
          opens,
        } as (typeof fresh)['providers'][string];
        const reports = five.map((name) => report(name, [item('a', 1, bad)]));
        const before = { ...fresh, providers: { ...fresh.providers, a } };
        const after = step(before, { type: 'reports', reports }, T, defaultPolicy).record.providers['a'];
        const pause = (after?.retryAt ?? Number.NaN) - T;
        expect(pause).toBeGreaterThanOrEqual(12_000);
        expect(pause).toBeLessThanOrEqual(72_000);
      }),
    );
  });
});

describe('as opossum checks', () => {
  it('a record that was open when stored, and is overdue when read, is half-open', () => {
    const { record } = inPhase('open');
    const restored = readShared(JSON.parse(JSON.stringify(record)), defaultPolicy);
    const shown = restored && view(restored, (record.providers['a']?.retryAt ?? 0) + 3_600_000);
    expect(shown?.providers['a']?.phase).toBe('half-open');
  });

  it('does not open on the first failures after a start', () => {
    expect(new Endpoint().all(['r1'], 'a', bad).get('a').phase).toBe('closed');
  });

  it('the volume that a verdict needs while closed is not asked of half-open', () => {
    const few = inPhase('half-open').all(five.slice(0, 3), 'a', ok, 'probe');
    expect(few.get('a').phase).toBe('recovering');
  });

  it('what a filter leaves out is neither a failure nor a success', () => {
    const endpoint = new Endpoint().all(five, 'a', { void: 9, censored: 9, limited: 9 });
    expect(endpoint.get('a').window).toEqual({});
  });

  it('a provider held closed goes on gathering evidence', () => {
    const endpoint = new Endpoint().command({ type: 'force', provider: 'a', to: 'closed', forMs: null });
    endpoint.all(five, 'a', bad);
    expect(endpoint.get('a').phase).toBe('open');
    expect(view(endpoint.record, endpoint.now).providers['a']?.share).toBe(1);
  });

  it('options of 0 are obeyed: nothing hangs, and no number is lost', () => {
    const zero: Policy = {
      ...defaultPolicy,
      ...{
        retryMs: 0,
        retryJitter: 0,
        doubleMs: 0,
        dwellMs: 0,
        opensDecayMs: 0,
        probeBudget: 0,
        minShare: 0.01,
      },
    };
    const send = (before: ReturnType<typeof createShared>, says: typeof ok | typeof bad, at: number) => {
      const kind = before.providers['a']?.phase === 'half-open' ? 'probe' : 'normal';
      const epoch = before.providers['a']?.epoch ?? 0;
      const reports = five.map((name) => report(name, [item('a', epoch, { ...says, kind })]));
      return step(before, { type: 'reports', reports }, at, zero).record;
    };
    let record = send(createShared('inc', ['a', 'b'], T, zero), bad, T);
    for (let i = 1; i <= 6; i++) record = send(record, ok, T + i);
    record = step(record, { type: 'tick' }, T + 7, zero).record;
    expect(record.providers['a']).toMatchObject({ phase: 'closed', opens: 0, share: 1 });
    expect(readShared(JSON.parse(JSON.stringify(record)), zero)).toEqual(record);
  });
});

it('as gobreaker checks: an outcome of an earlier generation is not counted in this one', () => {
  const endpoint = inPhase('half-open');
  endpoint.send(...five.map((name) => report(name, [item('a', 2, { ...ok, kind: 'probe' })])));
  expect(endpoint.get('a')).toMatchObject({ phase: 'half-open', window: {} });
});

it('as interlock checks: a probe that settles after what is known was reset changes nothing', () => {
  const page = [{ id: 'a', softMs: 1_000, hardMs: 3_000 }];
  const start = { type: 'probe-start', provider: 'a', epoch: 2, slot: 0 } as const;
  const failed = { type: 'settled', provider: 'a', outcome: 'bad', corroborated: true } as const;
  let state = recordLocal(emptyLocal, { type: 'overdue', provider: 'a' }, 0, defaultPolicy);
  state = forgetLocal(recordLocal(state, start, 15_000, defaultPolicy), 'a');
  state = recordLocal(state, { ...failed, kind: 'probe' }, 16_000, defaultPolicy);
  expect(localView(state, 16_000, page, defaultPolicy)).toMatchObject({
    demoted: new Set(),
    probeInFlight: false,
  });
});
