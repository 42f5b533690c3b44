import type { LearnedDeadlines, Phase, Because, Rule, Role, Serving, Surface } from '../../circuit/index.ts';
import { percent } from '../text/numbers.ts';

type Votes = Pick<Because, 'bad' | 'ok' | 'networks'>;

const seen = (surface: Surface): string =>
  surface === 'viewer' ? '카카오 우편번호 화면을 봅니다' : '결과 목록을 봅니다';
const byHand = '짧게 시도한 뒤 주소를 직접 입력합니다';

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
  share: '허용 비율',
  probeShare: '시험 비율',
  shareIs: percent,
  since: (time: string, age: string) => `${time}부터 ${age}째`,
  underneath: (phase: string) => `자동 판정은 그 아래에서 계속됩니다: ${phase}`,
  signed: (by: string, at: string, why: string) => `${by} 님, ${at}. 이유: ${why}`,
  forcedUntil: (time: string, left: string) => `${time}에 저절로 풀립니다 (${left} 남음)`,
  forcedForEver: '풀 때까지 계속됩니다',
  evidence: '근거',
  evidenceNote: '최근 10분, 브라우저마다 마지막 결과 하나',
  ok: '성공',
  late: '지연',
  bad: '실패',
  networks: '네트워크',
  badNetworks: '실패한 네트워크',
  reporters: '보고하는 브라우저',
  why: '마지막 전환',
  next: '다음',
  deadlines: '제한 시간',
  deadlinesAre: (soft: string, hard: string) => `${soft} 뒤 다음 서비스도 함께, ${hard} 뒤 실패`,
  deadlinesAsSet: '설정에 적은 값입니다.',
  deadlinesLearned: ({ quantile, browsers, cutShare }: LearnedDeadlines, within: string | null) =>
    within === null
      ? `답을 받지 못한 브라우저가 많아 설정에 적은 값까지 늘렸습니다 (브라우저 ${browsers}곳, 늦거나 답이 없는 비율 ${percent(cutShare)}).`
      : `최근 응답에서 배운 값입니다. 브라우저 ${browsers}곳의 ${percent(quantile)}가 ${within} 안에 답을 받았습니다 (늦거나 답이 없는 비율 ${percent(cutShare)}).`,
  doubtful: '실패하고 있지만 마지막 남은 서비스라서 차단하지 않았습니다.',

  rules: {
    created: () => '시작한 뒤로 바뀐 적이 없습니다.',
    quorum: (v: Votes) =>
      `브라우저 ${v.bad}곳이 네트워크 ${v.networks}곳에서 실패를 알렸습니다 (성공 ${v.ok}곳). 그래서 차단했습니다.`,
    partial: (v: Votes) =>
      `1분 동안 절반 이상이 실패했습니다 (실패 ${v.bad}곳, 성공 ${v.ok}곳, 네트워크 ${v.networks}곳). 그래서 차단했습니다.`,
    'retry-due': () => '차단 시간이 지나 시험 호출을 시작했습니다.',
    'probes-ok': (v: Votes) =>
      `시험 호출이 성공했습니다 (성공 ${v.ok}곳, 실패 ${v.bad}곳). 조금씩 다시 씁니다.`,
    'probes-bad': (v: Votes) =>
      `시험 호출이 실패했습니다 (실패 ${v.bad}곳, 성공 ${v.ok}곳). 다시 차단했습니다.`,
    'ramp-ok': (v: Votes) => `늘린 비율에서도 잘 답했습니다 (성공 ${v.ok}곳, 실패 ${v.bad}곳).`,
    'ramp-quiet': () => '실패를 알린 브라우저가 없어 비율을 늘렸습니다.',
    'ramp-bad': (v: Votes) =>
      `복구 중에 다시 실패했습니다 (실패 ${v.bad}곳, 성공 ${v.ok}곳). 다시 차단했습니다.`,
  } as Readonly<Record<Rule, (votes: Votes) => string>>,

  then: {
    probes: (inWords: string, share: number) =>
      `${inWords} 시험 호출을 시작합니다 (검색의 ${percent(share)}). 사용자는 기다리지 않습니다.`,
    probing: (from: number) =>
      `시험 호출이 충분히 성공하면 ${percent(from)}부터 다시 쓰고, 실패하면 다시 차단합니다.`,
    ramp: (to: number) => `잘 답하면 ${to === 1 ? '모든 검색을' : `검색의 ${percent(to)}를`} 맡깁니다.`,
    watch: '실패를 알리는 브라우저가 충분히 모이면 차단합니다.',
    held: (inWords: string) => `${inWords} 강제 상태가 풀리고 자동 판정이 드러납니다.`,
    heldForEver: '강제 상태를 풀면 자동 판정이 드러납니다.',
    last: '다른 서비스가 돌아오면 이 서비스를 차단하고 시험합니다.',
  },

  serving(serving: Serving): string {
    switch (serving.kind) {
      case 'one': {
        const serves = `${serving.by} 서비스가 ${serving.isStandIn ? '대신 ' : ''}맡고 있습니다`;
        const held = serving.isHeld
          ? ' 강제로 사용하는 중이라 장애가 있으면 기다린 뒤 다른 서비스로 넘어갑니다.'
          : '';
        return `검색은 ${serves}. 사용자는 ${seen(serving.surface)}.${held}`;
      }
      case 'shared': {
        const rest =
          serving.rest === null ? `나머지는 ${byHand}.` : `나머지는 ${serving.rest} 서비스가 맡습니다.`;
        return `검색의 ${percent(serving.share)}는 ${serving.by} 서비스가 맡습니다. ${rest}`;
      }
      case 'doubtful':
        return `마지막 남은 ${serving.by} 서비스도 실패하고 있습니다. 많은 사용자가 주소를 직접 입력합니다.`;
      case 'none':
        return `쓸 수 있는 서비스가 없습니다. 사용자는 ${byHand}.`;
    }
  },

  role(role: Role): string {
    const instead = (id: string | null): string =>
      id === null ? `사용자는 ${byHand}.` : `${id} 서비스가 대신 답합니다.`;
    switch (role.kind) {
      case 'serves':
        return role.isHeld
          ? `강제로 모든 검색을 맡습니다. 답하지 못하면 사용자는 기다린 뒤 다른 서비스의 결과를 봅니다.`
          : `모든 검색을 맡습니다. 사용자는 ${seen(role.surface)}.`;
      case 'serves-part':
        return `검색의 ${percent(role.share)}를 맡습니다. 느리면 다른 서비스가 함께 답합니다.`;
      case 'waits':
        return `기다립니다. ${role.behind} 서비스가 느리거나 실패한 검색에만 대신 답합니다.`;
      case 'waits-part':
        return `기다립니다. ${role.behind} 서비스가 실패한 검색 가운데 ${percent(role.share)}에 답합니다.`;
      case 'probed':
        return `사용자의 검색에는 쓰지 않고 뒤에서 시험합니다. ${instead(role.instead)}`;
      case 'off':
        return `${role.isHeld ? '강제로 쓰지 않습니다' : '쓰지 않습니다'}. ${instead(role.instead)}`;
      case 'doubtful':
        return '실패하고 있지만 마지막 남은 서비스라서 계속 시도합니다. 많은 사용자가 주소를 직접 입력합니다.';
    }
  },
};
