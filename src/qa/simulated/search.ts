import type { KnownAddress } from './addresses/types.ts';

/** Long form of each 시도 and the short one that people type. */
export const shortSido: Readonly<Record<string, string>> = {
  서울특별시: '서울',
  부산광역시: '부산',
  대구광역시: '대구',
  인천광역시: '인천',
  광주광역시: '광주',
  대전광역시: '대전',
  울산광역시: '울산',
  세종특별자치시: '세종',
  경기도: '경기',
  강원특별자치도: '강원',
  충청북도: '충북',
  충청남도: '충남',
  전북특별자치도: '전북',
  전라남도: '전남',
  경상북도: '경북',
  경상남도: '경남',
  제주특별자치도: '제주',
};

export const buildingNumber = ({ main, sub }: KnownAddress): string => (sub ? `${main}-${sub}` : `${main}`);
export const lotNumber = ({ lotMain, lotSub }: KnownAddress): string =>
  lotMain === null ? '' : lotSub ? `${lotMain}-${lotSub}` : `${lotMain}`;

const exactScore = 4;
const wholeWordScore = 2;
const prefixScore = 1;

function scoreToken(address: KnownAddress, token: string): number {
  const number = buildingNumber(address);
  const lot = lotNumber(address);
  if (token === number || token === lot) return exactScore;
  const words = [
    address.sido,
    shortSido[address.sido] ?? '',
    ...address.sigungu.split(' '),
    address.dong,
    address.ri,
    address.road,
    ...address.building.split(' '),
  ].filter(Boolean);
  if (words.includes(token) || token === address.postcode) return wholeWordScore;
  const joined = [`${address.road}${number}`, `${address.road}지하${number}`, `${address.dong}${lot}`];
  const squeezed = address.building.replaceAll(' ', '');
  const begins = [...words, ...joined, number, lot, squeezed].some((word) => word.startsWith(token));
  return begins || (token.length > 1 && squeezed.includes(token)) ? prefixScore : 0;
}

/**
 * Rows that hold every word of the text, best first. Words come in any order, the last one may be unfinished,
 * 시도 may be long or short. Brackets say nothing: "세종대로 178 (세종로)" is found.
 */
export function searchAddresses(addresses: readonly KnownAddress[], text: string): readonly KnownAddress[] {
  const tokens = text
    .normalize('NFC')
    .split(/[\s,()]+/)
    .map((token) => token.replace(/^지하(?=\d|$)/, ''))
    .filter(Boolean);
  if (tokens.length === 0) return [];
  return addresses
    .map((address) => {
      const scores = tokens.map((token) => scoreToken(address, token));
      return { address, score: scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ address }) => address);
}
