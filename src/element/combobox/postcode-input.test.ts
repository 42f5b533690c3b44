// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { FakeProvider, found } from '../../failover/testing/providers.ts';
import { makeAddress } from '../../address/index.ts';
import { FakeHost } from '../testing/host.ts';
import { PostcodeInput, postcodeIn } from './postcode-input.ts';

afterEach(() => document.body.replaceChildren());

const service = (country?: string) =>
  Object.assign(new FakeProvider('any', () => found('any')), country ? { country } : {});

describe('the postcode in a text', () => {
  it.each([
    ['06236', '06236'],
    ['[06236]', '06236'],
    ['(우)06236 ', '06236'],
    ['06236 서울 강남구 테헤란로 152', '06236'],
    ['135-080', '135-080'],
    [' 135080 ', '135080'],
    ['테헤란로', '테헤란로'],
  ])('%j is %j', (text, postcode) => {
    expect(postcodeIn(text)).toBe(postcode);
  });
});

describe('the length of a postcode', () => {
  it('is five with Korean services alone', () => {
    const host = new FakeHost([]);
    const input = new PostcodeInput(host.element, host);
    expect(input.maxLength).toBe(10);
    input.use([service('KR'), service('KR')]);
    expect(input.maxLength).toBe(5);
    input.use([service('KR'), service('JP')]);
    expect(input.maxLength).toBe(10);
    input.use([service('KR'), service()]);
    expect(input.maxLength).toBe(10);
  });
  it('is that of the country whose address stands in the field', () => {
    const host = new FakeHost([]);
    const input = new PostcodeInput(host.element, host);
    input.use([service('KR')]);
    host.value.take(makeAddress({ source: 'page', country: 'JP', postcode: '1000001', road: '千代田1' }));
    expect(input.maxLength).toBe(10);
  });
});

describe('the country of what is typed by hand', () => {
  it.each([
    ['of the services, where all are of one', [service('GB'), service('GB')], 'GB'],
    ['Korea, where they do not say', [service(), service('KR')], 'KR'],
    ['not known, where they are of several', [service('KR'), service('GB')], ''],
    ['Korea without a service', [], 'KR'],
  ])('is that %s', (_, providers, country) => {
    const host = new FakeHost([]);
    new PostcodeInput(host.element, host).use(providers);
    expect(host.value.country).toBe(country);
  });
});
