import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';
import { readLine } from './read-line.ts';

const read = (typed: string) => readLine(cleanText(typed));

it('keeps what a pasted line says besides road and detail', () => {
  expect(read('[06236] 서울 강남구 테헤란로 152, 3층 301호 (역삼동, 강남파이낸스센터)')).toEqual({
    text: '서울 강남구 테헤란로 152',
    detail: '3층 301호',
    postcode: '06236',
    reference: ['역삼동', '강남파이낸스센터'],
    kind: 'road',
  });
});

describe('what is searched for', () => {
  it.each([
    ['테헤란로 152', 'road'],
    ['세종대로지하110', 'road'],
    ['10-3 Teheran-ro 4-gil', 'road'],
    ['역삼동 736-1', 'lot'],
    ['산 12-3', 'lot'],
    ['세종로 1번지', 'lot'],
    ['서울 강남구 역삼동 테헤란로 152 역삼동 737', 'road'],
    ['서울중앙우체국 사서함 88호', 'po-box'],
    ['P.O. Box 88, Seoul', 'po-box'],
    ['63빌딩 58층', 'name'],
    ['역삼동', 'name'],
  ])('%s names a %s', (typed, kind) => {
    expect(read(typed).kind).toBe(kind);
  });
});

describe('the reference part', () => {
  it.each([
    ['테헤란로 152 (역삼동 737)', ['역삼동 737'], ''],
    ['한양대학로 55 (사동)', ['사동'], ''],
    ['야탑로 24-6 (야탑동, 두만프라자 1층 104호)', ['야탑동', '두만프라자'], '1층 104호'],
    ['반포대로 275, 101동 1501호 (래미안퍼스티지)', ['래미안퍼스티지'], '101동 1501호'],
    ['테헤란로 152, 12층 (역삼동, 강남파이낸스센터 12층)', ['역삼동', '강남파이낸스센터'], '12층'],
    ['도로명주소: 테헤란로 152 지번주소: 역삼동 737', ['역삼동 737'], ''],
    ['테헤란로 152 (역삼동 101-1203)', ['역삼동 101-1203'], ''],
  ])('of %s', (typed, reference, detail) => {
    expect(read(typed)).toMatchObject({ reference, detail });
  });

  it.each([
    ['테헤란로 152 (101-1203)', '101-1203', []],
    ['테헤란로 152 (래미안, 101-1203)', '101-1203', ['래미안']],
  ])('regression: has no block and room in it: %s', (typed, detail, reference) => {
    expect(read(typed)).toMatchObject({ text: '테헤란로 152', detail, reference });
  });

  it.each([
    ['테헤란로 152 (정문 왼쪽)', '정문 왼쪽'],
    ['테헤란로 152 3층 (회의실)', '3층 (회의실)'],
    ['테헤란로 152 3층 (홍보팀)', '3층 (홍보팀)'],
    ['테헤란로 152 (1층 카페)', '1층 카페'],
  ])('is not what stands in brackets within a detail: %s', (typed, detail) => {
    expect(read(typed)).toMatchObject({ text: '테헤란로 152', detail, reference: [] });
  });

  it.each(['성암로 301 한국지역정보개발원(KLID Tower)', '첨단로 242 (주)카카오', '스타벅스(강남점)'])(
    'is not what belongs to a name: %s',
    (typed) => {
      expect(read(typed)).toMatchObject({ text: typed, reference: [] });
    },
  );
});

describe('a lot in its older spelling', () => {
  it.each([
    ['역삼동 736번지 1호', '역삼동 736-1', ''],
    ['역삼동 736번지1호', '역삼동 736-1', ''],
    ['봉천동 100번지 342호', '봉천동 100-342', ''],
    ['방일리 산 56번지 1호', '방일리 산 56-1', ''],
    ['봉천동 1570번지 1호 201호', '봉천동 1570-1', '201호'],
    ['역삼동 736번지 1호(역삼동)', '역삼동 736-1', ''],
    ['수내동 4-1번지 301호', '수내동 4-1번지', '301호'],
    ['역삼동 736번지 1호실', '역삼동 736번지', '1호실'],
    ['역삼동 736번지', '역삼동 736번지', ''],
  ])('%s', (typed, text, detail) => {
    expect(read(typed)).toMatchObject({ text, detail, kind: 'lot' });
  });
});

describe('below the ground', () => {
  it.each([
    ['테헤란로 152 지하 101', '테헤란로 152', '지하 101'],
    ['역삼동 736-1 지하2', '역삼동 736-1', '지하2'],
    ['을지로 지하 12 지하 101', '을지로 지하 12', '지하 101'],
    ['역삼동 736-1 을지로 지하 12', '역삼동 736-1 을지로 지하 12', ''],
    ['세종대로 지하 110', '세종대로 지하 110', ''],
  ])('regression: a number behind that of a road or lot is a detail: %s', (typed, text, detail) => {
    expect(read(typed)).toMatchObject({ text, detail });
  });
});

describe('what is no detail', () => {
  it.each([
    '역삼동 736-1호',
    '테헤란로 152호',
    '서교동 395,396',
    '테헤란로 152 역삼동 737-1',
    '역삼동 736 1',
    '불국사 3층석탑',
    'London B1',
    '서울 중구 다동',
  ])('%s', (typed) => {
    expect(read(typed)).toMatchObject({ text: typed, detail: '' });
  });

  it('regression: the number of a road or lot that a dash ties to a floor', () => {
    expect(read('세종대로 110-3층')).toMatchObject({ text: '세종대로 110', detail: '3층', kind: 'road' });
    for (const typed of ['역삼동 736-2층', '테헤란로 110·111호'])
      expect(read(typed)).toMatchObject({ text: typed, detail: '' });
  });

  it('a list may begin with a building number: "152,3층"', () => {
    expect(read('서교 395,3층')).toMatchObject({ text: '서교 395', detail: '3층' });
  });

  it('a 동 of one letter behind its district is none: "중구 다동 3층"', () => {
    expect(read('서울 중구 다동 3층')).toMatchObject({ text: '서울 중구 다동', detail: '3층' });
  });
});

describe('labels', () => {
  it.each([
    '도로명 주소 테헤란로 152',
    '도로명 주소: 테헤란로 152',
    '주소 테헤란로 152',
    '새주소 테헤란로 152',
  ])('regression: are taken off, of one word or two: %s', (typed) => {
    expect(read(typed).text).toBe('테헤란로 152');
  });

  it('regression: take no time of their own, however many there are', () => {
    const began = performance.now();
    read('지번주소'.repeat(50_000));
    // A square of the length took half a minute.
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('what no service needs to see', () => {
  it.each([
    '테헤란로 152 010-1234-5678',
    '테헤란로 152 010 1234 5678',
    '테헤란로 152 (01012345678)',
    '테헤란로 152 +82-10-1234-5678',
    '테헤란로 152 전화: 02-345-6789',
    '테헤란로 152 900101-1234567',
    '테헤란로 152 1234-5678-9012-3456',
  ])('is neither searched for nor a detail: %s', (typed) => {
    expect(read(typed)).toMatchObject({ text: '테헤란로 152', detail: '' });
  });

  it.each([
    '테헤란로 152 02)345-6789',
    '테헤란로 152 (02)345-6789',
    '테헤란로 152 (02) 345-6789',
    '(031)345-6789 테헤란로 152',
    '테헤란로 152 02.345.6789',
    '테헤란로 152 02 345 6789',
    '테헤란로 152 010.1234.5678',
    '테헤란로 152 +82 10 1234 5678',
    '테헤란로 152 +82 (0)10-1234-5678',
    '테헤란로 152 821012345678',
    '테헤란로 152 +82-2-345-6789',
    '테헤란로 152 0507-1234-5678',
    '테헤란로 152 전화번호 : 02-345-6789',
    '테헤란로 152 T. 02-345-6789 F. 02-345-6780',
    '테헤란로 152 팩스 02-345-6780',
    '테헤란로 152 FAX:02-345-6780',
    '테헤란로 152 M. 010-1234-5678',
    '테헤란로 152 H.P 010-1234-5678',
    '테헤란로 152 휴대폰: 010-1234-5678',
    '테헤란로 152 ☎ 02)345-6789',
    '테헤란로 152 대표전화 1588-1234',
    '테헤란로 152 / 홍길동 / 010-1234-5678',
    '홍길동 / 010-1234-5678 / 테헤란로 152',
    '홍길동 | 010-1234-5678 | 테헤란로 152',
    '홍길동(010-1234-5678) 테헤란로 152',
    '테헤란로 152 hong.gildong@example.co.kr',
    '테헤란로 152 E. hong@example.com',
    '테헤란로 152 이메일: hong@example.com',
    '테헤란로 152 | T. 031-123-4567 | M. 010-1234-5678 | hong@example.com',
  ])('regression: in whatever spelling: %s', (typed) => {
    expect(read(typed)).toMatchObject({ text: '테헤란로 152', detail: '', reference: [] });
  });

  it.each([
    '테헤란로 02 3층',
    '세종대로 82 1012-1203',
    '중앙로 010 2층',
    'Teheran-ro 152 F',
    'London E1 6AN',
  ])('is no part of an address: %s', (typed) => {
    expect(`${read(typed).text} ${read(typed).detail}`.trim()).toBe(typed);
  });

  it('regression: leaves one space where it stood', () => {
    expect(read('서울 우)06236 강남구 테헤란로 152').text).toBe('서울 강남구 테헤란로 152');
    expect(read('테헤란로 152 (우 06236) 3층')).toMatchObject({ text: '테헤란로 152', detail: '3층' });
    expect(read('테헤란로 152 3층 010-1234-5678 안내').detail).toBe('3층 안내');
  });

  it.each([
    ['반지하 010-1234-5678', '반지하'],
    ['지층 01012345678', '지층'],
    ['옥탑방 010-1234-5678', '옥탑방'],
    ['3층 관리실 010-1234-5678', '3층 관리실'],
    ['본관, 010-1234-5678', '본관'],
    ['3층 홍길동 010-1234-5678', '3층'],
  ])('regression: a part of the building before a mobile number is no name: %s', (behind, detail) => {
    expect(read(`테헤란로 152 ${behind}`)).toMatchObject({ text: '테헤란로 152', detail });
  });

  it.each([
    ['(135-080) 서울 강남구 역삼동 736-1', '서울 강남구 역삼동 736-1', ''],
    ['[135-080]서울 강남구 역삼동 736-1', '서울 강남구 역삼동 736-1', ''],
    ['(우135-080) 서울 강남구 역삼동 736-1', '서울 강남구 역삼동 736-1', ''],
    ['[우편번호 135-080] 서울 강남구 역삼동 736-1', '서울 강남구 역삼동 736-1', ''],
    ['(135080) 서울 강남구 역삼동 736-1', '서울 강남구 역삼동 736-1', ''],
    ['135080 서울 강남구 역삼동 736-1', '서울 강남구 역삼동 736-1', ''],
    ['우)135080 서울 강남구 역삼동 736-1', '서울 강남구 역삼동 736-1', ''],
  ])('regression: nor is the older postcode, in brackets or without its dash: %s', (typed, text, detail) => {
    expect(read(typed)).toMatchObject({ text, detail, postcode: '' });
  });

  it.each([
    '홍길동\t010-1234-5678\t06236\t서울 강남구 테헤란로 152\t3층',
    '홍길동, 010-1234-5678, 06236, 서울 강남구 테헤란로 152, 3층',
    '홍길동 | 010-1234-5678 | [06236] 서울 강남구 테헤란로 152 | 3층',
  ])('regression: the postcode behind what is private, as in a row of a table: %s', (typed) => {
    const line = { text: '서울 강남구 테헤란로 152', detail: '3층', postcode: '06236' };
    expect(read(typed)).toMatchObject(line);
  });

  it('block and room are no telephone number', () => {
    expect(read('테헤란로 152 2101-1203')).toMatchObject({ text: '테헤란로 152', detail: '2101-1203' });
  });
});
