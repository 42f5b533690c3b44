import { expect, it } from 'vitest';
import { verdict } from './verdict.ts';
import type { Refusal } from './verdict.ts';

const refusal: Refusal = {
  provider: 'c',
  error: { kind: 'bad-query', code: 'digits-only', message: '', reason: 'digits-only' },
};

it('is "none" of the provider that answered', () => {
  expect(verdict([{ provider: 'a' }], [], () => false)).toEqual({
    kind: 'none',
    provider: 'a',
    crossChecked: false,
  });
});

it('is "none", cross-checked, when a provider that sees agrees with a blind one', () => {
  const empties = [{ provider: 'a' }, { provider: 'b' }];
  expect(verdict(empties, [], (provider) => provider === 'a')).toEqual({
    kind: 'none',
    provider: 'b',
    crossChecked: true,
  });
});

it('is "down" when only a blind provider answered', () => {
  expect(verdict([{ provider: 'a' }], [], () => true)).toEqual({ kind: 'down' });
});

it('is the refusal when nobody could answer that kind of query', () => {
  expect(verdict([], [refusal], () => false)).toMatchObject({ kind: 'bad-query', reason: 'digits-only' });
});

it('is "down" when nobody answered', () => {
  expect(verdict([], [], () => false)).toEqual({ kind: 'down' });
});
