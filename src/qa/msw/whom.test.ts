import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { noAddresses, addressesOfPage, whomFor } from './whom.ts';

const PATH = 'mapjsapi/bundle/postcode/prod/postcode.v2.js';

describe('the real services', () => {
  it.each([
    [`https://t1.kakaocdn.net/${PATH}`, 'script'],
    ['https://ssl.daumcdn.net/dmaps/map_js_init/postcode.v2.js', 'script'],
    ['http://dmaps.daum.net/map_js_init/postcode.v2.js', 'script'],
    ['https://spi.maps.daum.net/imap/map_js_init/postcode.v2.js', 'script'],
    [`https://t1.daumcdn.net/${PATH}`, 'mirror'],
    ['https://t1.daumcdn.net/postcode/api/core/221018/1666013742754/221018.js', 'core'],
  ])('%s is a part of Kakao’s: %s', (url, part) => {
    expect(whomFor(url, noAddresses)).toEqual({ target: 'kakao-postcode', part });
  });

  it.each([
    'https://business.juso.go.kr/addrlink/addrLinkApi.do?keyword=a',
    'https://business.juso.go.kr/addrlink/addrLinkApiJsonp.do?keyword=a&callback=b',
    'https://www.juso.go.kr/addrlink/addrEngApi.do',
  ])('%s is juso', (url) => {
    expect(whomFor(url, noAddresses)).toEqual({ target: 'juso' });
  });

  it.each([
    'https://dapi.kakao.com/v2/local/search/address.json?query=a',
    'https://dapi.kakao.com/v2/local/geo/coord2address.json?x=127&y=37',
  ])('%s is Kakao Local', (url) => {
    expect(whomFor(url, noAddresses)).toEqual({ target: 'kakao-local' });
  });

  it.each([
    'https://business.juso.go.kr/',
    'https://dapi.kakao.com/v2/maps/sdk.js',
    `https://evil.test/?https://t1.kakaocdn.net/${PATH}`,
    'https://business.juso.go.kr.evil.test/addrlink/addrLinkApi.do',
  ])('%s is none of them', (url) => {
    expect(whomFor(url, noAddresses)).toBeNull();
  });
});

describe('the services that the page names', () => {
  const { document } = new Window({ url: 'https://shop.test/form' });
  document.body.innerHTML = `
    <address-search endpoint="/address/">
      <address-source type="kakao-postcode" script-url="//sim.test:1/k.js" mirror-url="http://sim.test:2/k.js"></address-source>
      <address-source type="juso" base-url="/proxy/juso" api-key="k"></address-source>
      <address-source type="kakao-local" base-url="/proxy/kakao/" api-key="k"></address-source>
    </address-search>
    <address-search endpoint=""></address-search>
    <address-search></address-search>`;
  const here = addressesOfPage(document as unknown as Document);

  it.each([
    ['https://sim.test:1/k.js', { target: 'kakao-postcode', part: 'script' }],
    ['http://sim.test:2/k.js', { target: 'kakao-postcode', part: 'mirror' }],
    ['https://shop.test/proxy/juso/addrlink/addrLinkApiJsonp.do?keyword=a', { target: 'juso' }],
    ['https://shop.test/proxy/kakao/v2/local/geo/coord2address.json?x=127', { target: 'kakao-local' }],
    ['https://shop.test/address/v1/state', { target: 'endpoint' }],
    ['https://shop.test/address/v1/stream?x=1', { target: 'endpoint' }],
  ])('%s', (url, whom) => {
    expect(whomFor(url, here)).toEqual(whom);
  });

  it.each([
    'https://shop.test/form',
    'https://shop.test/addresses',
    'https://shop.test/proxy/other',
    'https://shop.test/proxy/kakao/v2/maps',
    'https://sim.test:1/k.json',
  ])('and nothing beside them: %s', (url) => {
    expect(whomFor(url, here)).toBeNull();
  });
});
