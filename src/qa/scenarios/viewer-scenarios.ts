import { scenario } from './make-scenario.ts';
import type { Scenario } from './types.ts';

/** Kakao's script and the viewer that it opens. */
export const viewerScenarios: readonly Scenario[] = [
  scenario({
    name: 'script-gone',
    targets: ['kakao-postcode'],
    title: { ko: '스크립트 주소 폐기 (404)', en: 'Script address gone (404)' },
    does: {
      ko: '스크립트의 첫 번째 주소가 404로 답합니다. 미러에서 받으므로 사용자는 아무것도 느끼지 못합니다.',
      en: 'The first address of the script answers 404. It comes from the mirror, and users notice nothing.',
    },
    effect: 'serves',
    incidents: ['2026-05-12'],
  }),
  scenario({
    name: 'core-missing',
    targets: ['kakao-postcode'],
    title: { ko: '스크립트의 일부 누락', en: 'Script without its core' },
    does: {
      ko: '스크립트는 오지만 이어서 받아야 할 나머지가 오지 않습니다. 사용자는 기다린 뒤 다른 서비스의 결과를 봅니다.',
      en: 'The script comes, the core that it loads does not. After a wait users get the results of the other service.',
    },
    incidents: ['2019-08-27'],
  }),
  scenario({
    name: 'never-ready',
    title: { ko: '준비되지 않는 창', en: 'Never ready' },
    does: {
      ko: '우편번호 창이 열려도 준비되었다는 신호가 오지 않습니다. 도로명주소는 스크립트가 와도 결과를 전하지 않습니다. 사용자는 다른 서비스의 결과를 봅니다.',
      en: 'The viewer opens and never tells that it is ready; juso’s script comes and calls nobody. Users get the results of the other service.',
    },
  }),
  scenario({
    name: 'dies-after-ready',
    targets: ['kakao-postcode'],
    title: { ko: '열린 뒤 멈춘 창', en: 'Dies after it was ready' },
    does: {
      ko: '우편번호 창이 열린 뒤 검색에 답하지 않습니다. 사용자는 창 옆의 ‘다른 방법으로 찾기’를 눌러 다른 서비스로 찾을 수 있습니다.',
      en: 'The viewer opens, then answers no search. Users can leave it by the other way offered beside it.',
    },
    effect: 'stuck',
    incidents: ['2022-10-15'],
  }),
];

/** The shared-state endpoint, and the visitor's own machine. */
export const otherScenarios: readonly Scenario[] = [
  scenario({
    name: 'down',
    targets: ['endpoint'],
    title: { ko: '엔드포인트 중단', en: 'Endpoint down' },
    does: {
      ko: '엔드포인트에 연결되지 않습니다. 브라우저가 스스로 판단하므로 사용자는 아무것도 느끼지 못합니다.',
      en: 'The endpoint cannot be reached. Each browser decides by itself, and users notice nothing.',
    },
    effect: 'serves',
    where: ['msw'],
  }),
  scenario({
    name: 'offline',
    targets: ['browser'],
    title: { ko: '인터넷 끊김', en: 'Offline' },
    does: {
      ko: '브라우저가 인터넷에 연결되어 있지 않습니다. 사용자는 그렇다는 안내를 보고, 다시 연결되면 검색이 이어집니다.',
      en: 'The browser has no network. Users are told so, and the search goes on when it is back.',
    },
    where: ['msw'],
  }),
  scenario({
    name: 'wrong-clock',
    targets: ['browser'],
    title: { ko: '틀린 시계', en: 'Wrong clock' },
    does: {
      ko: '컴퓨터의 시계가 정해진 시간만큼 빠르거나 느립니다. 사용자는 아무것도 느끼지 못합니다.',
      en: 'The clock is so many hours fast, or slow. Users notice nothing.',
    },
    effect: 'serves',
    amount: { unit: 'h', normal: 9, least: -8784, most: 8784 },
    where: ['msw'],
  }),
];
