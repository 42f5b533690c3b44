import { describe, expect, it } from 'vitest';
import type { Codes } from './address.ts';
import { makeAddress } from './make-address.ts';
import { samePlace } from './same-place.ts';

const at = (source: string, codes: Partial<Codes>) =>
  makeAddress({ source, codes: { roadName: '411353180026', mainNo: 50, subNo: 0, ...codes } });

describe('isSamePlace', () => {
  it('two providers mean the same place by road code and number, whatever else they say', () => {
    expect(samePlace(at('kakao-postcode', { building: '1' }), at('juso', { building: '2' }))).toBe(true);
  });

  it.each<[string, Partial<Codes>]>([
    ['another road', { roadName: '411353180027' }],
    ['another main number', { mainNo: 51 }],
    ['another sub number', { subNo: 1 }],
    ['below the ground', { underground: true }],
    ['an unknown road', { roadName: '' }],
    ['an unknown number', { mainNo: null }],
  ])('%s is another place', (_, codes) => {
    expect(samePlace(at('juso', {}), at('juso', codes))).toBe(false);
  });

  it('two unknown places are not the same', () => {
    const unknown = makeAddress({ source: 'vworld' });
    expect(samePlace(unknown, unknown)).toBe(false);
  });
});
