import type { Address } from '../../address/address.ts';
import { makeAddress, type AddressParts } from '../../address/make-address.ts';

/** Seoul City Hall as a provider gives it, with what a test changes. */
export function cityHall(parts: Partial<AddressParts> = {}): Address {
  return makeAddress({
    source: 'juso',
    verified: true,
    postcode: '04524',
    road: '서울특별시 중구 세종대로 110',
    jibun: '서울특별시 중구 태평로1가 31',
    extra: '(태평로1가)',
    building: '서울특별시청',
    full: '서울특별시 중구 세종대로 110 (태평로1가)',
    location: { lat: 37.5663, lng: 126.9779 },
    ...parts,
  });
}

/** As many different addresses as wanted, on one road. */
export const addresses = (count: number, first = 1): readonly Address[] =>
  Array.from({ length: count }, (_, index) => {
    const road = `서울특별시 중구 세종대로 ${first + index}`;
    return cityHall({ road, full: road, building: '' });
  });
