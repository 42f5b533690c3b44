/** 화면의 틀, 로그인, 기록. */
export const koPage = {
  title: '주소 검색 운영 콘솔',
  titleWorst: (phase: string, provider: string) => `● ${phase} – ${provider}`,
  titleCalm: '✓ 정상 – 주소 검색 운영 콘솔',
  titleNotLive: '? 연결 끊김 – 주소 검색 운영 콘솔',
  otherLanguage: 'English',
  you: (name: string) => `${name} 님`,
  logout: '로그아웃',
  download: '기록 내려받기',
  loading: '상태를 불러오는 중입니다.',

  login: {
    heading: '운영자 로그인',
    token: '토큰',
    hint: 'OPS_TOKENS에 적힌 이름:토큰에서 토큰만 입력합니다. 브라우저에 저장하지 않습니다.',
    enter: '로그인',
    entering: '확인하는 중입니다.',
    wrong: '토큰이 맞지 않습니다. 확인한 뒤 다시 입력하십시오.',
    empty: '토큰을 입력하십시오.',
    slowed: '틀린 토큰이 너무 많았습니다. 확인한 뒤 다시 입력하십시오. 맞는 토큰이면 바로 로그인됩니다.',
    unkept:
      '토큰은 맞지만 로그인이 유지되지 않습니다. https 주소로 콘솔을 열고(http는 localhost에서만 됩니다), 쿠키 저장을 허용하고, 모든 노드의 OPS_TOKENS가 같은지 확인하십시오.',
    over: '로그인이 만료되었습니다. 다시 로그인하면 작성하던 내용이 그대로 있습니다.',
    out: '로그아웃했습니다.',
    off: '이 노드에서는 운영 API가 꺼져 있습니다.',
    offHow: '환경 변수 OPS_TOKENS에 이름:토큰을 설정하고 엔드포인트를 다시 시작하면 켜집니다.',
    'other-site': '이 주소에서는 로그인할 수 없습니다. 엔드포인트의 주소로 직접 접속하십시오.',
    unreachable: '엔드포인트에 연결할 수 없습니다. 자동으로 다시 시도합니다.',
    failed: (status: number) => `엔드포인트가 오류로 답했습니다 (${status}). 잠시 뒤에 다시 시도하십시오.`,
  },

  live: {
    yes: '실시간',
    yesAge: (age: string) => `${age} 전 확인`,
    no: '실시간이 아님',
    since: (age: string) => `${age} 전 상태입니다. 다시 연결하는 중입니다.`,
    never: '아직 연결되지 않았습니다. 연결하는 중입니다.',
    announceOff: '실시간 연결이 끊겼습니다.',
    announceOn: '실시간 연결이 돌아왔습니다.',
  },

  storeDown: '저장소에 연결할 수 없습니다.',
  storeDownMeans:
    '그동안 아무것도 판정하지 않고 명령도 받지 않습니다. 사용자에게는 마지막 상태가 그대로 적용됩니다.',

  headings: {
    users: '지금 사용자가 보는 것',
    providers: '서비스',
    reports: '보고',
    order: '서비스 순서',
    notice: '긴급 안내',
    alerts: '알림 시험',
    timeline: '기록',
  },
  timelineFilters: { all: '모두', commands: '명령', transitions: '전환', alerts: '알림' },
  chart: '그래프',
  filter: '기록 선택',
  timelineAway: '기록을 불러오지 못했습니다. 저장소가 돌아오면 다시 불러옵니다.',

  time: {
    seconds: (n: number) => `${n}초`,
    minutes: (m: number, s: number) => (s === 0 ? `${m}분` : `${m}분 ${s}초`),
    hours: (h: number, m: number) => (m === 0 ? `${h}시간` : `${h}시간 ${m}분`),
    days: (d: number, h: number) => (h === 0 ? `${d}일` : `${d}일 ${h}시간`),
    soon: '곧',
    after: (words: string) => `${words} 뒤`,
  },
};
