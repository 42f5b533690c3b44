import { addressServices, allServices, scenario } from './make-scenario.ts';
import type { Scenario, Words } from './types.ts';

const status = (
  name: '500' | '502' | '503',
  title: Words,
  more: Pick<Scenario, 'targets'> | Pick<Scenario, 'incidents'> | null = null,
): Scenario =>
  scenario({
    name,
    title,
    does: {
      ko: `${name} 오류가 CORS 헤더 없이 옵니다. 사용자는 다른 서비스의 결과를 바로 봅니다.`,
      en: `Answers ${name} without a CORS header. Users get the results of the other service at once.`,
    },
    ...more,
  });

/** The answer comes whole, and is not what was asked for. */
export const answerScenarios: readonly Scenario[] = [
  status('500', { ko: '서버 오류 (500)', en: 'Server error (500)' }, { targets: allServices }),
  status('502', { ko: '게이트웨이 오류 (502)', en: 'Bad gateway (502)' }, { incidents: ['2021-12-06'] }),
  status('503', { ko: '서비스 중지 (503)', en: 'Unavailable (503)' }),
  scenario({
    name: '429',
    targets: addressServices,
    title: { ko: '요청이 너무 많음 (429)', en: 'Too many requests (429)' },
    does: {
      ko: '요청이 너무 많다고 답합니다. 사용자는 다른 서비스의 결과를 바로 봅니다.',
      en: 'It asks to slow down. Users get the results of the other service at once.',
    },
  }),
  scenario({
    name: 'maintenance',
    title: { ko: '점검 안내 화면 (200)', en: 'Maintenance page (200)' },
    does: {
      ko: '결과 대신 점검 안내 화면이 200으로 옵니다. 사용자는 다른 서비스의 결과를 바로 봅니다.',
      en: 'A maintenance page comes with 200. Users get the results of the other service at once.',
    },
  }),
  scenario({
    name: 'wrong-shape',
    title: { ko: '예상 밖의 형식', en: 'Another shape' },
    does: {
      ko: '응답의 형식이 바뀌었습니다. 카카오는 스크립트가 오지만 생성자가 없습니다. 사용자는 다른 서비스의 결과를 봅니다.',
      en: 'The answer has another shape; Kakao’s script comes without its constructor. Users get the results of the other service.',
    },
  }),
  scenario({
    name: 'bad-key',
    title: { ko: '승인되지 않은 키 (E0001)', en: 'Key not approved (E0001)' },
    does: {
      ko: '키를 거절합니다. 카카오는 스크립트가 동작하지 않습니다. 사용자는 다른 서비스의 결과를 보고, 개발자 콘솔에 이유가 남습니다.',
      en: 'The key is refused; Kakao’s script refuses to work. Users get the results of the other service, and the console says why.',
    },
  }),
  scenario({
    name: 'expired-key',
    targets: ['juso'],
    title: { ko: '만료된 키 (E0014)', en: 'Key expired (E0014)' },
    does: {
      ko: '개발용 키가 만료되었다고 답합니다. 사용자는 다른 서비스의 결과를 보고, 개발자 콘솔에 이유가 남습니다.',
      en: 'The development key has run out. Users get the results of the other service, and the console says why.',
    },
  }),
  scenario({
    name: 'system-error',
    title: { ko: '시스템 오류 (-999)', en: 'System error (-999)' },
    does: {
      ko: '오류 코드 -999로 답합니다. 카카오는 우편번호 창이 502로 열리지 않습니다. 사용자는 다른 서비스의 결과를 봅니다.',
      en: 'Answers with its code -999; Kakao’s viewer answers 502. Users get the results of the other service.',
    },
    incidents: ['2021-12-06'],
  }),
  scenario({
    name: 'empty',
    targets: addressServices,
    title: { ko: '모든 검색이 0건', en: 'Nothing found for everything' },
    does: {
      ko: '무엇을 찾아도 결과가 없다고 답합니다. 다른 서비스로 확인하므로 사용자는 그 결과를 봅니다.',
      en: 'Every search finds nothing. The other service is asked to check, and users get its results.',
    },
    effect: 'finds-nothing',
    incidents: ['2018-04-10', '2021-06-02', '2025-09-18'],
  }),
];
