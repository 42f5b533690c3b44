import type { Because, Effect, Phase, Rule } from '../../circuit/index.ts';
import { roughPercent, spanText } from '../text/numbers.ts';

type Alert = Extract<Effect, { readonly type: 'alert' }>['kind'];

const span = (ms: number): string => spanText(ms, '분', '초');
const votes = ({ bad, ok, networks, windowMs }: Because): string => {
  const within = windowMs === undefined ? '' : `최근 ${span(windowMs)} 동안 `;
  return `${within}사용자 ${bad + ok}명 중 ${bad}명이 실패했습니다(네트워크 ${networks}곳).`;
};

/** 기록의 문장: 무엇이 일어났고 왜 그랬는지. */
export const koTimeline = {
  transition: {
    created: (provider, to) => `${provider} 서비스의 상태: ${to}`,
    quorum: (provider) => `${provider} 서비스를 차단했습니다.`,
    partial: (provider) => `${provider} 서비스가 여러 사용자에게 실패하여 차단했습니다.`,
    'retry-due': (provider) => `${provider} 서비스를 시험하기 시작했습니다.`,
    'probes-ok': (provider) => `${provider} 서비스를 조금씩 다시 사용합니다.`,
    'probes-bad': (provider) => `${provider} 서비스를 다시 차단했습니다.`,
    'ramp-ok': (provider) => `${provider} 서비스가 복구되었습니다.`,
    'ramp-quiet': (provider) => `${provider} 서비스가 복구되었습니다.`,
    'ramp-bad': (provider) => `${provider} 서비스가 복구 중에 다시 실패하여 차단했습니다.`,
  } satisfies Record<Rule, (provider: string, to: Phase) => string>,
  transitionWhy: {
    created: () => '',
    quorum: votes,
    partial: votes,
    'retry-due': () =>
      '차단 시간이 끝나 일부 브라우저가 시험 호출을 보냅니다. 사용자는 다른 서비스를 씁니다.',
    'probes-ok': ({ ok, bad }) =>
      `시험 호출이 브라우저 ${ok}곳에서 성공했고 ${bad === 0 ? '실패는 없었습니다' : `${bad}곳에서 실패했습니다`}.`,
    'probes-bad': ({ bad }) => `시험 호출이 브라우저 ${bad}곳에서 실패했습니다.`,
    'ramp-ok': ({ ok, bad }) =>
      `복구하는 동안 사용자 ${ok}명이 성공했고 ${bad === 0 ? '실패는 없었습니다' : `${bad}명이 실패했습니다`}.`,
    'ramp-quiet': ({ ok }) => `복구하는 동안 실패가 없었습니다(성공 ${ok}명).`,
    'ramp-bad': votes,
  } satisfies Record<Rule, (because: Because) => string>,
  expired: (provider: string) => `강제 상태의 기한이 끝나 ${provider} 서비스를 자동으로 돌렸습니다.`,
  expiredWhy: (why: string) => (why === '' ? '' : `그때의 이유: ${why}`),
  released: (provider: string, by: string) => `${by} 님이 ${provider} 서비스를 자동으로 돌렸습니다.`,
  forced: {
    open: (provider: string, by: string, end: string) =>
      `${by} 님이 ${provider} 서비스를 강제로 차단했습니다.${end}`,
    closed: (provider: string, by: string, end: string) =>
      `${by} 님이 ${provider} 서비스를 강제로 사용하게 했습니다.${end}`,
  },
  forcedEnd: (time: string) => ` ${time}까지입니다.`,
  share: (provider: string, share: number) =>
    `${provider} 서비스의 비율이 ${roughPercent(share)}가 되었습니다.`,
  order: (by: string, order: string) => `${by} 님이 서비스 순서를 바꾸었습니다: ${order}`,
  noticeShown: (by: string) => `${by} 님이 긴급 안내를 올렸습니다.`,
  noticeExpired: '긴급 안내의 기한이 끝나 내렸습니다.',
  noticeEnded: (by: string) => `${by} 님이 긴급 안내를 내렸습니다.`,
  alert: {
    'both-down': () => '모든 주소 검색 서비스가 실패하고 있습니다.',
    misconfigured: (provider) => `${provider} 서비스의 키, 도메인 또는 CSP 설정이 잘못되었습니다.`,
    flapping: (provider) => `${provider} 서비스가 차단과 복구를 되풀이합니다.`,
    'clock-jump': (_, byMs) =>
      `저장소의 시계가 ${span(Math.abs(byMs))} ${byMs < 0 ? '뒤로' : '앞으로'} 갔습니다.`,
  } satisfies Record<Alert, (provider: string, byMs: number) => string>,
  alertWhy: {
    'both-down': (provider) =>
      `마지막 서비스인 ${provider}만은 차단하지 않습니다. 긴급 안내를 올리는 것을 검토하시기 바랍니다.`,
    misconfigured: () => '서비스 장애가 아닙니다. 사이트를 만든 쪽에서 고쳐야 합니다.',
    flapping: () => '다시 시험하는 간격을 늘렸습니다.',
    'clock-jump': (_, byMs): string =>
      byMs < 0
        ? '저장된 시각을 그만큼 옮겼으므로 강제 상태와 긴급 안내는 남은 시간만큼 이어집니다. 이보다 앞선 기록의 시각은 이전 시계를 따릅니다.'
        : '기한이 있는 명령이 일찍 끝났을 수 있습니다.',
  } satisfies Record<Alert, (provider: string, byMs: number) => string>,
  refused: '명령을 받아들이지 않았습니다.',
  folded: (accepted: number) => `보고 ${accepted}건을 반영했습니다.`,
  alertLost: (channel: string) => `${channel} 채널에 알림을 하루 동안 전달하지 못해 포기했습니다.`,
  alertLostWhy: (why: string) => `채널의 마지막 응답: ${why}`,
  reason: (why: string) => (why === '' ? '' : `이유: ${why}`),

  rule: {
    created: '처음 상태',
    quorum: '정족수: 여러 네트워크의 사용자 절반 이상이 실패',
    partial: '부분 장애: 1분 동안 많은 사용자 가운데 절반 이상이 실패',
    'retry-due': '차단 시간이 끝남',
    'probes-ok': '시험 호출 성공',
    'probes-bad': '시험 호출 실패',
    'ramp-ok': '복구 단계에서 충분히 성공',
    'ramp-quiet': '복구 단계에서 실패 없음',
    'ramp-bad': '복구 단계에서 다시 실패',
  } satisfies Record<Rule, string>,
  /** 근거의 값. */
  people: (n: number) => `${n}명`,
  places: (n: number) => `${n}곳`,
  browsers: (n: number) => `${n}개`,
  late: (n: number) => `, 그중 지연 ${n}명`,
  last: (ms: number) => `마지막 ${span(ms)}`,
  neededPeople: (n: number) => ` (기준: ${n}명 이상)`,
  neededPlaces: (n: number) => ` (기준: ${n}곳 이상)`,
  neededRatio: (ratio: number, isLeast: boolean) =>
    ` (기준: ${roughPercent(ratio)} ${isLeast ? '이상' : '이하'})`,
  untilReleased: '풀 때까지',
  evidence: '근거',
  details: '자세히',
  label: {
    rule: '규칙',
    failed: '실패',
    answered: '성공',
    ratio: '실패 비율',
    networks: '실패한 네트워크',
    window: '기간',
    voters: '보고한 브라우저',
    active: '10분 동안 활동',
    reporters: '실패를 보고한 브라우저',
    change: '변화',
    epoch: '회차',
    exactly: '시각',
    by: '누가',
    why: '이유',
    until: '끝나는 때',
    order: '순서',
    alert: '알림',
    channel: '채널',
  },
  more: '이전 기록 더 보기',
  empty: '아직 기록이 없습니다.',
  emptyOfFilter: '여기까지의 기록에는 해당하는 것이 없습니다.',
};
