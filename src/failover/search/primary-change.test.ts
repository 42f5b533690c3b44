import { describe, expect, it } from 'vitest';
import type { Plan } from '../../circuit/record/types.ts';
import { PrimaryChange } from './primary-change.ts';

const nobody: ReadonlySet<string> = new Set();

function planOf(...providers: readonly string[]): Plan {
  const steps = providers.map((provider) => {
    return { provider, epoch: 0, softMs: 1000, hardMs: 3000, reason: 'usable' } as const;
  });
  return { freshness: 'fresh', steps, probe: null, panic: false, hedgeUnlimited: false };
}

describe('a change of the first service', () => {
  it('is silent while searches begin as wished', () => {
    expect(new PrimaryChange().next(planOf('a', 'b'), ['a', 'b'], nobody)).toBeNull();
  });

  it('tells that the first provider is refused, also on the first search', () => {
    const change = { type: 'provider-change', from: 'a', to: 'b', reason: 'refused' };
    expect(new PrimaryChange().next(planOf('b'), ['a', 'b'], nobody)).toEqual(change);
    expect(new PrimaryChange().next(planOf('b', 'a'), ['a', 'b'], new Set(['a']))).toEqual(change);
  });

  it('tells that a provider is back, once', () => {
    const heads = new PrimaryChange();
    heads.next(planOf('b'), ['a', 'b'], nobody);
    expect(heads.next(planOf('a', 'b'), ['a', 'b'], nobody)).toMatchObject({ to: 'a', reason: 'recovered' });
    expect(heads.next(planOf('a', 'b'), ['a', 'b'], nobody)).toBeNull();
  });

  it('tells that the operators changed the order', () => {
    const heads = new PrimaryChange();
    heads.next(planOf('a', 'b'), ['a', 'b'], nobody);
    expect(heads.next(planOf('b', 'a'), ['b', 'a'], nobody)).toMatchObject({ to: 'b', reason: 'order' });
  });
});
