import { describe, expect, it } from 'vitest';
import type { Address } from '../../address/address.ts';
import { manualAddress } from '../../address/make-address.ts';
import { messagesFor } from '../i18n/messages.ts';
import { textsOf } from './field-value.ts';
import { cityHall } from '../testing/addresses.ts';
import { validate, type Rules } from './validity.ts';

const messages = messagesFor('ko');
const nothing = { postcode: '', road: '', detail: '' };
interface Facts extends Partial<Rules> {
  readonly value?: Address | null;
  readonly fields?: typeof nothing;
  readonly customError?: string;
}
const judged = ({ value = null, fields, customError = '', ...rules }: Facts) =>
  validate(
    { mode: 'search', required: false, requireDetail: false, requireVerified: false, ...rules },
    { address: value, texts: fields ?? (value ? textsOf(value) : nothing) },
    customError,
    messages,
  );
const typed = (texts: Partial<typeof nothing>, country = 'KR') =>
  manualAddress({ ...nothing, ...texts, country });
const manual = (texts: Partial<typeof nothing>, facts: Facts = {}) =>
  judged({ value: typed(texts), mode: 'manual', fields: { ...nothing, ...texts }, ...facts });

describe('a field that requires nothing', () => {
  it('is valid while empty', () => {
    expect(judged({})).toEqual({ valid: true });
  });
  it('is valid with an address', () => {
    expect(judged({ value: cityHall() })).toEqual({ valid: true });
  });
});

describe('a required address', () => {
  const required = true;

  it('is missing at the search box while nothing is chosen', () => {
    expect(judged({ required })).toEqual({
      valid: false,
      flag: 'valueMissing',
      message: messages.needAddress,
      anchor: 'query',
    });
  });
  it('is there once one is chosen', () => {
    expect(judged({ required, value: cityHall() })).toEqual({ valid: true });
  });
  it('is there with a lot-number address alone', () => {
    expect(judged({ required, value: cityHall({ road: '' }) })).toEqual({ valid: true });
  });
  it('is missing at the first empty field when typed by hand', () => {
    expect(judged({ required, mode: 'manual' })).toMatchObject({ flag: 'valueMissing', anchor: 'postcode' });
  });
  it('is missing at the road when only a postcode is typed', () => {
    expect(manual({ postcode: '04524' }, { required })).toMatchObject({
      flag: 'valueMissing',
      anchor: 'road',
      message: messages.needRoad,
    });
  });
  it('is missing at the road when the postcode was typed in search mode', () => {
    expect(manual({ postcode: '04524' }, { required, mode: 'search' })).toMatchObject({ anchor: 'road' });
  });
  it('is not there with a road of spaces', () => {
    expect(manual({ postcode: '04524', road: '  ' }, { required })).toMatchObject({
      flag: 'valueMissing',
      anchor: 'road',
    });
  });
  it('is accepted without a postcode, which nobody can look up in an outage', () => {
    expect(manual({ road: '세종대로 110' }, { required })).toEqual({ valid: true });
  });
});

describe('a postcode typed by hand', () => {
  it.each(['1', '123', '0452a', '123456', '110-101', '04524 '])('is wrong as %j', (postcode) => {
    expect(manual({ postcode, road: '세종대로 110' })).toEqual({
      valid: false,
      flag: 'patternMismatch',
      message: messages.badPostcode,
      anchor: 'postcode',
    });
  });
  it('is right with five digits', () => {
    expect(manual({ postcode: '04524', road: '세종대로 110' })).toEqual({ valid: true });
  });
  it('is judged by its own country only', () => {
    const value = typed({ postcode: 'SW1A 2AA', road: '10 Downing Street' }, 'GB');
    expect(judged({ value, mode: 'manual' })).toEqual({ valid: true });
  });
  it('is not judged when a provider gave it', () => {
    expect(judged({ value: cityHall({ postcode: '100-744' }) })).toEqual({ valid: true });
  });
});

describe('a required detail', () => {
  it('is missing at the detail field once there is an address', () => {
    expect(judged({ requireDetail: true, value: cityHall() })).toEqual({
      valid: false,
      flag: 'valueMissing',
      message: messages.needDetail,
      anchor: 'detail',
    });
  });
  it('is there when typed', () => {
    expect(judged({ requireDetail: true, value: cityHall({ detail: '301호' }) })).toEqual({ valid: true });
  });
  it('is not asked for without an address', () => {
    expect(judged({ requireDetail: true })).toEqual({ valid: true });
  });
});

describe('an address that must be verified', () => {
  it('is refused at the search box when typed by hand', () => {
    expect(manual({ road: '세종대로 110' }, { requireVerified: true })).toEqual({
      valid: false,
      flag: 'customError',
      message: messages.needVerified,
      anchor: 'query',
    });
  });
  it('regression: is told to need a postcode when one without it was chosen', () => {
    const value = cityHall({ postcode: '', verified: false });
    const verdict = judged({ requireVerified: true, value });
    expect(verdict).toMatchObject({
      flag: 'customError',
      message: expect.stringContaining('우편번호') as unknown,
    });
  });
  it('is accepted from a provider, with a detail of the user', () => {
    expect(judged({ requireVerified: true, value: cityHall({ detail: '301호' }) })).toEqual({ valid: true });
  });
  it('may be left out when it is not required', () => {
    expect(judged({ requireVerified: true })).toEqual({ valid: true });
  });
});

describe('several things wrong at once', () => {
  const everything = { required: true, requireDetail: true, requireVerified: true };

  it("says the page's own error first", () => {
    expect(judged({ ...everything, customError: '배송할 수 없는 곳입니다.' })).toEqual({
      valid: false,
      flag: 'customError',
      message: '배송할 수 없는 곳입니다.',
      anchor: 'query',
    });
  });
  it('leads from top to bottom: postcode, road, detail, and whether it is verified', () => {
    const steps = [{ postcode: '1' }, { postcode: '04524' }, { postcode: '04524', road: '세종대로 110' }];
    const last = { ...steps[2], detail: '301호' };
    const verdicts = [...steps, last].map((texts) => manual(texts, everything));
    expect(verdicts).toMatchObject([
      { flag: 'patternMismatch', anchor: 'postcode' },
      { flag: 'valueMissing', anchor: 'road' },
      { flag: 'valueMissing', anchor: 'detail' },
      { flag: 'customError', anchor: 'query' },
    ]);
  });
});
