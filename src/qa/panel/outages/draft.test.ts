import { describe, expect, it } from 'vitest';
import type { ForcedNow } from '../../scenarios/qa.ts';
import { chosen, draftOf, emptyDraft, forcedOf, leftMs, scenariosFor } from './draft.ts';

const now: ForcedNow = {
  ...{ target: 'juso', scenario: 'slow', amount: 4, inMs: 10_000, forMs: 60_000 },
  ...{ since: 1_000_000, state: 'on' },
};
const row = (more: object) => ({ ...chosen(emptyDraft().juso, 'slow'), ...more });

describe('what is chosen', () => {
  it('becomes what is forced, several targets together', () => {
    const draft = {
      ...emptyDraft(),
      'kakao-postcode': chosen(emptyDraft().juso, 'hang'),
      juso: row({ amount: '2.5', inS: '10', forS: '60' }),
    };
    expect(forcedOf(draft)).toEqual([
      { target: 'kakao-postcode', scenario: 'hang', amount: null, inMs: 0, forMs: null },
      { target: 'juso', scenario: 'slow', amount: 2.5, inMs: 10_000, forMs: 60_000 },
    ]);
  });

  it.each([
    ['999', 60],
    ['-1', 0.1],
    ['', 4],
    ['x', 4],
  ])('keeps an amount within the bounds of its scenario: "%s" is %d', (amount, kept) => {
    expect(forcedOf({ ...emptyDraft(), juso: row({ amount }) })[0]?.amount).toBe(kept);
  });

  it('takes another scenario with that one’s normal amount, and keeps the schedule', () => {
    expect(chosen(row({ amount: '9', inS: '5' }), 'intermittent')).toMatchObject({
      scenario: 'intermittent',
      amount: String(scenariosFor('juso').find(({ name }) => name === 'intermittent')?.amount?.normal),
      inS: '5',
    });
  });

  it('shows what is forced already, and no longer what is over', () => {
    expect(draftOf([now]).juso).toEqual({ scenario: 'slow', amount: '4', inS: '10', forS: '60' });
    expect(draftOf([{ ...now, state: 'over' }])).toEqual(emptyDraft());
  });

  it('offers each target what can be forced on it in a page', () => {
    const names = scenariosFor('endpoint').map(({ name }) => name);
    expect(names).toContain('hang');
    expect(names).not.toContain('never-ready');
  });
});

describe('what is left', () => {
  it.each([
    ['until it begins', { state: 'waiting' }, 1_004_000, 6000],
    ['until it ends', { state: 'on' }, 1_040_000, 30_000],
    ['nothing without an end', { state: 'on', forMs: null }, 1_040_000, null],
    ['nothing when it is over', { state: 'over' }, 1_100_000, null],
    ['never less than nothing', { state: 'on' }, 2_000_000, 0],
  ] as const)('%s', (_name, more, at, left) => {
    expect(leftMs({ ...now, ...more }, at)).toBe(left);
  });
});
