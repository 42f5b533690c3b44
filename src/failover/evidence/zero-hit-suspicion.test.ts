import { beforeEach, describe, expect, it } from 'vitest';
import { makeAddress } from '../../address/make-address.ts';
import { crossCheckBudget } from '../calls/token-budget.ts';
import { ZeroHitSuspicion } from './zero-hit-suspicion.ts';

let now: number;
let suspicion: ZeroHitSuspicion;
beforeEach(() => {
  now = 0;
  suspicion = new ZeroHitSuspicion({ now: () => now }, crossCheckBudget(), new Map());
});

describe('suspicion by zero hits', () => {
  it('knows a provider after two different queries, not after one asked twice', () => {
    expect(suspicion.contradicted('a', '세종대로 110', null)).toBe(false);
    expect(suspicion.contradicted('a', ' 세종대로 110 ', null)).toBe(false);
    expect(suspicion.contradicted('a', '테헤란로 152', null)).toBe(true);
    expect(suspicion.known('b')).toBe(false);
  });

  it('takes two texts for one and the same place as one: it may be a new address, or one that is withheld', () => {
    const found = (mainNo: number) => [
      makeAddress({ source: 'b', road: `새단지로 ${mainNo}`, codes: { mainNo, subNo: 0 } }),
    ];
    suspicion.contradicted('a', '새단지로 12', found(12));
    expect(suspicion.contradicted('a', '세종시 새단지로 12', found(12))).toBe(false);
    expect(suspicion.contradicted('a', '새단지로 14', found(14))).toBe(true);
  });

  it('counts no text that the provider cannot know, not even against one that is known', () => {
    suspicion.contradicted('a', '테헤란로 152 3층', null);
    expect(suspicion.doubted('a')).toBe(false);
    suspicion.contradicted('a', '세종대로 110', null);
    suspicion.contradicted('a', '테헤란로 152', null);
    expect(suspicion.contradicted('a', '서울중앙우체국 사서함 88호', null)).toBe(false);
    expect(suspicion.known('a')).toBe(true);
  });

  it('forgets once the provider finds something', () => {
    suspicion.contradicted('a', '세종대로 110', null);
    suspicion.cleared('a');
    expect(suspicion.doubted('a')).toBe(false);
  });

  it('forgets after ten minutes', () => {
    suspicion.contradicted('a', '세종대로 110', null);
    now = 600_000;
    expect(suspicion.doubted('a')).toBe(true);
    now = 600_001;
    expect(suspicion.contradicted('a', '테헤란로 152', null)).toBe(false);
  });
});
