import { describe, expect, it } from 'vitest';
import { noAddresses } from '../msw/whom.ts';
import type { Forced } from '../scenarios/types.ts';
import { escapedOf } from './escaped.ts';

const gap = { from: 100, until: 200 };
const url = 'https://business.juso.go.kr/addrlink/addrLinkApi.do?keyword=a';
const at = (startTime: number, name = url) => ({ name, startTime });
const forced = (part: Partial<Forced>): readonly Forced[] => [
  { target: 'juso', scenario: '500', amount: null, inMs: 0, forMs: null, ...part },
];
const JUSO = forced({});
const escaped = { target: 'juso', url };

describe('a request before the worker is in control', () => {
  it('has escaped the outage that names its service', () => {
    expect(escapedOf([at(150)], gap, JUSO, noAddresses)).toEqual([escaped]);
  });

  it('has escaped also at an address that only this page names', () => {
    const own = { ...noAddresses, endpoints: ['https://shop.example/address'] };
    const request = at(150, 'https://shop.example/address/v1/state');
    const down = forced({ target: 'endpoint', scenario: 'down' });
    expect(escapedOf([request], gap, down, own)).toEqual([{ target: 'endpoint', url: request.name }]);
  });

  it('has escaped an outage of the whole network', () => {
    const offline = forced({ target: 'browser', scenario: 'offline' });
    expect(escapedOf([at(150)], gap, offline, noAddresses)).toEqual([escaped]);
  });

  it.each([
    ['is for a service in no outage', at(150), forced({ target: 'kakao-postcode' })],
    ['is for nobody whom an outage is about', at(150, 'https://shop.example/a.css'), JUSO],
    ['came before the outage was asked for', at(99), JUSO],
    ['came when the worker was in control', at(200), JUSO],
    ['came before an outage that is scheduled', at(150), forced({ inMs: 5000 })],
    [
      'meets a wrong clock, which needs no worker',
      at(150),
      forced({ target: 'browser', scenario: 'wrong-clock' }),
    ],
  ])('has not escaped when it %s', (_why, request, outage) => {
    expect(escapedOf([request], gap, outage, noAddresses)).toEqual([]);
  });
});
