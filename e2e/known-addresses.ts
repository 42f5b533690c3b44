/** An address that every simulated provider knows, from the payloads that the simulation answers with. */
export const KT = {
  query: '세종대로 178',
  postcode: '03154',
  road: '서울특별시 종로구 세종대로 178',
  jibun: '서울특별시 종로구 세종로 100',
  extra: '(세종로)',
  building: 'KT 광화문 빌딩 West',
} as const;

/** Words that find several rows. */
export const MANY = '세종대로';

/** Words that no provider knows. */
export const UNKNOWN = '없는동네길 99999';
