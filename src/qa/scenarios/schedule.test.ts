import { describe, expect, it } from 'vitest';
import { nextChangeIn, stateAt } from './schedule.ts';
import type { Forced } from './types.ts';

const hang: Forced = { target: 'juso', scenario: 'hang', amount: null, inMs: 0, forMs: null };
const later: Forced = { ...hang, inMs: 10, forMs: 60 };

describe('a schedule', () => {
  it('an outage without a schedule is on from the moment it is asked for, until it is taken back', () => {
    expect([stateAt(hang, 1000, 1000), stateAt(hang, 1000, 1e15)]).toEqual(['on', 'on']);
    expect(nextChangeIn([hang], 1000, 1000)).toBeNull();
  });

  it('a scheduled one waits, is on, and is over', () => {
    expect([1009, 1010, 1069, 1070].map((now) => stateAt(later, 1000, now))).toEqual([
      'waiting',
      'on',
      'on',
      'over',
    ]);
  });

  it('tells how long until anything changes', () => {
    const all = [hang, later, { ...later, inMs: 30, forMs: null }];
    expect([1000, 1010, 1030, 1070].map((now) => nextChangeIn(all, 1000, now))).toEqual([10, 20, 40, null]);
  });
});
