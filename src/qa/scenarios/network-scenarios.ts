import { addressServices, allServices, scenario } from './make-scenario.ts';
import type { Scenario } from './types.ts';

/** The connection fails, or what comes over it does. */
export const networkScenarios: readonly Scenario[] = [
  scenario({
    name: 'refused',
    targets: addressServices,
    title: { ko: '연결 거부', en: 'Connection refused' },
    does: {
      ko: '연결이 곧바로 끊깁니다. 사용자는 다른 서비스의 결과를 바로 봅니다.',
      en: 'The connection ends as it begins. Users get the results of the other service at once.',
    },
  }),
  scenario({
    name: 'dns',
    title: { ko: 'DNS 오류', en: 'Name does not resolve' },
    does: {
      ko: '서비스의 이름을 찾을 수 없습니다. 사용자는 다른 서비스의 결과를 바로 봅니다.',
      en: 'The name of the service is gone. Users get the results of the other service at once.',
    },
    incidents: ['2020-10-23'],
    where: ['msw'],
  }),
  scenario({
    name: 'hang',
    targets: allServices,
    title: { ko: '응답 없음', en: 'No answer' },
    does: {
      ko: '연결은 되지만 아무것도 오지 않습니다. 사용자는 기다리라는 안내를 본 뒤 다른 서비스의 결과를 봅니다.',
      en: 'It connects, and nothing comes. Users are told to wait, then get the results of the other service.',
    },
    incidents: ['2022-10-15'],
  }),
  scenario({
    name: 'slow',
    targets: allServices,
    title: { ko: '느린 응답', en: 'Slow' },
    does: {
      ko: '모든 응답이 정해진 시간만큼 늦게 옵니다. 사용자는 먼저 답한 서비스의 결과를 봅니다.',
      en: 'Every answer comes so many seconds late. Users get the results of whoever answers first.',
    },
    amount: { unit: 's', normal: 4, least: 0.1, most: 60 },
    incidents: ['2021-12-06'],
  }),
  scenario({
    name: 'drip',
    title: { ko: '한 글자씩 오는 응답', en: 'Byte by byte' },
    does: {
      ko: '응답이 1초에 1바이트씩 오고 끝나지 않습니다. 사용자는 다른 서비스의 결과를 봅니다.',
      en: 'A byte a second comes, and never the last one. Users get the results of the other service.',
    },
  }),
  scenario({
    name: 'reset',
    title: { ko: '응답 중 끊김', en: 'Reset in mid-answer' },
    does: {
      ko: '응답이 오는 도중에 연결이 끊깁니다. 사용자는 다른 서비스의 결과를 봅니다.',
      en: 'The connection breaks in the middle of the answer. Users get the results of the other service.',
    },
  }),
  scenario({
    name: 'truncated',
    title: { ko: '잘린 응답', en: 'Cut short' },
    does: {
      ko: '응답의 앞부분만 오는데 정상적으로 끝난 것처럼 보입니다. 사용자는 다른 서비스의 결과를 봅니다.',
      en: 'Half of the answer comes as if it were all. Users get the results of the other service.',
    },
  }),
  scenario({
    name: 'intermittent',
    title: { ko: '가끔 응답 없음', en: 'Now and then no answer' },
    does: {
      ko: '요청 가운데 정해진 비율은 응답을 받지 못합니다. 사용자는 그때마다 다른 서비스의 결과를 봅니다.',
      en: 'That share of the requests gets no answer. Each time users get the results of the other service.',
    },
    amount: { unit: '%', normal: 30, least: 1, most: 100 },
    incidents: ['2026-04-29'],
  }),
  scenario({
    name: 'one-carrier',
    title: { ko: '한 통신사만 장애', en: 'One carrier only' },
    does: {
      ko: '방문자 가운데 정해진 비율만 서비스의 이름을 찾지 못합니다. 그 방문자는 다른 서비스의 결과를 보고, 나머지는 아무것도 느끼지 못합니다.',
      en: 'For that share of the visitors the name does not resolve. They get the results of the other service; nobody else notices.',
    },
    amount: { unit: '%', normal: 30, least: 1, most: 100 },
    incidents: ['2020-10-23'],
    where: ['msw'],
  }),
];
