import { pathToFileURL } from 'node:url';
import { readJuso } from '../src/providers/juso/parse-response.ts';
import { readKakaoLocal } from '../src/providers/kakao-local/parse-response.ts';
import { fixture } from '../src/providers/testing/fixture.ts';
import { readVworld } from '../src/providers/vworld/parse-response.ts';
import { readZipcloud } from '../src/providers/zipcloud/parse-response.ts';
import { spreadOf, type Spread } from './stats.ts';

/** Our own work (ms) on an answer that a service should never send; the parser of JSON is the browser's. */
export interface AnswersBench {
  readonly manyRows: Spread;
  readonly longField: Spread;
}

const ROUNDS = 5;
const ROWS = 100_000;
const FIELD_BYTES = 10_000_000;
const LIMIT = 10;

/** A recorded answer of each service, and what reads it. */
const services: readonly (readonly [string, (body: unknown) => { readonly kind: string }])[] = [
  ['juso/search-ok-kt-gwanghwamun-5of10', (body) => readJuso(body, 1, LIMIT)],
  ['kakao-local/address-found', (body) => readKakaoLocal(body, 1, LIMIT)],
  ['vworld/search-ok-first4of10', (body) => readVworld(body, 1, LIMIT)],
  ['zipcloud/ok-9201154', (body) => readZipcloud(body, LIMIT)],
];

export function runAnswersBench(): AnswersBench {
  // A page reads one such answer in its life, so what is measured is not warmed up.
  const rounds = Array.from({ length: ROUNDS }, () => ({ many: read(withRows), long: read(withLongField) }));
  return {
    manyRows: spreadOf(rounds.map(({ many }) => many)),
    longField: spreadOf(rounds.map(({ long }) => long)),
  };
}

/** The service whose answer takes longest. */
function read(spoilt: (rows: readonly unknown[]) => readonly unknown[]): number {
  return Math.max(
    ...services.map(([name, readAnswer]) => {
      // Through text, as an answer comes: no string or row is shared with another.
      const body: unknown = JSON.parse(JSON.stringify(withList(fixture(name), spoilt)));
      const startedAt = performance.now();
      const { kind } = readAnswer(body);
      const tookMs = performance.now() - startedAt;
      // A row of which nothing can be made is refused, which takes as much reading.
      if (kind === 'none') throw new Error(`${name} is taken for "no such address"`);
      return tookMs;
    }),
  );
}

/** The same answer with another list in it. */
function withList(value: unknown, change: (rows: readonly unknown[]) => readonly unknown[]): unknown {
  if (Array.isArray(value) && typeof value[0] === 'object') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withList(each, change)]));
}

function withRows(rows: readonly unknown[]): readonly unknown[] {
  return Array.from({ length: ROWS }, (_, i) => rows[i % rows.length]);
}

/** One row, whose longest text goes on and on. */
function withLongField([row]: readonly unknown[]): readonly unknown[] {
  const textsOf = (value: unknown): readonly string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsOf);
  const longest = textsOf(row).toSorted((a, b) => b.length - a.length)[0];
  const spoil = (value: unknown): unknown => {
    if (value === longest) return `${longest}${'가'.repeat(FIELD_BYTES / 2)}`;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoil(each)]));
  };
  return [spoil(row)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(runAnswersBench(), null, 2));
}
