import type { Row } from './types.ts';

/** Rows of the services' own answers, with all their codes. */
export const PAYLOAD_ROWS: readonly Row[] = [
  [
    '03154',
    '서울특별시 종로구',
    '세종로',
    '세종대로 178',
    '100',
    'KT 광화문 빌딩 West',
    {
      roadCode: '111102005001',
      legalDong: '1111011900',
      buildingCode: '1111011900101000000015819',
      english: '178, Sejong-daero, Jongno-gu, Seoul',
    },
  ],
  [
    '03155',
    '서울특별시 종로구',
    '청진동',
    '종로3길 33',
    '244',
    'KT 광화문빌딩 East',
    {
      roadCode: '111104100333',
      legalDong: '1111012200',
      buildingCode: '1111012200102350001000001',
      english: '33, Jong-ro 3-gil, Jongno-gu, Seoul',
    },
  ],
  ['04524', '서울특별시 중구', '태평로1가', '세종대로 110', '31', '서울특별시청'],
  ['03172', '서울특별시 종로구', '세종로', '세종대로 175', '81-3', '세종문화회관'],
  [
    '13594',
    '경기도 성남시 분당구',
    '수내동',
    '분당로 50',
    '1',
    '분당구청',
    { roadCode: '411353180026', legalDong: '4113510200' },
  ],
];
