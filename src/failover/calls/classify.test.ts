import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../circuit/record/policy.ts';
import type { Answer } from '../../providers/contract.ts';
import { classify, provesNetwork } from './classify.ts';
import type { CallFacts } from './classify.ts';
import { failed, found, none } from '../testing/providers.ts';

const calm: CallFacts = {
  durationMs: 300,
  pastSoft: false,
  hidden: false,
  offline: false,
  timerLateMs: 0,
  driftMs: 0,
};
const judge = (answer: Answer, facts: Partial<CallFacts> = {}) =>
  classify(answer, { ...calm, ...facts }, defaultPolicy);

describe('the evidence in a call', () => {
  it.each([
    ['hits', found('p'), 'ok'],
    ['no hits', none, 'ok'],
    ['a provider that is down', failed({ kind: 'down' }), 'bad'],
    ['a deadline', failed({ kind: 'timeout' }), 'bad'],
    ['a rejection without a reason', failed({ kind: 'opaque' }), 'opaque'],
    ['a wrong key', failed({ kind: 'misconfigured' }), 'misconfigured'],
    ['a quota', failed({ kind: 'limited' }), 'limited'],
    ['a query that the provider refused', failed({ kind: 'bad-query', code: 'E0006' }), 'ok'],
    ['a query refused without a request', failed({ kind: 'bad-query', code: 'too-short' }), 'void'],
    ['a text that the provider cannot search for', failed({ kind: 'not-searchable', code: 'E0013' }), 'ok'],
    ['one that it is not asked for', failed({ kind: 'not-searchable', code: 'forbidden' }), 'void'],
    ['no network', failed({ kind: 'offline' }), 'void'],
    ['our own signal', failed({ kind: 'aborted' }), 'void'],
  ] as const)('of %s', (_name, answer, outcome) => {
    expect(judge(answer)).toBe(outcome);
  });

  it('is late after the soft deadline', () => {
    expect(judge(found('p'), { pastSoft: true })).toBe('late');
  });

  it.each([{ hidden: true }, { offline: true }, { timerLateMs: 501 }, { driftMs: 1001 }, { driftMs: -1001 }])(
    'is void with %o',
    (facts) => {
      expect(judge(failed({ kind: 'down' }), facts)).toBe('void');
      expect(judge(found('p'), facts)).toBe('void');
    },
  );

  it('stands with a timer up to 500 ms late and clocks up to 1 s apart', () => {
    expect(judge(failed({ kind: 'down' }), { timerLateMs: 500, driftMs: 1000 })).toBe('bad');
  });

  it('keeps a request to slow down although the page was hidden', () => {
    expect(judge(failed({ kind: 'limited' }), { hidden: true })).toBe('limited');
  });
});

describe('a working network', () => {
  it.each([
    [found('p'), true],
    [none, true],
    [failed({ kind: 'bad-query', code: 'E0006' }), true],
    [failed({ kind: 'not-searchable', code: 'unsupported', reason: 'unsupported' }), false],
    [failed({ kind: 'opaque' }), false],
    [failed({ kind: 'timeout' }), false],
  ] as const)('%o proves it: %s', (answer, proves) => {
    expect(provesNetwork(answer)).toBe(proves);
  });
});
