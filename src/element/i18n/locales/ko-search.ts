import type { SearchMessages } from './message-types.ts';

/** Korean, 합니다체. No typed text is put before a particle, so that none can be wrong. What is said of searches. */
export const koSearch: SearchMessages = {
  more: '더 보기',
  suggestions: '주소 검색 결과',
  keyHints: '↑↓ 이동 · Enter 선택 · Esc 닫기',
  close: '닫기',
  byRoad: '도로명',
  byLot: '지번',
  otherWay: '다른 방법으로 찾기',
  recent: '최근 주소',
  removeRecent: '최근 주소에서 지우기',
  clearRecent: '모두 지우기',
  restore: '이전 주소로 되돌리기',
  failingOver: '응답이 늦어 다른 주소 서비스에서 찾고 있습니다.',
  kept: '지금까지 입력한 글자는 그대로입니다.',
  results: (total, shown) =>
    total > shown ? `${total}건 중 ${shown}건을 보여 드립니다.` : `${total}건을 찾았습니다.`,
  notAmongThem: '찾으시는 주소가 없으면 검색을 눌러 주십시오.',
  none: '검색 결과가 없습니다. 도로명과 건물 번호를 확인하시거나 주소를 직접 입력해 주십시오.',
  noneUnchecked:
    '주소를 찾지 못했습니다. 다른 주소 서비스에 연결할 수 없어 다시 확인하지는 못했습니다. 입력하신 내용을 확인하시거나 주소를 직접 입력해 주십시오.',
  moreFailed: '나머지 결과를 불러오지 못했습니다. ‘더 보기’를 다시 눌러 주십시오.',
  picked: '주소를 입력했습니다.',
  askDetail: '동·호수가 있으면 입력해 주십시오.',
  otherPostcode: '입력하신 우편번호와 다릅니다.',
  card: '선택한 주소',
  change: '변경',
  changeAddress: '주소 변경',
  copy: '복사',
  copyAddress: '주소 복사',
  copied: '주소를 복사했습니다.',
  copyFailed: '주소를 복사하지 못했습니다. 글자를 선택하여 복사해 주십시오.',
  awaitingSubmit: 'Enter 키나 검색 버튼을 누르시면 주소를 찾습니다.',
  awaitingPress: '검색을 누르시면 주소를 찾습니다.',
  viewer: '아래 창에서 주소를 선택해 주십시오.',
  viewerDoubt: '아래 창에 결과가 없으면 ‘다른 방법으로 찾기’를 눌러 주십시오.',
  emptyPick: '선택하신 항목에 주소가 들어 있지 않아 입력하지 못했습니다. 다시 선택해 주십시오.',
  better: (total, shown) =>
    total > shown
      ? `다른 주소 서비스에서 ${total}건을 찾아 ${shown}건을 보여 드립니다.`
      : `다른 주소 서비스에서 ${total}건을 찾았습니다.`,
  chosung: '초성만으로는 찾을 수 없습니다. 글자를 마저 입력해 주십시오.',
  tooShort: (minLength) => `${minLength}글자 이상 입력해 주십시오.`,
  badQuery: {
    empty: '찾으실 주소를 입력해 주십시오.',
    'too-short': '조금 더 길게 입력해 주십시오.',
    'too-broad': '주소를 더 자세히 입력해 주십시오. 예: 세종대로 110',
    'digits-only':
      '숫자만으로는 찾을 수 없습니다. 도로명과 건물 번호나 건물 이름을 입력해 주십시오. 예: 세종대로 110',
    'symbols-only': '기호와 숫자만으로는 찾을 수 없습니다. 도로명이나 건물명을 함께 입력해 주십시오.',
    'too-long': '검색어가 너무 깁니다. 도로명과 건물 번호만 입력해 주십시오.',
    'too-many-digits': '숫자가 너무 깁니다. 건물 번호를 확인해 주십시오.',
    forbidden:
      '검색할 수 없는 낱말이나 기호가 들어 있습니다. 빼고 입력하시거나 도로명과 건물 번호를 입력해 주십시오. 예: 세종대로 110',
    'out-of-range': '결과가 너무 많습니다. 주소를 더 자세히 입력해 주십시오.',
    unsupported: '이 형식으로는 찾을 수 없습니다. 도로명이나 건물명을 입력해 주십시오.',
  },
};
