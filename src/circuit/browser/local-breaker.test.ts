import { describe, expect, it } from 'vitest';
import type { LocalEvent, LocalState } from './local-breaker.ts';
import { emptyLocal, forgetLocal, localView, recordLocal } from './local-breaker.ts';
import { defaultPolicy } from '../record/policy.ts';
import type { CallKind, Outcome } from '../record/types.ts';

const page = [{ id: 'a', softMs: 1_000, hardMs: 3_000 }];

function settled(outcome: Outcome, corroborated = true, kind: CallKind = 'normal'): LocalEvent {
  return { type: 'settled', provider: 'a', kind, outcome, corroborated };
}

function run(...events: readonly (readonly [number, LocalEvent])[]): LocalState {
  return events.reduce((state, [at, event]) => recordLocal(state, event, at, defaultPolicy), emptyLocal);
}

function isDemoted(state: LocalState, now: number): boolean {
  return localView(state, now, page, defaultPolicy).demoted.has('a');
}

function isDue(state: LocalState, now: number): boolean {
  return localView(state, now, page, defaultPolicy).probeDue.has('a');
}

const twice = [
  [0, settled('bad')],
  [1_000, settled('bad')],
] as const;

describe('demotion', () => {
  it('takes two corroborated failures in a row', () => {
    expect(isDemoted(run([0, settled('bad')]), 0)).toBe(false);
    expect(isDemoted(run(...twice), 1_000)).toBe(true);
  });

  it.each(['opaque', 'misconfigured', 'suspect-empty'] as const)('counts %s as a failure', (outcome) => {
    expect(isDemoted(run([0, settled(outcome)], [1, settled(outcome)]), 1)).toBe(true);
  });

  it('needs both within 30 s', () => {
    expect(isDemoted(run([0, settled('bad')], [30_000, settled('bad')]), 30_000)).toBe(true);
    expect(isDemoted(run([0, settled('bad')], [30_001, settled('bad')]), 30_001)).toBe(false);
  });

  it.each(['ok', 'late'] as const)('is a run that an %s answer ends', (outcome) => {
    expect(isDemoted(run([0, settled('bad')], [1, settled(outcome)], [2, settled('bad')]), 2)).toBe(false);
  });

  it.each(['void', 'censored', 'limited'] as const)('neither counts nor forgives %s', (outcome) => {
    expect(isDemoted(run([0, settled('bad')], [1, settled(outcome)]), 1)).toBe(false);
    expect(isDemoted(run([0, settled('bad')], [1, settled(outcome)], [2, settled('bad')]), 2)).toBe(true);
  });

  it('ignores failures that nobody corroborates', () => {
    expect(isDemoted(run([0, settled('bad', false)], [1, settled('bad', false)]), 1)).toBe(false);
  });

  it('lasts until a probe answers, and only then', () => {
    const state = run(...twice);
    expect(isDue(state, 15_999)).toBe(false);
    expect(isDue(state, 16_000)).toBe(true);
    expect(isDemoted(state, 60_000)).toBe(true);
    const healed = recordLocal(state, settled('ok', false, 'probe'), 60_000, defaultPolicy);
    expect(isDemoted(healed, 60_000)).toBe(false);
  });

  it('doubles with every failed probe up to two minutes', () => {
    let state = run(...twice);
    const pauses = [30_000, 60_000, 120_000, 120_000];
    for (const pause of pauses) {
      state = recordLocal(state, settled('bad', true, 'probe'), 0, defaultPolicy);
      expect(isDue(state, pause - 1)).toBe(false);
      expect(isDue(state, pause)).toBe(true);
    }
  });

  it('is not ended by the late success of a call begun before it', () => {
    expect(isDemoted(run(...twice, [2_000, settled('ok')]), 2_000)).toBe(true);
  });

  it('is not prolonged by the late failure of a call begun before it', () => {
    expect(isDue(run(...twice, [14_000, settled('bad')], [14_001, settled('bad')]), 16_000)).toBe(true);
  });
});

describe('overdue', () => {
  const overdue = { type: 'overdue', provider: 'a' } as const;
  const withdraw = { type: 'withdraw-overdue', provider: 'a' } as const;

  it('demotes at once and is taken back by the answer', () => {
    expect(isDemoted(run([0, overdue]), 0)).toBe(true);
    expect(isDemoted(run([0, overdue], [500, withdraw]), 500)).toBe(false);
  });

  it('is not taken back once a failure has confirmed it', () => {
    expect(isDemoted(run([0, overdue], [400, settled('bad')], [500, withdraw]), 500)).toBe(true);
  });

  it('takes back nothing that failures brought about', () => {
    expect(isDemoted(run(...twice, [1_100, overdue], [1_200, withdraw]), 1_200)).toBe(true);
  });
});

describe('limited', () => {
  it('leaves the provider alone for as long as it asked, without a probe after it', () => {
    const state = run([0, { type: 'limited', provider: 'a', retryAfterMs: 4_000 }]);
    expect(isDemoted(state, 3_999)).toBe(true);
    expect(isDemoted(state, 4_000)).toBe(false);
    expect(isDue(state, 4_000)).toBe(false);
  });

  it('waits 15 s when it did not say', () => {
    const state = run([0, { type: 'limited', provider: 'a', retryAfterMs: null }]);
    expect(isDemoted(state, 14_999)).toBe(true);
    expect(isDemoted(state, 15_000)).toBe(false);
  });

  it('holds back the probe of a demotion, too', () => {
    const state = run(...twice, [2_000, { type: 'limited', provider: 'a', retryAfterMs: 60_000 }]);
    expect(isDue(state, 20_000)).toBe(false);
    expect(isDue(state, 62_000)).toBe(true);
  });
});

describe('probes', () => {
  const start = { type: 'probe-start', provider: 'a', epoch: 2, slot: 7 } as const;

  it('are in flight until they settle, however they settle', () => {
    const state = run([0, start]);
    expect(localView(state, 1, page, defaultPolicy).probeInFlight).toBe(true);
    const ended = recordLocal(state, settled('void', false, 'probe'), 2, defaultPolicy);
    expect(localView(ended, 2, page, defaultPolicy).probeInFlight).toBe(false);
  });

  it('that are lost do not block for ever', () => {
    const state = run([0, start]);
    expect(localView(state, 15_001, page, defaultPolicy).probeInFlight).toBe(false);
  });

  it('that end after they were given up for lost neither free nor judge the one under way', () => {
    const second = { ...start, slot: 11 };
    const lost = { ...settled('bad', true, 'probe'), probe: { epoch: 2, slot: 7 } };
    const state = run(...twice, [2_000, start], [20_000, second], [20_100, lost]);
    const seen = localView(state, 20_100, page, defaultPolicy);
    expect(seen.probeInFlight).toBe(true);
    expect(seen.probeDue.has('a')).toBe(true);
    const own = { ...settled('ok', false, 'probe'), probe: { epoch: 2, slot: 11 } };
    expect(
      localView(recordLocal(state, own, 20_200, defaultPolicy), 20_200, page, defaultPolicy),
    ).toMatchObject({
      probeInFlight: false,
      demoted: new Set(),
    });
  });

  it('are remembered by slot for as long as the slot can last', () => {
    const state = run([0, start]);
    expect([...localView(state, 5_000, page, defaultPolicy).probedSlots]).toEqual(['a:2:7']);
    expect(localView(state, 10_001, page, defaultPolicy).probedSlots.size).toBe(0);
  });

  it('leave only a few slots behind', () => {
    let state = emptyLocal;
    for (let slot = 0; slot < 100; slot++) {
      state = recordLocal(state, { ...start, slot }, slot * 5_000, defaultPolicy);
    }
    expect(Object.keys(state.probed).length).toBeLessThanOrEqual(3);
  });
});

it('survives a JSON round trip', () => {
  const state = run(...twice, [2_000, { type: 'probe-start', provider: 'a', epoch: 1, slot: 0 }]);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});

it('can forget one provider', () => {
  expect(isDemoted(forgetLocal(run(...twice), 'a'), 1_000)).toBe(false);
});

it('returns the same object when nothing changes, so that a healthy search allocates nothing here', () => {
  expect(recordLocal(emptyLocal, settled('ok'), 0, defaultPolicy)).toBe(emptyLocal);
});
