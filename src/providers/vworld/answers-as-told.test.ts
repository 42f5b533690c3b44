import { describe, expect, it } from 'vitest';
import { makeAddress, samePlace } from '../../address/index.ts';
import { readJuso } from '../juso/parse-response.ts';
import { fixture } from '../testing/fixture.ts';
import { readVworld } from './parse-response.ts';

const row = (address: object, id = '4161010200105030000') => ({
  id,
  address: { zipcode: '12791', category: 'ROAD', parcel: '쌍령동 503', bldnm: '', bldnmdc: '', ...address },
  point: { x: '127.27', y: '37.39' },
});
const answer = (...items: readonly object[]) =>
  readVworld(
    {
      response: {
        status: 'OK',
        record: { total: String(items.length) },
        page: { total: '1' },
        result: { items },
      },
    },
    1,
    10,
  );
const rows = (...items: readonly object[]) => {
  const found = answer(...items);
  return found.kind === 'found' ? found.addresses : [];
};

describe('regression: one road address that comes once for each of its 동', () => {
  const road = '경기도 광주시 경충대로1461번길 43 (쌍령동,광주 센트럴 푸르지오)';
  const blocks = Array.from({ length: 7 }, (_, i) => row({ road, bldnmdc: `${101 + i}동` }));

  it('is one row, and the total stays what the service counted', () => {
    expect(answer(...blocks)).toMatchObject({ kind: 'found', total: 7, addresses: { length: 1 } });
  });

  it('is the row whose building has a name', () => {
    const named = row({ road, bldnm: '광주 센트럴 푸르지오' });
    expect(rows(...blocks, named)).toMatchObject([{ building: '광주 센트럴 푸르지오' }]);
  });

  it('stays two rows for two numbers of one road', () => {
    expect(
      rows(row({ road: '경기도 광주시 경충대로 43' }), row({ road: '경기도 광주시 경충대로 43-1' })),
    ).toHaveLength(2);
  });

  it('is the same place when it is picked again, so that the detail typed stays', () => {
    const [first] = rows(...blocks);
    const [again] = rows(...blocks.slice(3));
    expect(first && again && samePlace(first, again)).toBe(true);
  });
});

describe('regression: the same place without a road code', () => {
  const [juso] = (() => {
    const found = readJuso(fixture('juso/search-ok-bundang-first4of513-duplicate-road'), 1, 10);
    return found.kind === 'found' ? found.addresses : [];
  })();

  it('is known across services by the road line', () => {
    const [found] = rows(row({ road: '경기도 성남시 분당구 분당로 50 (수내동)' }));
    expect(juso?.codes.roadName).not.toBe('');
    expect(found?.codes.roadName).toBe('');
    expect(juso && found && samePlace(juso, found)).toBe(true);
  });

  it('is not the road of the same name in another city', () => {
    const [found] = rows(row({ road: '경기도 용인시 수지구 분당로 50' }));
    expect(juso && found && samePlace(juso, found)).toBe(false);
  });

  it('is not what somebody typed by hand', () => {
    const [found] = rows(row({ road: '경기도 성남시 분당구 분당로 50' }));
    const typed = makeAddress({ source: 'manual', road: '경기도 성남시 분당구 분당로 50' });
    expect(found && samePlace(found, typed)).toBe(false);
  });
});

describe('regression: a P.O. box', () => {
  const box = row({ road: '서울특별시 종로구 종로 6 광화문우체국사서함 88' });

  it('is an address without a building number, not a broken answer', () => {
    expect(rows(box)).toMatchObject([
      { road: '서울특별시 종로구 종로 6 광화문우체국사서함 88', codes: { mainNo: null, subNo: null } },
    ]);
  });

  it('is not folded into another one', () => {
    expect(rows(box, box)).toHaveLength(2);
  });
});

it('a lot or reference part that is a template is left out', () => {
  const road = '경기도 광주시 경충대로 43 ($!{reference})';
  expect(rows(row({ road, parcel: '$!{fullAddress}' }))).toMatchObject([{ jibun: '', extra: '' }]);
});

it('regression: a row without a postcode is not verified', () => {
  expect(rows(row({ road: '경기도 광주시 경충대로 43', zipcode: '' }))).toMatchObject([
    { postcode: '', verified: false },
  ]);
});

it('regression: UNAVAILABLE_KEY, "temporarily unusable", is down and not misconfigured', () => {
  const error = { code: 'UNAVAILABLE_KEY', text: 'x' };
  expect(readVworld({ response: { status: 'ERROR', error } }, 1, 10)).toMatchObject({
    error: { kind: 'down', code: 'UNAVAILABLE_KEY' },
  });
});
