import type { FieldMessages } from './message-types.ts';

/** Korean, 합니다체. No typed text is put before a particle, so that none can be wrong. The form control's texts. */
export const koField: FieldMessages = {
  label: '주소',
  placeholder: '도로명, 건물명, 지번',
  search: '검색',
  clear: '검색어 지우기',
  suggestions: '주소 검색 결과',
  postcode: '우편번호',
  road: '주소',
  detail: '상세 주소',
  detailPlaceholder: '동, 층, 호수',
  postcodeOptional: '비워도 됩니다',
  manual: '주소 직접 입력하기',
  backToSearch: '주소 검색으로 돌아가기',
  retry: '다시 시도',
  otherWay: '다른 방법으로 찾기',
  searching: '주소를 찾고 있습니다.',
  down: '지금은 주소 검색 서비스에 연결할 수 없습니다. 주소를 직접 입력하시면 그대로 제출하실 수 있습니다.',
  manualIntro: '주소를 직접 입력해 주십시오.',
  needAddress: '주소를 검색하여 골라 주십시오.',
  needRoad: '주소를 입력해 주십시오.',
  needDetail: '상세 주소를 입력해 주십시오.',
  needVerified: '검색 결과에서 주소를 골라 주십시오.',
  badPostcode: '우편번호는 숫자 다섯 자리입니다.',
};
