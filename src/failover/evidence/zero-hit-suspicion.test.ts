import { beforeEach, describe, expect, it } from 'vitest';
import { crossCheckBudget } from '../calls/token-budget.ts';
import { ZeroHitSuspicion } from './zero-hit-suspicion.ts';

let now: number;
let suspicion: ZeroHitSuspicion;
beforeEach(() => {
  now = 0;
  suspicion = new ZeroHitSuspicion({ now: () => now }, crossCheckBudget());
});

describe('suspicion by zero hits', () => {
  it('knows a provider after two different queries, not after one asked twice', () => {
    expect(suspicion.contradicted('a', '세종대로 110')).toBe(false);
    expect(suspicion.contradicted('a', ' 세종대로  110')).toBe(false);
    expect(suspicion.contradicted('a', '테헤란로 152')).toBe(true);
    expect(suspicion.known('b')).toBe(false);
  });

  it('forgets once the provider finds something', () => {
    suspicion.contradicted('a', '세종대로 110');
    suspicion.cleared('a');
    expect(suspicion.doubted('a')).toBe(false);
  });

  it('forgets after ten minutes', () => {
    suspicion.contradicted('a', '세종대로 110');
    now = 600_000;
    expect(suspicion.doubted('a')).toBe(true);
    now = 600_001;
    expect(suspicion.contradicted('a', '테헤란로 152')).toBe(false);
  });
});
