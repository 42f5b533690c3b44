import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOutage, parseOutage } from './link.ts';
import { SCENARIOS } from './scenario.ts';
import type { Forced } from './types.ts';

const forced = (more: Partial<Forced>): Forced => ({
  target: 'juso',
  scenario: 'hang',
  amount: null,
  inMs: 0,
  forMs: null,
  ...more,
});

const anyForced: fc.Arbitrary<Forced> = fc.constantFrom(...SCENARIOS).chain(({ name, targets, amount }) =>
  fc.record({
    target: fc.constantFrom(...targets),
    scenario: fc.constant(name),
    amount: amount
      ? fc
          .integer({ min: Math.ceil(amount.least * 10), max: Math.floor(amount.most * 10) })
          .map((tenths) => tenths / 10)
      : fc.constant(null),
    inMs: fc.integer({ min: 0, max: 86_400_000 }),
    forMs: fc.option(fc.integer({ min: 1, max: 86_400_000 })),
  }),
);

describe('a link', () => {
  it('says again what it said', () => {
    fc.assert(
      fc.property(fc.array(anyForced, { maxLength: 6 }), (all) => {
        expect(parseOutage(formatOutage(all))).toEqual({ forced: all, wrong: [] });
      }),
    );
  });

  it('survives being part of an address', () => {
    fc.assert(
      fc.property(fc.array(anyForced, { minLength: 1, maxLength: 4 }), (all) => {
        const url = new URL('https://staging.test/form');
        url.search = `?outage=${formatOutage(all)}`;
        expect(parseOutage(url.searchParams.get('outage') ?? '').forced).toEqual(all);
      }),
    );
  });

  it('is read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { forced: all, wrong } = parseOutage(text);
        expect(all.length + wrong.length).toBeLessThanOrEqual(2 * text.split(',').length);
      }),
    );
  });

  it.each<[string, readonly Forced[]]>([
    ['juso:hang', [forced({})]],
    [' juso:hang , kakao-postcode:500', [forced({}), forced({ target: 'kakao-postcode', scenario: '500' })]],
    ['juso:slow', [forced({ scenario: 'slow', amount: 4 })]],
    ['juso:slow=2.5', [forced({ scenario: 'slow', amount: 2.5 })]],
    ['juso:hang;in=10;for=60', [forced({ inMs: 10_000, forMs: 60_000 })]],
    ['juso:hang;for=0.5', [forced({ forMs: 500 })]],
    ['browser:wrong-clock=-9', [forced({ target: 'browser', scenario: 'wrong-clock', amount: -9 })]],
    ['all:hang', [forced({ target: 'kakao-postcode' }), forced({})]],
    ['all:expired-key', [forced({ scenario: 'expired-key' })]],
    ['reset', []],
    ['', []],
  ])('"%s"', (text, all) => {
    expect(parseOutage(text)).toEqual({ forced: all, wrong: [] });
  });

  it('for nothing is "reset"', () => {
    expect(formatOutage([])).toBe('reset');
  });
});

describe('a wrong item', () => {
  it.each([
    'vworld:hang',
    'juso',
    'juso:',
    ':hang',
    'juso:explode',
    'juso:__proto__',
    'juso:script-gone',
    'browser:hang',
    'all:offline',
    'juso:hang=3',
    'juso:slow=',
    'juso:slow=0',
    'juso:slow=61',
    'juso:slow=1e1',
    'juso:slow=1=2',
    'juso:hang;in=-1',
    'juso:hang;for=0',
    'juso:hang;for=86401',
    'juso:hang;at=3',
    'juso:hang;',
  ])('"%s" is named, in both languages, and the rest still applies', (item) => {
    const { forced: all, wrong } = parseOutage(`kakao-postcode:hang,${item},juso:500`);
    expect(all.map(({ scenario }) => scenario)).toEqual(['hang', '500']);
    expect(wrong.map((one) => one.item)).toEqual([item]);
    expect(wrong[0]?.why.ko).toMatch(/[가-힣].*\.$/);
    expect(wrong[0]?.why.en).toMatch(/\.$/);
  });

  it.each([
    ['juso', '"juso" must be a target and a scenario, such as juso:500.'],
    ['juso:hang;for=0', '"for=0" must be seconds from 0.001 to 86400.'],
    ['juso:hang;in=-1', '"in=-1" must be seconds from 0 to 86400.'],
  ])('regression: "%s" is not refused by a rule that it keeps', (item, why) => {
    expect(parseOutage(item).wrong[0]?.why.en).toBe(why);
  });
});
