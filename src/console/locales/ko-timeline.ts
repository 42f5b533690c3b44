import type { Because, Effect, Rule } from '../../circuit/index.ts';
import { percent, spanText } from '../text/numbers.ts';

type Alert = Extract<Effect, { readonly type: 'alert' }>['kind'];

const part = (share: number): string => percent(share, '약');
const span = (ms: number): string => spanText(ms, '분', '초');
const votes = ({ bad, ok, networks, windowMs }: Because): string => {
  const within = windowMs === undefined ? '' : `최근 ${span(windowMs)} 동안 `;
  return `${within}브라우저 ${bad + ok}개 가운데 ${bad}개가 실패했습니다 (네트워크 ${networks}곳).`;
};

/** 기록의 문장: 무엇이 일어났고 왜 그랬는지. */
export const koTimeline = {
  transition: {
    created: (provider, to) => `${provider} 서비스의 상태: ${to}`,
    quorum: (provider) => `${provider} 서비스를 차단했습니다.`,
    partial: (provider) => `${provider} 서비스가 여러 브라우저에서 실패하여 차단했습니다.`,
    slow: (provider) => `${provider} 서비스가 여러 브라우저에 늦게 응답하여 차단했습니다.`,
    'retry-due': (provider) => `${provider} 서비스를 시험하기 시작했습니다.`,
    'probes-ok': (provider) => `${provider} 서비스를 조금씩 다시 사용합니다.`,
    'probes-bad': (provider) => `${provider} 서비스를 다시 차단했습니다.`,
    'ramp-ok': (provider) => `${provider} 서비스가 복구되었습니다.`,
    'ramp-quiet': (provider) => `${provider} 서비스가 복구되었습니다.`,
    'ramp-bad': (provider) => `${provider} 서비스가 복구 중에 다시 실패하여 차단했습니다.`,
  } satisfies Record<Rule, (provider: string, to: string) => string>,
  transitionWhy: {
    created: () => '',
    quorum: votes,
    partial: votes,
    slow: ({ bad, ok, late = 0, networks }) =>
      `브라우저 ${bad + ok}개 가운데 ${late}개는 늦게 답을 받고 ${bad}개는 실패했습니다 (네트워크 ${networks}곳).`,
    'retry-due': () =>
      '차단 시간이 끝나 일부 브라우저가 시험 호출을 보냅니다. 사용자는 다른 서비스를 사용합니다.',
    'probes-ok': ({ ok, bad }) =>
      `시험 호출이 브라우저 ${ok}개에서 성공했고 ${bad === 0 ? '실패는 없었습니다' : `${bad}개에서 실패했습니다`}.`,
    'probes-bad': ({ bad }) => `시험 호출이 브라우저 ${bad}개에서 실패했습니다.`,
    'ramp-ok': ({ ok, bad }) =>
      `복구하는 동안 브라우저 ${ok}개가 성공했고 ${bad === 0 ? '실패는 없었습니다' : `${bad}개가 실패했습니다`}.`,
    'ramp-quiet': ({ ok, bad }) =>
      bad === 0
        ? `복구하는 동안 실패가 없었습니다 (성공 ${ok}개).`
        : `복구하는 동안 네트워크 한 곳에서만 실패했습니다 (성공 ${ok}개, 실패 ${bad}개).`,
    'ramp-bad': votes,
  } satisfies Record<Rule, (because: Because) => string>,
  expired: (provider: string) => `기한이 끝나 ${provider} 서비스의 강제 상태가 해제되었습니다.`,
  expiredWhy: (why: string) => (why === '' ? '' : `그때의 이유: ${why}`),
  released: (provider: string, by: string) => `${by} 님이 ${provider} 서비스의 강제 상태를 해제했습니다.`,
  forced: {
    open: (provider: string, by: string, end: string) =>
      `${by} 님이 ${provider} 서비스를 강제로 차단했습니다.${end}`,
    closed: (provider: string, by: string, end: string) =>
      `${by} 님이 ${provider} 서비스를 강제로 사용하게 했습니다.${end}`,
  },
  forcedEnd: (time: string) => ` ${time}까지입니다.`,
  share: (provider: string, share: number) => `${provider} 서비스가 맡는 비율이 ${part(share)}가 되었습니다.`,
  order: (by: string, order: string) => `${by} 님이 서비스 순서를 바꾸었습니다: ${order}`,
  noticeShown: (by: string) => `${by} 님이 긴급 안내를 올렸습니다.`,
  noticeExpired: '기한이 끝나 긴급 안내가 내려갔습니다.',
  noticeEnded: (by: string) => `${by} 님이 긴급 안내를 내렸습니다.`,
  alert: {
    'both-down': () => '모든 주소 검색 서비스가 실패하고 있습니다.',
    misconfigured: (provider) => `${provider} 서비스의 키, 도메인 또는 CSP 설정이 잘못되었습니다.`,
    flapping: (provider) => `${provider} 서비스가 차단과 복구를 되풀이합니다.`,
    unanswered: (provider) => `${provider} 서비스가 10분 넘게 아무에게도 응답하지 않았습니다.`,
    answered: (provider) => `${provider} 서비스가 다시 응답합니다.`,
    'clock-jump': (_, byMs) =>
      `저장소의 시계가 ${span(Math.abs(byMs))} ${byMs < 0 ? '뒤로' : '앞으로'} 갔습니다.`,
  } satisfies Record<Alert, (provider: string, byMs: number) => string>,
  alertWhy: {
    'both-down': (provider) =>
      `마지막 남은 ${provider} 서비스는 차단하지 않습니다. 긴급 안내를 올릴지 검토하십시오.`,
    misconfigured: () => '서비스 장애가 아닙니다. 사이트 개발자가 설정을 고쳐야 합니다.',
    flapping: () => '다시 시험하는 간격을 늘렸습니다.',
    unanswered: () =>
      '검색하는 사람이 적어 자동으로 차단되지 않습니다. 직접 시험해 보고, 멈추었으면 돌아올 때까지 강제로 차단하십시오.',
    answered: () => '차단된 적이 없으므로 할 일이 없습니다.',
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
  unknown: (type: string) =>
    `더 새로운 버전의 엔드포인트가 남긴 기록(${type})이어서 이 페이지에서는 보여 드릴 수 없습니다.`,

  rule: {
    created: '처음 상태',
    quorum: '정족수: 여러 네트워크에서 브라우저 절반 이상이 실패',
    partial: '부분 장애: 1분 동안 많은 브라우저 가운데 절반 이상이 실패',
    slow: '느림: 브라우저 절반 이상이 제한 시간보다 늦거나 실패',
    'retry-due': '차단 시간이 끝남',
    'probes-ok': '시험 호출 성공',
    'probes-bad': '시험 호출 실패',
    'ramp-ok': '복구 단계에서 충분히 성공',
    'ramp-quiet': '복구 단계에서 실패가 없거나 네트워크 한 곳에만 있음',
    'ramp-bad': '복구 단계에서 다시 실패',
  } satisfies Record<Rule, string>,
  /** 근거의 값. */
  ratio: part,
  browsers: (n: number) => `${n}개`,
  places: (n: number) => `${n}곳`,
  late: (n: number) => `, 그중 늦음 ${n}개`,
  last: (ms: number) => `마지막 ${span(ms)}`,
  neededBrowsers: (n: number) => ` (기준: ${n}개 이상)`,
  neededPlaces: (n: number) => ` (기준: ${n}곳 이상)`,
  neededRatio: (ratio: number, isLeast: boolean) => ` (기준: ${part(ratio)} ${isLeast ? '이상' : '이하'})`,
  /** 한 네트워크가 복구를 막지 못하도록 판정에서 빼기 때문입니다 (docs/circuit.md#fairness). */
  neededRatioButOne: (ratio: number) => ` (기준: 실패가 가장 많은 네트워크를 빼고 ${part(ratio)} 이하)`,
  /** 한 네트워크에서는 몇 표만 세기 때문입니다 (docs/circuit.md#votes). */
  counted: (n: number) => ` (이 가운데 ${n}개를 셈, 한 네트워크에서는 일부만)`,
  untilReleased: '해제할 때까지',
  evidence: '근거',
  details: '자세히',
  label: {
    rule: '규칙',
    failed: '실패한 브라우저',
    waited: '늦거나 실패한 브라우저',
    waitedRatio: '늦거나 실패한 비율',
    waitedNetworks: '늦거나 실패한 네트워크',
    answered: '성공한 브라우저',
    ratio: '실패 비율',
    networks: '실패한 네트워크',
    window: '기간',
    voters: '보고한 브라우저',
    active: '10분 동안 활동',
    reporters: '실패를 보고한 브라우저의 이름',
    change: '변화',
    epoch: '회차',
    exactly: '시각',
    firstFailure: '첫 실패',
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
