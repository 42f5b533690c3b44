import { describe, expect, it } from 'vitest';
import type { Address } from '../../address/address.ts';
import type { NameStyle } from '../properties.ts';
import { formEntries, INCLUDABLE, type EntryOptions, type FieldName } from './form-entries.ts';
import { cityHall } from '../testing/addresses.ts';

interface Changed extends Partial<Omit<EntryOptions, 'include'>> {
  readonly include?: readonly string[];
  readonly slotted?: ReadonlySet<FieldName>;
}
const entries = (
  address: Address | null,
  { include = [], slotted = new Set(), ...changed }: Changed = {},
) => {
  const options = { name: 'address', nameStyle: 'dot', names: {}, include: include.join(' ') } as const;
  return formEntries(address, { ...options, ...changed }, slotted);
};
const names = (changed: Changed) => entries(cityHall(), changed).map(([name]) => name);
const submitted = (changed: Changed, address = cityHall()) => Object.fromEntries(entries(address, changed));

describe('what a form submits for an address', () => {
  it('is postcode, road and detail, in this order', () => {
    const address = cityHall({ detail: '3층 301호' });
    expect(entries(address)).toEqual([
      ['address.postcode', '04524'],
      ['address.road', '서울특별시 중구 세종대로 110'],
      ['address.detail', '3층 301호'],
    ]);
  });

  it.each<[NameStyle, readonly string[]]>([
    ['dot', ['address.postcode', 'address.road', 'address.detail']],
    ['bracket', ['address[postcode]', 'address[road]', 'address[detail]']],
    ['underscore', ['address_postcode', 'address_road', 'address_detail']],
    ['plain', ['postcode', 'road', 'detail']],
  ])('is named in the style %s', (nameStyle, expected) => {
    expect(names({ nameStyle })).toEqual(expected);
  });

  it('takes a style that it does not know for dots', () => {
    expect(names({ nameStyle: 'camel' as NameStyle })[0]).toBe('address.postcode');
  });

  it('is nothing without an address', () => {
    expect(entries(null, { include: INCLUDABLE })).toEqual([]);
  });

  it('is nothing without a name, in any style', () => {
    for (const nameStyle of ['dot', 'bracket', 'underscore', 'plain'] as const)
      expect(names({ name: '', nameStyle })).toEqual([]);
  });

  it('takes the lot-number address where there is no road address', () => {
    expect(submitted({}, cityHall({ road: '' }))['address.road']).toBe('서울특별시 중구 태평로1가 31');
  });

  it('leaves out a field whose native input submits itself', () => {
    expect(names({ slotted: new Set(['detail']) })).toEqual(['address.postcode', 'address.road']);
  });
});

describe('explicit names of a legacy form', () => {
  const legacy = { postcode: 'zipcode', road: 'addr1', detail: 'addr2' };

  it('win over prefix and style', () => {
    expect(names({ names: legacy, nameStyle: 'bracket' })).toEqual(['zipcode', 'addr1', 'addr2']);
  });

  it('work without a name', () => {
    expect(names({ names: { road: 'addr1' }, name: '' })).toEqual(['addr1']);
  });

  it('hold for the entries asked for besides, too', () => {
    expect(names({ names: { ...legacy, extra: 'addr3' }, include: ['extra'] })).toContain('addr3');
  });

  it('do not bring back a field whose native input submits itself', () => {
    expect(names({ names: legacy, slotted: new Set(['road']) })).toEqual(['zipcode', 'addr2']);
  });
});

describe('entries asked for by include', () => {
  it('come after the three, in one order however they were asked for', () => {
    expect(names({ include: ['full', 'extra', 'jibun'] }).slice(3)).toEqual([
      'address.jibun',
      'address.extra',
      'address.full',
    ]);
  });

  it('are all there is to ask for, as text', () => {
    expect(submitted({ include: INCLUDABLE })).toMatchObject({
      'address.jibun': '서울특별시 중구 태평로1가 31',
      'address.extra': '(태평로1가)',
      'address.building': '서울특별시청',
      'address.lat': '37.5663',
      'address.lng': '126.9779',
      'address.source': 'juso',
      'address.verified': 'true',
      'address.full': '서울특별시 중구 세종대로 110 (태평로1가)',
    });
  });

  it('give the codes as JSON', () => {
    const address = cityHall({ codes: { legalDong: '1114010300', mainNo: 110 } });
    const { 'address.codes': codes = '' } = submitted({ include: ['codes'] }, address);
    expect(JSON.parse(codes)).toEqual(address.codes);
  });

  it('are empty where the provider tells no place, so that a form always has the same names', () => {
    const asked = submitted({ include: ['lat', 'lng'] }, cityHall({ location: null }));
    expect(asked).toMatchObject({ 'address.lat': '', 'address.lng': '' });
  });

  it('never hold what nobody can ask for', () => {
    expect(names({ include: ['raw', 'constructor', '', 'EXTRA'] })).toHaveLength(3);
  });
});
