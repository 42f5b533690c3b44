/** One real public address. Codes that are not certain are null, never invented. */
export interface KnownAddress {
  readonly postcode: string;
  /** Long form. */
  readonly sido: string;
  readonly sigungu: string;
  /** Legal dong, or 읍/면. */
  readonly dong: string;
  readonly ri: string;
  readonly road: string;
  readonly main: number;
  readonly sub: number;
  readonly underground: boolean;
  readonly lotMain: number | null;
  readonly lotSub: number;
  readonly building: string;
  readonly roadCode: string | null;
  readonly legalDong: string | null;
  readonly buildingCode: string | null;
  readonly apartment: boolean;
  readonly english: string | null;
}

function numbers(text: string): readonly [number, number] {
  const [main = 0, sub = 0] = text.split('-').map(Number);
  return [main, sub];
}

/**
 * Reads a row: `postcode | 시도 시군구 | 동[ 리] | 도로명 [지하 ]번호 | lot | building | road code | legal dong |
 * building code | apartment | English line`. What follows the building may be left out, or left empty.
 */
export function known(row: string): KnownAddress {
  const [postcode = '', region = '', place = '', line = '', lot = '', building = '', ...more] = row
    .split('|')
    .map((cell) => cell.trim());
  const [roadCode, legalDong, buildingCode, apartment, english] = more;
  const [sido = '', ...sigungu] = region.split(' ');
  const [dong = '', ri = ''] = place.split(' ');
  const words = line.split(' ');
  const [main, sub] = numbers(words.at(-1) ?? '');
  const [lotMain, lotSub] = numbers(lot);
  return {
    postcode,
    sido,
    sigungu: sigungu.join(' '),
    dong,
    ri,
    road: words[0] ?? '',
    main,
    sub,
    underground: words.includes('지하'),
    lotMain: lot ? lotMain : null,
    lotSub,
    building,
    roadCode: roadCode || null,
    legalDong: legalDong || null,
    buildingCode: buildingCode || null,
    apartment: apartment === 'apartment',
    english: english || null,
  };
}
