import { describe, expect, it } from 'vitest';
import { textsIn } from '../console/locales/language.ts';
import { forcedTo, halfOpen, open, opsStateOf, ramp } from '../console/testing/ops-states.ts';
import { roleOf, servingOf } from './serving.ts';

const closed = {};
const held = { ...open, ...forcedTo('closed') };
const banned = forcedTo('open');
const doubtful = { doubtful: true };

const saying = (kakao: object, juso: object, order = ['kakao-postcode', 'juso']): string =>
  textsIn.ko.state.serving(servingOf(opsStateOf({ order }, { 'kakao-postcode': kakao, juso })));

describe('what users see, for every pair of circuits', () => {
  it.each([
    [
      '정상, 정상',
      closed,
      closed,
      '검색은 카카오 우편번호 서비스가 맡고 있습니다. 사용자는 카카오 우편번호 창을 봅니다.',
    ],
    [
      '차단, 정상',
      open,
      closed,
      '검색은 도로명주소 서비스가 대신 맡고 있습니다. 사용자는 결과 목록을 봅니다.',
    ],
    [
      '시험, 정상',
      halfOpen,
      closed,
      '검색은 도로명주소 서비스가 대신 맡고 있습니다. 사용자는 결과 목록을 봅니다.',
    ],
    [
      '복구, 정상',
      ramp,
      closed,
      '검색의 25%는 카카오 우편번호 서비스가 맡습니다. 나머지는 도로명주소 서비스가 맡습니다.',
    ],
    [
      '강제 차단, 정상',
      banned,
      closed,
      '검색은 도로명주소 서비스가 대신 맡고 있습니다. 사용자는 결과 목록을 봅니다.',
    ],
    [
      '정상, 차단',
      closed,
      open,
      '검색은 카카오 우편번호 서비스가 맡고 있습니다. 사용자는 카카오 우편번호 창을 봅니다.',
    ],
    [
      '차단, 차단',
      open,
      open,
      '사용할 수 있는 서비스가 없습니다. 사용자는 짧게 시도한 뒤 주소를 직접 입력합니다.',
    ],
    [
      '시험, 차단',
      halfOpen,
      open,
      '사용할 수 있는 서비스가 없습니다. 사용자는 짧게 시도한 뒤 주소를 직접 입력합니다.',
    ],
    [
      '복구, 차단',
      ramp,
      open,
      '검색의 25%는 카카오 우편번호 서비스가 맡습니다. 나머지는 짧게 시도한 뒤 주소를 직접 입력합니다.',
    ],
    [
      '차단, 의심',
      open,
      doubtful,
      '마지막 남은 도로명주소 서비스도 실패하고 있습니다. 많은 사용자가 주소를 직접 입력합니다.',
    ],
  ])('%s', (_name, kakao, juso, words) => {
    expect(saying(kakao, juso)).toBe(words);
  });

  it('says that a provider which is held against the evidence makes users wait', () => {
    expect(saying(held, closed)).toContain('강제로 사용하는 중이라');
  });

  it('follows the order: who stands first is nobody’s stand-in', () => {
    expect(saying(open, closed, ['juso', 'kakao-postcode'])).toBe(
      '검색은 도로명주소 서비스가 맡고 있습니다. 사용자는 결과 목록을 봅니다.',
    );
  });

  it('has a sentence in both languages for each of 6 × 6 pairs, in either order', () => {
    const all = [closed, open, halfOpen, ramp, banned, held];
    for (const kakao of all)
      for (const juso of all)
        for (const order of [
          ['kakao-postcode', 'juso'],
          ['juso', 'kakao-postcode'],
        ]) {
          const state = opsStateOf({ order }, { 'kakao-postcode': kakao, juso });
          for (const { state: words } of Object.values(textsIn)) {
            const told = [
              words.serving(servingOf(state)),
              ...order.map((id) => words.role(roleOf(id, state))),
            ];
            for (const each of told) expect(each).toMatch(/^\S.*\.$/);
            expect(told.join()).not.toMatch(/undefined|null|NaN/);
          }
        }
  });
});

describe('what one provider is to users', () => {
  const role = (kakao: object, juso: object, id: string) =>
    roleOf(id, opsStateOf({}, { 'kakao-postcode': kakao, juso }));

  it('is kept out of use, and somebody else answers', () => {
    expect(role(open, closed, 'kakao-postcode')).toEqual({ kind: 'off', instead: 'juso', isHeld: false });
  });

  it('is kept out of use by an operator', () => {
    expect(role(banned, closed, 'kakao-postcode')).toEqual({ kind: 'off', instead: 'juso', isHeld: true });
  });

  it('waits behind one that takes everything', () => {
    expect(role(closed, closed, 'juso')).toEqual({ kind: 'waits', behind: 'kakao-postcode' });
  });

  it('takes what one that recovers does not take', () => {
    expect(role(ramp, closed, 'juso')).toEqual({ kind: 'serves', surface: 'list', isHeld: false });
    expect(role(ramp, closed, 'kakao-postcode')).toMatchObject({ kind: 'serves-part', share: 0.25 });
  });

  it('is probed without users', () => {
    expect(role(halfOpen, closed, 'kakao-postcode')).toEqual({ kind: 'probed', instead: 'juso' });
  });
});
