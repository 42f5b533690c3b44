import { describe, expect, it } from 'vitest';
import { defaultPolicy, type Rule } from '../../circuit/index.ts';
import { textsIn } from '../locales/language.ts';
import { nameOf } from '../locales/services.ts';
import { forcedTo, halfOpen, now, open, opsStateOf, ramp } from '../testing/ops-states.ts';
import { changedText, experienceOf, meaningOf } from './command-text.ts';
import { newsOf } from './entry-text.ts';
import { nextStepText } from './next-step-text.ts';
import { percent } from './numbers.ts';
import { reasonText } from './reason-text.ts';
import { lasting } from './time.ts';
import { worstOf } from '../../circuit/serving.ts';

const { ko, en } = textsIn;
const context = { texts: ko, locale: 'ko', now } as const;

describe('how long', () => {
  it.each([
    [0, '0초', '0 s'],
    [59_999, '59초', '59 s'],
    [61_000, '1분 1초', '1 min 1 s'],
    [12 * 60_000 + 5_000, '12분', '12 min'],
    [3_600_000, '1시간', '1 h'],
    [26 * 3_600_000, '1일 2시간', '1 d 2 h'],
  ])('%d ms', (ms, korean, english) => {
    expect([lasting(ms, ko), lasting(ms, en)]).toEqual([korean, english]);
  });
});

describe('a part of the searches', () => {
  it.each([
    [0.25, '25%'],
    [0.025, '2.5%'],
    [1, '100%'],
    [0.433, '약 43%'],
    [0.0333, '약 3.3%'],
  ])('%d', (part, words) => {
    expect(percent(part, '약')).toBe(words);
  });
});

describe('the name of a service', () => {
  it.each([
    ['kakao-postcode', '카카오 우편번호', 'Kakao Postcode'],
    ['one-of-our-own', 'one-of-our-own', 'one-of-our-own'],
  ])('%s', (id, korean, english) => {
    expect([nameOf(id, ko.services), nameOf(id, en.services)]).toEqual([korean, english]);
  });
});

it('regression: why a circuit opened by a rule of a newer version threw, and no card was shown', () => {
  const because = opsStateOf({}, { juso: open }).providers['juso']?.because;
  if (because === undefined) throw new Error('there is no circuit');
  expect(reasonText({ ...because, rule: 'by-the-moon' as Rule }, ko)).toBe('by-the-moon');
  expect(reasonText({ ...because, rule: 'retry-due' }, en)).toBe(
    'It had been open long enough, so probes began.',
  );
});

describe('what comes next', () => {
  const next = (over: object) => {
    const juso = opsStateOf({}, { juso: over }).providers['juso'];
    return juso === undefined ? '' : nextStepText(juso, defaultPolicy.ramp, context);
  };

  it('counts down to the probes of an open circuit', () => {
    expect(next(open)).toBe('15초 뒤 시험 호출을 시작합니다 (검색의 5%). 사용자는 기다리지 않습니다.');
  });
  it('names the next step of the ramp', () => {
    expect(next(ramp)).toBe('잘 답하면 검색의 50%를 맡깁니다.');
  });
  it('says when a share is a rounded one', () => {
    expect(next({ ...open, retryShare: 0.4333 })).toContain('(검색의 약 43%)');
  });
  it('tells when a hold ends', () => {
    expect(next(forcedTo('open'))).toBe('1분 뒤 강제 상태가 해제되고 자동 판정을 따릅니다.');
  });
});

describe('the worst of all', () => {
  it('is nothing while all is well', () => {
    expect(worstOf(opsStateOf())).toBeNull();
  });
  it('is the open one before the one that is probed', () => {
    const state = opsStateOf({}, { 'kakao-postcode': halfOpen, juso: open });
    expect(worstOf(state)).toEqual({ provider: 'juso', phase: 'open' });
  });
  it('counts one that an operator keeps open', () => {
    const state = opsStateOf({}, { juso: forcedTo('open') });
    expect(worstOf(state)).toEqual({ provider: 'juso', phase: 'open' });
  });
});

describe('the question before a command', () => {
  it('tells what users see now and then', () => {
    const order = ['juso', 'kakao-postcode'];
    expect(experienceOf({ kind: 'order', order }, opsStateOf(), context)).toEqual({
      now: '검색은 카카오 우편번호 서비스가 맡고 있습니다. 사용자는 카카오 우편번호 창을 봅니다.',
      after: '검색은 도로명주소 서비스가 맡고 있습니다. 사용자는 결과 목록을 봅니다.',
    });
  });
  it('says that a release during an outage shows the running phase, not a closed circuit', () => {
    const state = opsStateOf({}, { juso: { ...open, ...forcedTo('open') } });
    expect(meaningOf({ kind: 'release', provider: 'juso' }, state, context)).toContain('지금 판정: 차단');
  });
  it('warns of what a hold against the evidence costs', () => {
    const command = { kind: 'closed', provider: 'juso', forMs: 60_000 } as const;
    expect(meaningOf(command, opsStateOf(), context)).toContain('최대 3초 늦어질 수 있습니다');
  });
  it('sees no change for users in a notice', () => {
    expect(experienceOf({ kind: 'endNotice' }, opsStateOf(), context).after).toBeNull();
  });
});

describe('what somebody else has changed', () => {
  it('names the order, who and why', () => {
    const ordered = { by: 'lee', why: 'juso is faster today', at: now, rev: 5 };
    const state = opsStateOf({ order: ['juso', 'kakao-postcode'], ordered });
    expect(changedText({ kind: 'order', order: [] }, state, context)).toMatch(
      /도로명주소 → 카카오 우편번호 \(lee 님, .*juso is faster today\)/,
    );
  });
});

describe('what is announced', () => {
  const order = { type: 'order', order: ['juso'], by: 'lee', why: 'reason', at: now } as const;
  it('tells what others command, not what one has just done oneself', () => {
    expect(newsOf(order, 'kim', ko)).toBe('서비스 순서를 바꾸었습니다: 도로명주소');
    expect(newsOf(order, 'lee', ko)).toBeNull();
  });
  it('tells transitions with their reason', () => {
    const because = { rule: 'quorum', at: now, bad: 3, ok: 1, networks: 2, reporters: [] } as const;
    const phases = { from: 'closed', to: 'open', rule: 'quorum', alert: 'opened' } as const;
    const effect = { type: 'transition', provider: 'juso', epoch: 2, because, at: now, ...phases } as const;
    expect(newsOf(effect, 'kim', ko)).toContain('도로명주소: 차단. 브라우저 3개가 네트워크 2곳에서');
  });
});

describe('why the deadlines are as they are', () => {
  const learned = {
    ...{ softMs: 500, hardMs: 1_200, at: now, quantile: 0.95, quantileMs: 248 },
    ...{ browsers: 231, cutShare: 0.004 },
  };

  it.each([
    ['ko', '브라우저 231개의 95%가 0.2초 안에 답을 받았습니다', '설정에 적은 값까지 늘렸습니다'],
    ['en', '95% of 231 browsers were answered within 0.2 s', 'as long as the site has set them'],
  ] as const)(
    'is told in %s with the quantile, the browsers and the share of late ones',
    (locale, within, long) => {
      const { state: words } = textsIn[locale];
      expect(words.deadlinesLearned(learned, locale === 'ko' ? '0.2초' : '0.2 s')).toContain(within);
      expect(words.deadlinesLearned(learned, null)).toContain(long);
      expect(words.deadlinesLearned(learned, null)).toContain('0.4%');
    },
  );
});
