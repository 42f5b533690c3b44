import type { LocateMessages } from './message-types.ts';

/** Korean, 합니다체. What is said of the place where the person stands. */
export const koLocate: LocateMessages = {
  locate: '현재 위치로 찾기',
  locating: '현재 위치를 확인하고 있습니다. 브라우저가 물으면 허용해 주십시오.',
  locateRefused: '위치 사용이 허용되지 않았습니다. 브라우저 설정에서 허용하시거나 주소를 검색해 주십시오.',
  locateUnknown: '현재 위치를 정확히 알아내지 못했습니다. 다시 시도하시거나 주소를 검색해 주십시오.',
  locateNone: '현재 위치에서 주소를 찾지 못했습니다. 주소를 검색하시거나 직접 입력해 주십시오.',
  locateDown:
    '지금은 현재 위치로 주소를 찾는 서비스에 연결할 수 없습니다. 주소를 검색하시거나 직접 입력해 주십시오.',
};
