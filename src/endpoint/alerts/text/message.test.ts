import { describe, expect, it } from 'vitest';
import { createShared, defaultPolicy, view, type Effect, type ProviderView } from '../../../circuit/index.ts';
import { fitted, plain, messageTextOf } from './message.ts';
import { lasting, timeOf } from './times.ts';
import { userImpact } from './user-impact.ts';

const at = Date.UTC(2026, 10, 21, 9, 3, 22);
const base = view(createShared('inc', ['kakao-postcode', 'juso'], 0, defaultPolicy), 0);

function changed(alert: 'opened' | 'recovered', when: number): Effect {
  const [from, to] = alert === 'opened' ? (['closed', 'open'] as const) : (['recovering', 'closed'] as const);
  const rule = alert === 'opened' ? 'quorum' : 'ramp-ok';
  const because = { rule, at: when, bad: 5, ok: 1, networks: 3, reporters: ['a-browser'] } as const;
  return { type: 'transition', provider: 'juso', epoch: 8, from, to, rule, because, at: when, alert };
}

function told(
  effect: Effect,
  timeline: readonly Effect[] = [],
  now = at + 3_000,
): ReturnType<typeof messageTextOf> {
  const entries = timeline.map((each, i) => ({ id: String(i), at, effect: each }));
  const alert = { id: 'juso:8:opened:inc', at, dueAt: at, effect };
  return messageTextOf([alert], {
    now,
    view: base,
    unanswered: [],
    timeline: entries,
    consoleUrl: 'https://ops.example/ops/',
  });
}

describe('the text of an alert', () => {
  it('says what, when, on which evidence, what users see and where the console is, in both languages', () => {
    const { ko, en, foot } = told(changed('opened', at));
    expect(ko.join('\n')).toBe(
      '🔴 juso 서비스 장애로 차단했습니다.\n언제: 2026-11-21 18:03:22 KST\n근거: 실패 5표, 성공 1표, 네트워크 3곳 (규칙 quorum)\n지금 사용자는: 평소처럼 kakao-postcode 서비스의 답을 받습니다.',
    );
    expect(en.join('\n')).toBe(
      'juso is down: circuit opened.\nWhen: 2026-11-21 18:03:22 KST\nEvidence: 5 votes bad, 1 ok, 3 networks (rule quorum)\nUsers now: searches are answered by kakao-postcode, as usual.',
    );
    expect(foot).toBe('https://ops.example/ops/ #juso:8:opened');
  });

  it('of a service that is slow says how many were answered late, and not that most were answered', () => {
    const effect = changed('opened', at);
    if (effect.type !== 'transition') throw new Error(effect.type);
    const because = { ...effect.because, rule: 'slow', bad: 2, ok: 22, late: 10, networks: 12 } as const;
    const { ko, en } = told({ ...effect, rule: 'slow', because });
    expect(ko[0]).toBe('🔴 juso 서비스가 여러 사용자에게 늦게 응답하여 차단했습니다.');
    expect(ko).toContain('근거: 늦음 10표, 실패 2표, 제때 12표, 네트워크 12곳 (규칙 slow)');
    expect(en).toContain('Evidence: 10 votes late, 2 bad, 12 in time, 12 networks (rule slow)');
  });

  it('of a recovery says since when the service was down', () => {
    const { en } = told(changed('recovered', at), [
      changed('opened', at - 192_000),
      changed('opened', at - 9_000_000),
    ]);
    expect(en).toContain('Down since: 2026-11-21 18:00:10 KST (3 min 12 s)');
  });

  it('regression: of a recovery told of an older outage when the clock had been set back since', () => {
    const [opened, older] = [changed('opened', at + 3_600_000), changed('opened', at - 9_000_000)];
    const { en } = told(changed('recovered', at), [opened, older]);
    expect(en.join()).not.toContain('Down since');
  });

  it('of a clock that was set back says by how much, and what became of what has an end', () => {
    const { ko, en } = told({ type: 'alert', kind: 'clock-jump', byMs: -3_600_000, at });
    expect(ko[0]).toBe('🕒 저장소의 시계가 1시간 뒤로 갔습니다.');
    expect(en[0]).toBe("The store's clock was set back by 1 h.");
    expect(en).toContain('Stored times were moved with it: holds and notices last as long as they had left.');
  });

  it('that comes late says so', () => {
    expect(told(changed('opened', at), [], at + 7_200_000).en.at(-1)).toBe('This alert comes 2 h late.');
  });

  it('tells machines no ids of browsers', () => {
    expect(JSON.stringify(told(changed('opened', at)).event)).not.toContain('a-browser');
  });

  it('regression: a long reason was cut in the middle of a character, which no channel takes', () => {
    const by = { by: 'kim', why: `x${'😀'.repeat(300)}`, at };
    const { ko } = told({ type: 'order', order: ['juso'], ...by });
    expect(ko.join('')).not.toMatch(/\p{Cs}/u);
    expect(ko).toContain(`누가: kim. 이유: x${'😀'.repeat(249)}…`);
  });

  it('is cut to a limit without losing an entry of a merged one', () => {
    const ids = Array.from({ length: 20 }, (_, i) => `juso:${i}:opened:inc`);
    const provider = 'a'.repeat(40);
    const alerts = ids.map((id) => ({
      id,
      at,
      dueAt: at,
      effect: { ...changed('opened', at), provider } as Effect,
    }));
    const [first, ...rest] = alerts;
    if (first === undefined) throw new Error('there are no alerts');
    const context = {
      now: at,
      view: base,
      unanswered: [],
      timeline: [],
      consoleUrl: 'https://ops.example/ops/',
    };
    const short = fitted(messageTextOf([first, ...rest], context), 4_096);
    expect(plain(short).length).toBeLessThanOrEqual(4_096);
    expect(short.ko.filter((line) => line.startsWith('2026-11-21'))).toHaveLength(20);
    expect(short.foot.split('#')).toHaveLength(21);
  });
});

describe('the text of a silence on a quiet site', () => {
  const silence = { type: 'alert', provider: 'kakao-postcode', epoch: 1, since: at - 7_500_000, at } as const;

  it('says for how long, what users meet, and what is to be done', () => {
    const alert = { id: 'kakao-postcode:1:unanswered:1:inc', at, dueAt: at };
    const effect = { ...silence, kind: 'unanswered' } as const;
    const context = { now: at, view: base, timeline: [], consoleUrl: 'https://ops.example/ops/' };
    const { ko, en } = messageTextOf([{ ...alert, effect }], { ...context, unanswered: ['kakao-postcode'] });
    expect(ko[0]).toBe('🟠 kakao-postcode 서비스가 2시간 5분 동안 아무에게도 응답하지 않았습니다.');
    expect(ko.at(-1)).toBe(
      '지금 사용자는: kakao-postcode 서비스가 응답하지 않아, 조금 기다린 뒤 juso 서비스의 답을 받습니다.',
    );
    expect(en).toContain('First failure: 2026-11-21 15:58:22 KST');
    expect(en.join()).toContain('hold its circuit open until it is back');
    expect(en.at(-1)).toBe('Users now: kakao-postcode does not answer; after a short wait juso does.');
  });

  it('does not call it a service when none answers', () => {
    expect(userImpact(base, ['juso', 'kakao-postcode']).en).toBe(
      'no service answers; many write the address themselves.',
    );
  });

  it('has an end', () => {
    const { ko, en } = told({ ...silence, kind: 'answered' });
    expect(ko[0]).toBe('🟢 kakao-postcode 서비스가 다시 응답합니다.');
    expect(en).toContain('First failure: 2026-11-21 15:58:22 KST (2 h 5 min before)');
  });
});

describe('what users see', () => {
  const see = (kakao: Partial<ProviderView>, juso: Partial<ProviderView> = {}): string => {
    const { 'kakao-postcode': first, juso: second } = base.providers;
    if (first === undefined || second === undefined) throw new Error('the view has no providers');
    return userImpact({
      ...base,
      providers: { 'kakao-postcode': { ...first, ...kakao }, juso: { ...second, ...juso } },
    }).en;
  };

  it.each<[Partial<ProviderView>, Partial<ProviderView>, string]>([
    [{}, {}, 'searches are answered by kakao-postcode, as usual.'],
    [{ phase: 'open', share: 0 }, {}, 'searches go on: juso answers instead.'],
    [{ phase: 'half-open', share: 0.02 }, {}, 'searches go on: juso answers instead.'],
    [
      { phase: 'recovering', share: 0.1 },
      {},
      '10 % of searches are answered by kakao-postcode, the rest by juso.',
    ],
    [{ phase: 'open', share: 1, forced: 'closed' }, {}, 'searches are answered by kakao-postcode, as usual.'],
    [
      { forced: 'open', share: 0 },
      { doubtful: true },
      'the last one left, juso, fails too; many write the address themselves.',
    ],
    [
      { forced: 'open', share: 0 },
      { phase: 'open', share: 0 },
      'no service is usable; a short try, then they write the address themselves.',
    ],
  ])('%j %j', (kakao, juso, words) => {
    expect(see(kakao, juso)).toBe(words);
  });
});

it('times are those of Korea, and durations have two units at most', () => {
  expect(timeOf(Date.UTC(2026, 10, 21, 15, 0, 0))).toBe('2026-11-22 00:00:00 KST');
  expect([0, 999, 61_000, 3_600_000, 90_061_000].map((ms) => lasting(ms).ko)).toEqual([
    '0초',
    '1초',
    '1분 1초',
    '1시간',
    '1일 1시간',
  ]);
});
