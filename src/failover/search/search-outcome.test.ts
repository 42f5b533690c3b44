import { describe, expect, it } from 'vitest';
import { searchOutcome } from './search-outcome.ts';
import type { Refusal } from './search-outcome.ts';

const refusal: Refusal = {
  provider: 'c',
  error: { kind: 'not-searchable', code: 'digits-only', message: '', reason: 'digits-only', words: [] },
};

describe('the outcome of a search', () => {
  it('is "none" of the provider that answered', () => {
    expect(searchOutcome(['a'], [], () => false, false)).toEqual({
      kind: 'none',
      provider: 'a',
      check: 'unasked',
    });
  });

  it('is "none", cross-checked, when a provider that sees agrees with a blind one', () => {
    const empties = ['a', 'b'];
    expect(searchOutcome(empties, [], (provider) => provider === 'a', false)).toEqual({
      kind: 'none',
      provider: 'b',
      check: 'agreed',
    });
  });

  it('is an unconfirmed "none" when those who could have confirmed it are down', () => {
    expect(searchOutcome(['a'], [], () => false, true)).toMatchObject({
      kind: 'none',
      check: 'failed',
    });
  });

  it('is "down" when only a blind provider answered', () => {
    expect(searchOutcome(['a'], [], () => true, false)).toEqual({ kind: 'down' });
  });

  it('is the refusal when nobody could answer that kind of query', () => {
    expect(searchOutcome([], [refusal], () => false, false)).toMatchObject({
      kind: 'not-searchable',
      reason: 'digits-only',
    });
  });

  it('is "down" when nobody answered', () => {
    expect(searchOutcome([], [], () => false, false)).toEqual({ kind: 'down' });
  });
});
