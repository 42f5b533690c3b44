import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cityHall } from '../testing/addresses.ts';
import { readAddress, readNames } from './given.ts';

beforeEach(() => {
  // What a page's author reads in the console; the tests below ask for it.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('what stands for an address', () => {
  it.each([
    ['an object', { road: '세종대로 110' }],
    ['JSON', '{"road":"세종대로 110"}'],
  ])('may tell some parts, as %s, and is completed', (_what, given) => {
    expect(readAddress(given)).toMatchObject({ road: '세종대로 110', postcode: '', source: 'manual' });
    expect(console.error).not.toHaveBeenCalled();
  });
  it('may be a whole address, which stays as it is', () => {
    expect(readAddress(cityHall())).toEqual(cityHall());
    expect(readAddress(JSON.stringify(cityHall()))).toEqual(cityHall());
  });
  it.each([null, undefined, '', 'null', '{}', '[]', {}, { postcode: '', road: '', detail: '' }])(
    'may be none, without a word: %j',
    (given) => {
      expect(readAddress(given)).toBeNull();
      expect(console.error).not.toHaveBeenCalled();
    },
  );
  it.each([
    '세종대로 110',
    '{',
    '04524',
    '14524',
    14524,
    true,
    { zip: '04524' },
    { road: 1 },
    ['세종대로 110'],
  ])('is none when it cannot be understood, and the author is told once: %j', (given) => {
    expect(readAddress(given)).toBeNull();
    expect(console.error).toHaveBeenCalledOnce();
    expect(console.error).toHaveBeenCalledWith(expect.stringMatching(/"value" takes .*road.*JSON/));
  });
  it('is not written to the console, where it may be collected', () => {
    readAddress('세종대로 110');
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('세종대로');
  });
});

describe('what stands for names', () => {
  it.each([
    ['an object', { road: 'addr1' }],
    ['JSON', '{"road":"addr1"}'],
  ])('may be %s', (_what, given) => {
    expect(readNames(given)).toEqual({ road: 'addr1' });
    expect(console.error).not.toHaveBeenCalled();
  });
  it.each([null, undefined, '', '{}'])('may be none, without a word: %j', (given) => {
    expect(readNames(given) ?? {}).toEqual({});
    expect(console.error).not.toHaveBeenCalled();
  });
  it.each(['addr1', '{', ['addr1'], 5])(
    'is none when it is no object, and the author is told: %j',
    (given) => {
      expect(readNames(given)).toBeNull();
      expect(console.error).toHaveBeenCalledWith(expect.stringMatching(/"names" takes .*JSON/));
    },
  );
});
