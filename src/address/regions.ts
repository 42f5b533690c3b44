/**
 * The 시도: long, official form, short form, and other forms that mean the same.
 * "광주시" is no form of 광주광역시, as 경기도 has a 광주시 too; "제주시" is a city inside 제주특별자치도.
 */
const REGIONS = `서울특별시 서울 서울시
부산광역시 부산 부산시
대구광역시 대구 대구시
인천광역시 인천 인천시
광주광역시 광주
대전광역시 대전 대전시
울산광역시 울산 울산시
세종특별자치시 세종 세종시
경기도 경기
강원특별자치도 강원 강원도 강원자치도
충청북도 충북
충청남도 충남
전북특별자치도 전북 전라북도 전북자치도
전라남도 전남
경상북도 경북
경상남도 경남
제주특별자치도 제주 제주도
전남광주통합특별시 전남광주`;

const TO_LONG = new Map(
  REGIONS.split('\n').flatMap((row) => {
    const [long = '', ...forms] = row.split(' ');
    return forms.map((form) => [form, long]);
  }),
);

/** "서울" and "서울시" to "서울특별시", "강원도" to "강원특별자치도". A text that is no 시도 stays as it is. */
export function longRegion(text: string): string {
  return TO_LONG.get(text) ?? text;
}

/** A one-line address with its first word, if it is a 시도, in the long form. */
export function withLongRegion(line: string): string {
  return line.replace(/^\S+/, longRegion);
}
