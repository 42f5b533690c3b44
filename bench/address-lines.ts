import { understandQuery } from '../src/address/index.ts';
import { linesOf } from '../src/address/testing/lines.ts';

/** What it costs to understand a line, in microseconds; the best of some runs, since the machine does other things too. */
export interface AddressLineFigures {
  /** Mean over the lines of `src/address/fixtures/`. */
  readonly typed: number;
  /** 200 characters: the median and the worst of many kinds of text. */
  readonly long: { readonly median: number; readonly worst: number };
  /** Ten times as many characters, against these. */
  readonly growth: number;
}

const RUNS = 60;
/** What lines are made of, and what could make a reader go back and forth. */
const PIECES = [
  ...[
    '서울 강남구 ',
    '테헤란로 152 ',
    '역삼동 736-1 ',
    '101동 1203호 ',
    '3층 ',
    '(역삼동, 강남파이낸스센터) ',
    '06236 ',
  ],
  ...[
    '가',
    'a',
    '1',
    '1-',
    '-',
    ' ',
    ',',
    '(',
    ')',
    '[',
    '"',
    '동',
    '산 ',
    '지하 ',
    'B1 ',
    'ㄱ',
    '우 ',
    '지번 ',
    '1동',
    '홍길동 ',
  ],
];

export function runAddressLineBench(): AddressLineFigures {
  const lines = [...linesOf('typed-lines'), ...linesOf('own-lines')].map(({ typed }) => typed);
  for (let run = 0; run < RUNS; run++) for (const line of lines) understandQuery(line);
  const long = textsOf(200)
    .map(best)
    .sort((one, other) => one - other);
  const median = long[long.length >> 1] ?? NaN;
  return {
    typed: mean(lines.map(best)),
    long: { median, worst: long.at(-1) ?? NaN },
    growth: mean(textsOf(2000).map(best)) / mean(long),
  };
}

/** Each piece, and each two of them, over and over up to a length. */
const textsOf = (length: number): readonly string[] =>
  PIECES.flatMap((one) => ['', ...PIECES].map((other) => `${one}${other}`)).map((piece) =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
  );

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function best(text: string): number {
  let least = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    understandQuery(text);
    least = Math.min(least, performance.now() - began);
  }
  return least * 1000;
}
