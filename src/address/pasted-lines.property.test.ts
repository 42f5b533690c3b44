import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../circuit/testing/random.ts';
import { knownAddresses } from '../qa/simulated/addresses/index.ts';
import type { KnownAddress } from '../qa/simulated/addresses/types.ts';
import { buildingNumber, eupOf, lotNumber, roadLine, shortSido } from '../qa/simulated/search.ts';
import { composeExtra } from './korean-lines.ts';
import type { AddressLine } from './line/index.ts';
import { folded } from './testing/lines.ts';
import { understandQuery } from './understand-query.ts';

const random = seeded(14);
const upTo = (most: number): number => 1 + Math.floor(random() * most);
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;

interface Base {
  readonly line: string;
  /** What is searched for; the line itself but for lots in their older spelling. */
  readonly searched: string;
  /** Its road or lot number. */
  readonly number: string;
}

const spaced = (line: string): string => line.replace(/ +/g, ' ').trim();

/** The address in the ways in which it is typed. */
function basesOf(address: KnownAddress): readonly Base[] {
  const { sido, sigungu, dong, ri, road, underground } = address;
  const short = shortSido[sido] ?? sido;
  const place = [sigungu, eupOf(address)].filter(Boolean).join(' ');
  const number = buildingNumber(address);
  const below = underground ? '지하 ' : '';
  const roads = [
    roadLine(address, sido),
    roadLine(address, short),
    `${short} ${place} ${road}${below.trim()}${number}`,
    `${place} ${road} ${below}${number}`,
    `${road} ${below}${number}`,
    // "동일로215길" as "동일로 215길"
    `${sido} ${place} ${road.replace(/(\d+(?:번)?길)$/, ' $1')} ${below}${number}`,
  ];
  const lot = lotNumber(address);
  const lots = lot
    ? [
        `${sido} ${sigungu} ${dong} ${ri} ${lot}`,
        `${short} ${sigungu} ${dong} ${ri} ${lot}번지`,
        `${ri || dong} ${lot}`,
        `${ri || dong} 산 ${lot}`,
        `${dong} ${ri} 산${lot}`,
        `${ri || dong}${lot}`,
      ]
    : [];
  return [
    ...roads.map((line) => ({ line, searched: line, number })),
    ...(lot.includes('-')
      ? [
          {
            line: `${dong} ${ri} ${lot.replace('-', '번지 ')}호`,
            searched: `${dong} ${ri} ${lot}`,
            number: lot,
          },
        ]
      : []),
    ...lots.map((line) => ({ line, searched: line, number: lot })),
  ].map((base) => ({ ...base, line: spaced(base.line), searched: spaced(base.searched) }));
}

/** One detail of each kind. */
const details = (): readonly string[] => {
  const block = String(100 + upTo(899));
  const room = String(100 * upTo(30) + upTo(9));
  const floor = String(upTo(40));
  return [
    `${block}동 ${room}호`,
    `${block}동${room}호`,
    `제${block}동 제${room}호`,
    `${block}-${room}`,
    `${upTo(9)}동 ${room}호`,
    `${pick(['가', '나', '다', 'A', 'B'])}동 ${room}호`,
    `${pick(['에이', '비', '씨'])}동 ${floor}층`,
    `${floor}층`,
    `${floor}층 ${room}호`,
    `${floor}층${room}호`,
    `${upTo(9)},${10 + upTo(9)}층`,
    `${upTo(9)}~${10 + upTo(9)}층`,
    `지하 ${upTo(5)}층`,
    `지하${upTo(5)}층 B${room}호`,
    pick(['지층', '반지하', '옥탑방', '옥상', '지하']),
    `B${upTo(5)}`,
    `${floor}F`,
    `#${room}`,
    `${pick(['A', 'B', '가', '나'])}-${upTo(99)}호`,
    `${pick(['본관', '별관', '신관'])} ${floor}층`,
    `Apt ${room}`,
    `Suite ${room}`,
    `${floor}층 안내데스크`,
    `${block}동 ${room}호 공동현관 #${room}`,
  ];
};

interface Pasted {
  readonly typed: string;
  readonly searched: string;
  readonly detail: string;
  readonly number: string;
  readonly postcode: string;
}

/** The line as it is pasted: alone, with a postcode, with the reference part, with both, with the building. */
function formsOf(address: KnownAddress, { line, searched, number }: Base, detail: string): readonly Pasted[] {
  const { postcode, dong, building, apartment } = address;
  const extra = composeExtra(dong, apartment ? building : '') || `(${dong})`;
  const typed = detail ? `${line}${pick([', ', ' '])}${detail}` : line;
  const marked = pick([`[${postcode}]`, `(${postcode})`, `우)${postcode}`, `우편번호 ${postcode}`, postcode]);
  const at = { searched, detail, number };
  // Some buildings are named with their block.
  const isNamed = building && !building.endsWith('상가동');
  return [
    { ...at, typed, postcode: '' },
    { ...at, typed: `${marked} ${typed}`, postcode },
    { ...at, typed: `${typed} ${extra}`, postcode: '' },
    { ...at, typed: `${line} ${extra} ${detail}`, postcode: '' },
    { ...at, typed: `[${postcode}] ${typed}${extra}`, postcode },
    { ...at, typed: `${typed} (우 ${postcode})`, postcode },
    { ...at, typed: `(우)${postcode} ${line} ${extra}${detail && `, ${detail}`}`, postcode },
    ...(isNamed
      ? [{ ...at, typed: `${line} ${building} ${detail}`, searched: `${searched} ${building}`, postcode: '' }]
      : []),
  ];
}

describe('addresses that are pasted in every form', () => {
  let read: readonly (Pasted & { readonly text: string; readonly found: AddressLine })[];
  beforeAll(() => {
    const pasted = knownAddresses.flatMap((address) =>
      basesOf(address).flatMap((base) =>
        ['', pick(details())].flatMap((detail) => formsOf(address, base, detail)),
      ),
    );
    read = pasted.map((line) => ({ ...line, ...understoodLine(line.typed) }));
  });

  it('are many', () => {
    expect(read.length).toBeGreaterThan(20_000);
  });

  it('come back as they were put in, 999 of 1,000', () => {
    const wrong = read.filter(
      ({ text, found, searched, detail }) =>
        folded(text) !== folded(searched) || folded(found.detail) !== folded(detail),
    );
    expect(wrong.length).toBeLessThanOrEqual(read.length / 1000);
  });

  it('are understood once: what is searched for stays as it is', () => {
    const again = [...new Set(read.map(({ text }) => text))].filter((text) => {
      const { found } = understoodLine(text);
      return found.text !== text || found.detail !== '' || found.postcode !== '';
    });
    expect(again).toEqual([]);
  });

  it('keep their road or lot number in what is searched for, every one', () => {
    const lost = read.filter(({ text, searched, number }) => {
      const whole = folded(searched);
      return !folded(text).startsWith(whole.slice(0, whole.lastIndexOf(number) + number.length));
    });
    expect(lost.map(({ typed }) => typed)).toEqual([]);
  });

  it('tell the postcode that they carry', () => {
    expect(read.filter(({ postcode, found }) => found.postcode !== postcode)).toEqual([]);
  });
});

it('any text at all is understood somehow', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '서울',
      '강남구',
      '역삼동',
      '테헤란로',
      '152',
      '736-1',
      '지하',
      '산',
      '3층',
      '101동',
      'B1',
    ),
    fc.constantFrom(
      '(',
      ')',
      '[',
      ',',
      '우)',
      '06236',
      '번지',
      '호',
      'Teheran-ro',
      '#12',
      '사서함',
      '주소:',
      ' ',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const found = understandQuery(pieces.join(''));
      if (found.kind !== 'search') return;
      expect(found.text.trim()).not.toBe('');
      expect(found.line.postcode).toMatch(/^(?:\d{5})?$/);
    }),
  );
});

function understoodLine(typed: string): { readonly text: string; readonly found: AddressLine } {
  const understood = understandQuery(typed);
  if (understood.kind !== 'search') throw new Error(`${typed} is ${understood.kind}`);
  return { text: understood.text, found: understood.line };
}
