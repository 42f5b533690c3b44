import type { ProviderView, PublicView } from '../../../circuit/index.ts';
import type { Bilingual } from './phrases.ts';

/**
 * What people who look for an address meet now. Pure.
 *
 * @param unanswered providers that are used and answer nobody
 */
export function userImpact({ order, providers }: PublicView, unanswered: readonly string[] = []): Bilingual {
  const known = order.flatMap((id) => {
    const view = providers[id];
    return view === undefined ? [] : [{ id, view }];
  });
  const usable = known.filter(({ view }) => isUsable(view));
  const [first, second] = usable;
  if (first === undefined) {
    return {
      ko: '쓸 수 있는 서비스가 없어, 짧게 시도한 뒤 주소를 직접 입력합니다.',
      en: 'no service is usable; a short try, then they write the address themselves.',
    };
  }
  if (first.view.doubtful === true) {
    return {
      ko: `마지막 남은 ${first.id} 서비스도 실패하고 있어, 많은 사용자가 주소를 직접 입력합니다.`,
      en: `the last one left, ${first.id}, fails too; many write the address themselves.`,
    };
  }
  if (unanswered.includes(first.id)) {
    const other = usable.find(({ id }) => !unanswered.includes(id));
    return other === undefined
      ? {
          ko: '어느 서비스도 응답하지 않아, 많은 사용자가 주소를 직접 입력합니다.',
          en: 'no service answers; many write the address themselves.',
        }
      : {
          ko: `${first.id} 서비스가 응답하지 않아, 조금 기다린 뒤 ${other.id} 서비스의 답을 받습니다.`,
          en: `${first.id} does not answer; after a short wait ${other.id} does.`,
        };
  }
  if (first.view.share < 1) {
    const share = Math.round(first.view.share * 100);
    return {
      ko: `검색의 ${share}%는 ${first.id} 서비스가 답합니다. 나머지는 ${second === undefined ? '직접 입력으로 넘어갈 수 있습니다.' : `${second.id} 서비스가 답합니다.`}`,
      en: `${share} % of searches are answered by ${first.id}, the rest ${second === undefined ? 'may end in the manual form.' : `by ${second.id}.`}`,
    };
  }
  if (first.id === known[0]?.id) {
    return {
      ko: `평소처럼 ${first.id} 서비스의 답을 받습니다.`,
      en: `searches are answered by ${first.id}, as usual.`,
    };
  }
  return {
    ko: `${first.id} 서비스가 대신 답하므로 계속 검색할 수 있습니다.`,
    en: `searches go on: ${first.id} answers instead.`,
  };
}

function isUsable({ forced, phase }: ProviderView): boolean {
  return forced === null ? phase === 'closed' || phase === 'recovering' : forced === 'closed';
}
