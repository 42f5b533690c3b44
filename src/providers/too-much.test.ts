import { describe, expect, it } from 'vitest';
import { fixture } from './testing/fixture.ts';
import { readJuso } from './juso/parse-response.ts';
import { readKakaoLocal, readKakaoPoint } from './kakao-local/parse-response.ts';
import { readPostcodesIo } from './postcodes-io/parse-response.ts';
import { readVworld } from './vworld/parse-response.ts';
import { readZipcloud } from './zipcloud/parse-response.ts';
import type { Answer } from './contract.ts';

const limit = 10;

/** An answer with its one list made very long. `read` counts the rows that somebody looks at. */
function longAnswer(name: string): { readonly body: unknown; readonly read: () => number } {
  let read = 0;
  const lengthen = (value: unknown): unknown => {
    if (Array.isArray(value) && typeof value[0] === 'object') {
      const rows: unknown[] = Array.from({ length: 100_000 }, (_, i) => value[i % value.length] as unknown);
      return new Proxy(rows, {
        get(target, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) read++;
          return Reflect.get(target, key) as unknown;
        },
      });
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lengthen(each)]));
  };
  return { body: lengthen(fixture(name)), read: () => read };
}

const readers: readonly (readonly [string, string, (body: unknown) => Answer])[] = [
  ['juso', 'juso/search-ok-kt-gwanghwamun-5of10', (body) => readJuso(body, 1, limit)],
  ['kakao-local', 'kakao-local/address-found', (body) => readKakaoLocal(body, 1, limit)],
  ['kakao-local at a point', 'kakao-local/point-found', readKakaoPoint],
  ['vworld', 'vworld/search-ok-first4of10', (body) => readVworld(body, 1, limit)],
  ['zipcloud', 'zipcloud/ok-9201154', (body) => readZipcloud(body, limit)],
];

describe('an answer with a hundred thousand rows', () => {
  it.each(readers)('regression: %s reads no more of them than are shown', (_, name, read) => {
    const long = longAnswer(name);
    expect(read(long.body)).toMatchObject({ kind: 'found' });
    expect(long.read()).toBe(limit);
  });

  it('regression: postcodes-io reads no more of them than are shown', () => {
    const { result } = fixture('postcodes-io/lookup-BR87RE') as { result: object };
    const answer = readPostcodesIo(
      { status: 200, result: Array.from({ length: 100_000 }, () => result) },
      limit,
    );
    expect(answer.kind === 'found' && answer.addresses).toHaveLength(limit);
  });
});
