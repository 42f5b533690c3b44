import { describe, expect, it } from 'vitest';
import { completeAddress, isAddress, makeAddress, manualAddress, withDetail } from './make-address.ts';

describe('an address', () => {
  it('has every part, empty where nothing is known', () => {
    const address = makeAddress({ source: 'juso', region: { level1: '서울특별시' } });
    expect(isAddress(address)).toBe(true);
    expect(address.region).toEqual({
      level1: '서울특별시',
      level2: '',
      level3: '',
      level4: '',
      adminDong: '',
    });
    expect(address.codes.mainNo).toBeNull();
    expect(address.country).toBe('KR');
  });

  it('cannot be changed, in depth', () => {
    const address = makeAddress({ source: 'juso', location: { lat: 37, lng: 127 } });
    for (const part of [address, address.region, address.codes, address.location])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it("leaves the provider's own object alone", () => {
    const raw = { zipNo: '03154' };
    const address = makeAddress({ source: 'juso', raw });
    expect(address.raw).toBe(raw);
    expect(Object.isFrozen(raw)).toBe(false);
  });

  it('typed by hand is not verified and says so', () => {
    const address = manualAddress({ postcode: '03154', road: '세종대로 178 ', detail: '3층 ' });
    expect(address).toMatchObject({ source: 'manual', verified: false, country: 'KR', raw: null });
    expect(address.full).toBe('세종대로 178');
    expect(address.detail).toBe('3층 ');
  });

  it('keeps everything else when the detail changes', () => {
    const before = makeAddress({
      source: 'juso',
      verified: true,
      road: '세종대로 178',
      codes: { mainNo: 178 },
    });
    expect(withDetail(before, '301호')).toEqual({ ...before, detail: '301호' });
  });
});

describe('an address that a page gives', () => {
  it('is the same when it is whole', () => {
    const address = makeAddress({ source: 'juso', postcode: '03154', location: { lat: 37.5, lng: 127 } });
    expect(completeAddress(JSON.parse(JSON.stringify(address)))).toEqual(address);
  });

  it('may tell only some parts', () => {
    expect(completeAddress({ postcode: '03154', road: '세종대로 178' })).toMatchObject({
      postcode: '03154',
      road: '세종대로 178',
      source: 'manual',
      verified: false,
    });
  });

  it('regression: may have null for what is not known', () => {
    const given = {
      road: '세종대로 178',
      detail: null,
      region: null,
      codes: null,
      location: null,
      source: null,
    };
    expect(completeAddress(given)).toEqual(completeAddress({ road: '세종대로 178' }));
  });

  it.each([
    'null',
    '[]',
    '"03154"',
    '{}',
    '{"postcode":3154}',
    '{"road":"세종대로 178","region":"서울"}',
    '{"road":"세종대로 178","codes":{"mainNo":"178"}}',
    '{"road":"세종대로 178","location":{"lat":"37","lng":127}}',
  ])('%s is none', (json) => {
    expect(completeAddress(JSON.parse(json))).toBeNull();
  });
});

it.each([null, undefined, 'text', [], {}, { ...makeAddress({ source: 'juso' }), verified: 'yes' }])(
  '%j from page script is no address',
  (value) => {
    expect(isAddress(value)).toBe(false);
  },
);
