import type { LearnedDeadlines, Phase, Because, Rule, Role, Serving, Surface } from '../../circuit/index.ts';
import { percent } from '../text/numbers.ts';
import { koServices, nameOf } from './services.ts';

type Votes = Pick<Because, 'bad' | 'ok' | 'late' | 'networks'>;

const seen = (surface: Surface): string =>
  surface === 'viewer' ? '카카오 우편번호 창을 봅니다' : '결과 목록을 봅니다';
const byHand = '짧게 시도한 뒤 주소를 직접 입력합니다';
const part = (share: number): string => percent(share, '약');
const service = (id: string): string => `${nameOf(id, koServices)} 서비스`;

/** 상태를 말하는 문구. */
export const koState = {
  phase: {
    closed: '정상',
    open: '차단',
    'half-open': '시험 중',
    recovering: '복구 중',
  } satisfies Record<Phase, string>,
  forcedTo: { open: '강제 차단', closed: '강제 사용' },
  rank: (place: number) => `${place}순위`,
  share: '맡는 비율',
  probeShare: '시험 비율',
  shareIs: part,
  since: (time: string, age: string) => `${time}부터 ${age}째`,
  underneath: (phase: string) => `자동 판정은 계속되고 있습니다: ${phase}`,
  signed: (by: string, at: string, why: string) => `${by} 님, ${at}. 이유: ${why}`,
  forcedUntil: (time: string, left: string) => `${time}에 자동으로 해제됩니다 (${left} 남음)`,
  forcedForEver: '해제할 때까지 계속됩니다',
  /** 그 앞의 보고는 마지막 전환의 근거였고, 더는 세지 않습니다. */
  reportsSince: (time: string) => `${time} 이후, 브라우저마다 마지막 결과 하나`,
  noReports: (time: string) => `${time} 이후 받은 보고가 없습니다.`,
  ok: '성공',
  late: '늦음',
  bad: '실패',
  networks: '네트워크',
  badNetworks: '실패한 네트워크',
  why: '마지막 판정',
  next: '다음',
  deadlines: '제한 시간',
  deadlinesAre: (soft: string, hard: string) => `${soft}가 지나면 다음 서비스도 호출, ${hard}가 지나면 실패`,
  noticeShown: (level: string) => `긴급 안내가 보입니다 (${level}):`,
  deadlinesAsSet: '설정에 적은 값입니다.',
  failureStands: '마지막 호출이 실패한 뒤로 응답을 받은 사람이 없습니다.',
  deadlinesSooner: '실패가 남아 있는 동안, 다른 목록 서비스가 있으면 더 일찍 호출합니다.',
  deadlinesLearned: ({ quantile, browsers, cutShare }: LearnedDeadlines, within: string | null) =>
    within === null
      ? `답을 받지 못한 브라우저가 많아 설정에 적은 값까지 늘렸습니다 (브라우저 ${browsers}개, 늦거나 답이 없는 비율 ${part(cutShare)}).`
      : `최근 응답에서 학습한 값입니다. 브라우저 ${browsers}개의 ${part(quantile)}가 ${within} 안에 답을 받았습니다 (늦거나 답이 없는 비율 ${part(cutShare)}).`,
  doubtful: '실패하고 있지만 마지막 남은 서비스라서 차단하지 않았습니다.',

  rules: {
    created: () => '시작한 뒤로 바뀐 적이 없습니다.',
    quorum: (v: Votes) =>
      `브라우저 ${v.bad}개가 네트워크 ${v.networks}곳에서 실패를 알려 차단했습니다 (성공 ${v.ok}개).`,
    partial: (v: Votes) =>
      `1분 동안 절반 이상이 실패하여 차단했습니다 (실패 ${v.bad}개, 성공 ${v.ok}개, 네트워크 ${v.networks}곳).`,
    slow: (v: Votes) =>
      `절반 이상이 제한 시간보다 늦거나 실패하여 차단했습니다 (늦음 ${v.late ?? 0}개, 실패 ${v.bad}개, 네트워크 ${v.networks}곳).`,
    'retry-due': () => '차단 시간이 끝나 시험 호출을 시작했습니다.',
    'probes-ok': (v: Votes) =>
      `시험 호출이 성공했습니다 (성공 ${v.ok}개, 실패 ${v.bad}개). 조금씩 다시 사용합니다.`,
    'probes-bad': (v: Votes) =>
      `시험 호출이 실패했습니다 (실패 ${v.bad}개, 성공 ${v.ok}개). 다시 차단했습니다.`,
    'ramp-ok': (v: Votes) => `늘린 비율에서도 잘 답했습니다 (성공 ${v.ok}개, 실패 ${v.bad}개).`,
    'ramp-quiet': (v: Votes) =>
      v.bad === 0
        ? '실패를 알린 브라우저가 없어 비율을 늘렸습니다.'
        : `실패가 네트워크 한 곳에만 있어 비율을 늘렸습니다 (실패 ${v.bad}개, 성공 ${v.ok}개).`,
    'ramp-bad': (v: Votes) =>
      `복구 중에 다시 실패했습니다 (실패 ${v.bad}개, 성공 ${v.ok}개). 다시 차단했습니다.`,
  } as Readonly<Record<Rule, (votes: Votes) => string>>,

  then: {
    probes: (inWords: string, share: number) =>
      `${inWords} 시험 호출을 시작합니다 (검색의 ${part(share)}). 사용자는 기다리지 않습니다.`,
    probing: (from: number) =>
      `시험 호출이 충분히 성공하면 ${part(from)}부터 다시 사용하고, 실패하면 다시 차단합니다.`,
    ramp: (to: number) => `잘 답하면 ${to === 1 ? '모든 검색을' : `검색의 ${part(to)}를`} 맡깁니다.`,
    watch: '실패를 알리는 브라우저가 충분히 모이면 차단합니다.',
    held: (inWords: string) => `${inWords} 강제 상태가 해제되고 자동 판정을 따릅니다.`,
    heldForEver: '강제 상태를 해제하면 자동 판정을 따릅니다.',
    last: '다른 서비스가 돌아오면 이 서비스를 차단하고 시험합니다.',
  },

  serving(serving: Serving): string {
    switch (serving.kind) {
      case 'one': {
        const serves = `${service(serving.by)}가 ${serving.isStandIn ? '대신 ' : ''}맡고 있습니다`;
        const held = serving.isHeld
          ? ' 강제로 사용하는 중이라 장애가 있으면 기다린 뒤 다른 서비스로 넘어갑니다.'
          : '';
        return `검색은 ${serves}. 사용자는 ${seen(serving.surface)}.${held}`;
      }
      case 'shared': {
        const rest =
          serving.rest === null ? `나머지는 ${byHand}.` : `나머지는 ${service(serving.rest)}가 맡습니다.`;
        return `검색의 ${part(serving.share)}는 ${service(serving.by)}가 맡습니다. ${rest}`;
      }
      case 'doubtful':
        return `마지막 남은 ${service(serving.by)}도 실패하고 있습니다. 많은 사용자가 주소를 직접 입력합니다.`;
      case 'none':
        return `사용할 수 있는 서비스가 없습니다. 사용자는 ${byHand}.`;
    }
  },

  role(role: Role): string {
    const instead = (id: string | null): string =>
      id === null ? `사용자는 ${byHand}.` : `${service(id)}가 대신 답합니다.`;
    switch (role.kind) {
      case 'serves':
        return role.isHeld
          ? `강제 사용으로 모든 검색을 맡습니다. 답하지 못하면 사용자는 기다린 뒤 다른 서비스의 결과를 봅니다.`
          : `모든 검색을 맡습니다. 사용자는 ${seen(role.surface)}.`;
      case 'serves-part':
        return `검색의 ${part(role.share)}를 맡습니다. 느리면 다른 서비스가 함께 답합니다.`;
      case 'waits':
        return `대기합니다. ${service(role.behind)}가 느리거나 실패한 검색에만 대신 답합니다.`;
      case 'waits-part':
        return `대기합니다. ${service(role.behind)}가 실패한 검색 가운데 ${part(role.share)}에 답합니다.`;
      case 'probed':
        return `사용자의 검색에는 사용하지 않고 따로 시험합니다. ${instead(role.instead)}`;
      case 'off':
        return `${role.isHeld ? '강제 차단하여 사용하지 않습니다' : '사용하지 않습니다'}. ${instead(role.instead)}`;
      case 'doubtful':
        return '실패하고 있지만 마지막 남은 서비스라서 계속 시도합니다. 많은 사용자가 주소를 직접 입력합니다.';
    }
  },
};
