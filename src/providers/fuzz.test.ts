import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, isAddress } from '../address/index.ts';
import type { Answer } from './contract.ts';
import { readJuso } from './juso/parse-response.ts';
import { readKakaoLocal, readKakaoPoint } from './kakao-local/parse-response.ts';
import { readPick } from './kakao-postcode/parse-pick.ts';
import { readPostcodesIo } from './postcodes-io/parse-response.ts';
import { fixture } from './testing/fixture.ts';
import { readVworld } from './vworld/parse-response.ts';
import { readZipcloud } from './zipcloud/parse-response.ts';

const limit = 10;
/** 20,000, or a million by `npm run fuzz`: vitest.config.ts. */
const inputs = Number(process.env['FUZZED_INPUTS']);

interface Reader {
  readonly name: string;
  readonly read: (body: unknown) => Answer;
  /** Real answers, which are broken. */
  readonly real: readonly string[];
}

const readers: readonly Reader[] = [
  {
    name: 'juso',
    read: (body) => readJuso(body, 1, limit),
    real: ['juso/search-ok-kt-gwanghwamun-5of10', 'juso/error-E0001-juso-null'],
  },
  {
    name: 'kakao-local',
    read: (body) => readKakaoLocal(body, 1, limit),
    real: ['kakao-local/address-found', 'kakao-local/error-quota-10'],
  },
  {
    name: 'kakao-local, at a point',
    read: readKakaoPoint,
    real: ['kakao-local/point-found'],
  },
  {
    name: 'vworld',
    read: (body) => readVworld(body, 1, limit),
    real: ['vworld/search-ok-first4of10', 'vworld/not-found', 'vworld/error-invalid-key'],
  },
  {
    name: 'postcodes-io',
    read: (body) => readPostcodesIo(body, limit),
    real: ['postcodes-io/lookup-BR87RE', 'postcodes-io/404-notfound'],
  },
  {
    name: 'zipcloud',
    read: (body) => readZipcloud(body, limit),
    real: ['zipcloud/ok-9201154', 'zipcloud/notfound', 'zipcloud/error-400-digits'],
  },
  {
    name: 'kakao-postcode',
    read: (raw) => {
      const address = readPick(raw);
      return address === null
        ? { kind: 'none' }
        : { kind: 'found', addresses: [address], total: 1, page: 1, hasMore: false };
    },
    real: [
      'kakao-postcode/oncomplete-apartment-autojibun-nowon',
      'kakao-postcode/oncomplete-building-busan-2021',
    ],
  },
];

const hostile = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>('', ' ', '0', -1, 1e308, null, [], {}, '\ud800', '__proto__', '\u0000', '<b>'),
  fc.constantFrom<unknown>('$!{fullAddress}', '10', '3154', '110-110', 'R', 'J', '종로', '종로 6 사서함 88'),
);

const HANGUL = /[가-힣]/;
/** What a form of the country asks of a postcode. */
const POSTCODES: Readonly<Record<string, RegExp>> = {
  KR: /^\d{5}$/,
  GB: /^[A-Z\d]{2,4} \d[A-Z]{2}$/,
  JP: /^\d{7}$/,
};
const isNumber = (value: number | null): boolean =>
  value === null || (Number.isSafeInteger(value) && value >= 0);
const isCode = (value: string, length: number): boolean =>
  value === '' || (value.length === length && /^\d+$/.test(value));

/** What docs/address-value.md promises of every answer; a list of what is broken. */
function brokenPromises(address: Address): readonly string[] {
  const { country, postcode, road, jibun, extra, codes, location, verified } = address;
  const promises: Readonly<Record<string, boolean>> = {
    'a postcode of the country, or none': postcode === '' || POSTCODES[country]?.test(postcode) === true,
    'verified only with a postcode': !verified || postcode !== '',
    'a line in Hangul': country !== 'KR' || HANGUL.test(road) || HANGUL.test(jibun),
    'no template mark or markup in a line': !/[${}<>]/.test(country === 'KR' ? road + jibun : ''),
    'a reference part in brackets': extra === '' || /^\([^${}<>]+\)$/.test(extra),
    'no reference part without a road': road !== '' || extra === '',
    'codes of their lengths':
      isCode(codes.legalDong, 10) &&
      isCode(codes.sigungu, 5) &&
      isCode(codes.roadName, 12) &&
      isCode(codes.building, 25),
    'numbers that count': isNumber(codes.mainNo) && isNumber(codes.subNo),
    'no building number of a P.O. box': !road.includes('사서함 88') || codes.mainNo === null,
    'a place on the earth':
      location === null || (Math.abs(location.lat) <= 90 && Math.abs(location.lng) <= 180),
    'no detail': address.detail === '',
  };
  return Object.keys(promises).filter((promise) => promises[promise] !== true);
}

/** A part of a value, found by steps into it, is another one or gone. */
function broken(value: unknown, [step, ...rest]: readonly number[], by: unknown): unknown {
  if (typeof value !== 'object' || value === null || step === undefined) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const part = broken((value as Readonly<Record<string, unknown>>)[key], rest, by);
  if (Array.isArray(value)) return value.map((each: unknown, i) => (String(i) === key ? part : each));
  const entries = Object.entries(value).map(([name, each]): [string, unknown] => [
    name,
    name === key ? part : each,
  ]);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}

/** The steps to each text, number or null inside a value. */
function leaves(value: unknown): readonly (readonly number[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return Object.values(value).flatMap((part, step) => leaves(part).map((steps) => [step, ...steps]));
}

/** A real answer that is broken in up to this many places: fields, or whole parts with what is in them. */
function damaged(real: readonly unknown[], maxPlaces: number): fc.Arbitrary<unknown> {
  return fc.constantFrom(...real).chain((answer) => {
    const anywhere = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 8 });
    const steps = fc.oneof(anywhere, fc.constantFrom(...leaves(answer)));
    const place = fc.tuple(steps, fc.oneof(hostile, fc.constant(undefined)));
    return fc
      .array(place, { minLength: 1, maxLength: maxPlaces })
      .map((places) => places.reduce((sofar, [at, by]) => broken(sofar, at, by), answer));
  });
}

/** Anything at all, or a real answer that is broken in up to three places. */
const answersLike = (real: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: damaged(real, 3) }, { weight: 1, arbitrary: hostile });

describe('regression: an answer whose total is no count', () => {
  it.each([-1, 0.5, 1e308, '-5e-324'])('is a broken answer: %s', (total) => {
    const body = (name: string, step: string, key: string): unknown =>
      JSON.parse(JSON.stringify(fixture(name)), (at, value: object) =>
        at === step ? { ...value, [key]: total } : value,
      );
    const [juso, kakaoLocal, vworld] = readers;
    expect([
      juso?.read(body('juso/search-ok-kt-gwanghwamun-5of10', 'common', 'totalCount')).kind,
      kakaoLocal?.read(body('kakao-local/address-found', 'meta', 'total_count')).kind,
      vworld?.read(body('vworld/search-ok-first4of10', 'record', 'total')).kind,
    ]).toEqual(['failed', 'failed', 'failed']);
  });
});

describe.each(readers)('an answer of $name', ({ read, real }) => {
  const numRuns = Math.ceil(inputs / readers.length);

  it('is an address or a failure for any JSON value, alone or in the place of any one field', () => {
    const body = fc.oneof(fc.jsonValue(), damaged(real.map(fixture), 1));
    fc.assert(
      fc.property(body, (value) => {
        const answer = read(value);
        expect(['found', 'none', 'failed']).toContain(answer.kind);
        if (answer.kind === 'found') expect(answer.addresses.flatMap(brokenPromises)).toEqual([]);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  }, 3_600_000);

  it(`is an outcome, whatever it holds: ${numRuns} made-up ones`, () => {
    const kinds = new Set<Answer['kind']>();
    const vouched = new Set<boolean>();
    fc.assert(
      fc.property(answersLike(real.map(fixture)), (body) => {
        const answer = read(body);
        kinds.add(answer.kind);
        if (answer.kind !== 'found') return;
        expect(answer.addresses.every(isAddress)).toBe(true);
        expect(answer.addresses.flatMap(brokenPromises)).toEqual([]);
        expect(answer.addresses.length).toBeLessThanOrEqual(limit);
        expect(Number.isSafeInteger(answer.total)).toBe(true);
        for (const { verified } of answer.addresses) vouched.add(verified);
      }),
      { numRuns },
    );
    // Otherwise it would have shown nothing.
    expect(vouched).toContain(true);
    expect(kinds).toContain('found');
    expect(kinds.size).toBeGreaterThan(1);
  }, 3_600_000);
});
