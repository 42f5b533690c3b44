import { describe, expect, it } from 'vitest';
import type { Because, Rule } from '../../circuit/index.ts';
import { describeEntry } from './describe-entry.ts';
import type { TimelineEntry } from '../../protocol/timeline.ts';

type TimelineEffect = TimelineEntry['effect'];

const because: Because = {
  ...{ rule: 'quorum', at: 0, bad: 5, ok: 1, networks: 4, reporters: ['aa', 'bb'] },
  ...{ late: 1, voters: 7, active: 12, windowMs: 3_200, needs: { reporters: 5, networks: 3, ratio: 0.5 } },
};
const who = { by: 'kim', why: 'juso answers nothing', at: 0 };
const hold = { type: 'forced', provider: 'juso', epoch: 2, until: null, expired: false, ...who } as const;

function moved(rule: Rule, over: Partial<Because> = {}): TimelineEffect {
  return {
    ...{
      type: 'transition',
      provider: 'juso',
      epoch: 2,
      from: 'closed',
      to: 'open',
      rule,
      at: 0,
      alert: null,
    },
    because: { ...because, rule, ...over },
  };
}

/** One of everything that a timeline can hold. */
const all: readonly TimelineEffect[] = [
  ...(
    [
      ...(['created', 'quorum', 'partial', 'slow', 'retry-due', 'probes-ok', 'probes-bad'] as const),
      ...(['ramp-ok', 'ramp-quiet', 'ramp-bad'] as const),
    ] as const
  ).map((rule) => moved(rule)),
  { ...hold, to: 'open' },
  { ...hold, to: 'closed', until: 1 },
  { ...hold, to: null },
  { ...hold, to: null, expired: true },
  { type: 'share', provider: 'juso', epoch: 2, share: 0.25, at: 0 },
  { type: 'order', order: ['juso', 'kakao-postcode'], ...who },
  { type: 'notice', id: 'n1', ...who },
  { type: 'notice', id: null, ...who },
  { type: 'notice', id: null, ...who, by: 'expiry' },
  ...(['both-down', 'misconfigured', 'flapping'] as const).map(
    (kind) => ({ type: 'alert', kind, provider: 'juso', epoch: 2, at: 0 }) as const,
  ),
  ...(['unanswered', 'answered'] as const).map(
    (kind) => ({ type: 'alert', kind, provider: 'juso', epoch: 2, since: 7, at: 0 }) as const,
  ),
  { type: 'alert', kind: 'clock-jump', byMs: 400_000, at: 0 },
  { type: 'alert', kind: 'clock-jump', byMs: -400_000, at: 0 },
  { type: 'refused', reason: 'conflict' },
  { type: 'folded', accepted: 3, duplicates: 0, otherEpoch: 0 },
  { type: 'alert-lost', channel: 'slack', alert: 'juso:2:opened', why: '503', at: 0 },
];
const time = (at: number): string => `T${at}`;

describe('an entry of the timeline', () => {
  it.each(['ko', 'en'] as const)('is a sentence of its own for everything that can happen (%s)', (locale) => {
    const sentences = all.map((effect) => describeEntry(effect, locale, time).what);
    for (const what of sentences) expect(what.length).toBeGreaterThan(5);
    // Two ways of recovering end in the same news; their reasons differ.
    expect(new Set(sentences).size).toBe(all.length - 1);
    for (const what of sentences) expect(what).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('tells the end of a silence as good news, and since when nobody was answered', () => {
    const silence = { type: 'alert', provider: 'juso', epoch: 2, since: 7, at: 9 } as const;
    const [begun, over] = (['unanswered', 'answered'] as const).map((kind) =>
      describeEntry({ ...silence, kind }, 'en', time),
    );
    expect([begun?.tone, over?.tone]).toEqual(['alarm', 'good']);
    for (const entry of [begun, over]) expect(entry?.facts).toContainEqual(['First failure', 'T7']);
  });

  it('says in Korean what happened and on which evidence', () => {
    expect(describeEntry(moved('quorum'), 'ko', time)).toMatchObject({
      what: '도로명주소 서비스를 차단했습니다.',
      why: '최근 3.2초 동안 브라우저 6개 가운데 5개가 실패했습니다 (네트워크 4곳).',
    });
  });

  it('says in English what happened and on which evidence', () => {
    expect(describeEntry(moved('quorum'), 'en', time)).toMatchObject({
      what: 'Juso is down: its circuit opened.',
      why: 'It failed for 5 of 6 browsers in the last 3.2 s, on 4 networks.',
    });
  });

  it('unfolds counts, ratio, networks, window, quorum, rule and reporters', () => {
    const { facts, factsAre } = describeEntry(moved('quorum'), 'en', time);
    expect(factsAre).toBe('evidence');
    expect(Object.fromEntries(facts)).toMatchObject({
      Rule: expect.stringContaining('quorum') as string,
      'Browsers that failed': '5 (asked for: 5 or more)',
      'Browsers that were answered': '1, 1 of them late',
      'Share of failures': 'about 83% (asked for: at least 50%)',
      'Networks that failed': '4 (asked for: 3 or more)',
      Over: 'the last 3.2 s',
      'Active in 10 min': '12',
      'Browsers heard': '7 (6 of them count: of one network only some do)',
      'Names of those that failed': 'aa, bb',
      Change: 'healthy → open',
    });
  });

  describe('has evidence that does not speak against the line above it', () => {
    const factsOf = (rule: Rule, over: Partial<Because>): Readonly<Record<string, string>> =>
      Object.fromEntries(describeEntry(moved(rule, over), 'ko', time).facts);

    it('counts no votes where time alone has decided, though those of the outage are still in the record', () => {
      expect(Object.keys(factsOf('retry-due', {}))).toEqual(['규칙', '변화', '회차', '시각']);
    });

    it('says that the network that failed most is left out where its failures exceed what is asked for', () => {
      const needs = { reporters: 2, networks: 2, ratio: 0.2 };
      expect(factsOf('probes-ok', { bad: 3, ok: 4, needs })['실패 비율']).toBe(
        '약 43% (기준: 실패가 가장 많은 네트워크를 빼고 20% 이하)',
      );
      expect(factsOf('probes-ok', { bad: 1, ok: 4, needs })['실패 비율']).toBe('20% (기준: 20% 이하)');
    });

    it('does not say that nothing failed where one network did', () => {
      const why = (bad: number): string => describeEntry(moved('ramp-quiet', { bad, ok: 4 }), 'ko', time).why;
      expect(why(0)).toBe('복구하는 동안 실패가 없었습니다 (성공 4개).');
      expect(why(2)).toBe('복구하는 동안 네트워크 한 곳에서만 실패했습니다 (성공 4개, 실패 2개).');
    });

    it('counts those that were answered late with those that failed where both have decided', () => {
      const facts = factsOf('slow', { bad: 2, ok: 22, late: 10, networks: 12 });
      expect(facts).toMatchObject({
        '늦거나 실패한 브라우저': '12개 (기준: 5개 이상)',
        '실패한 브라우저': '2개',
        '성공한 브라우저': '22개, 그중 늦음 10개',
        '늦거나 실패한 비율': '50% (기준: 50% 이상)',
        '늦거나 실패한 네트워크': '12곳 (기준: 3곳 이상)',
      });
      expect(facts).not.toHaveProperty('실패 비율');
    });

    it('says why it counts fewer browsers than have reported', () => {
      expect(factsOf('quorum', {})['보고한 브라우저']).toBe(
        '7개 (이 가운데 6개를 셈, 한 네트워크에서는 일부만)',
      );
    });
  });

  it.each([
    { type: 'moved-house', at: 0 },
    moved('by-the-moon' as Rule),
    { ...moved('quorum'), because: { ...because, rule: 'by-the-moon' } },
    { type: 'alert', kind: 'eclipse', provider: 'juso', epoch: 2, at: 0 },
  ])('regression: %j, as a newer version may store it, threw and stopped the whole timeline', (effect) => {
    for (const locale of ['ko', 'en'] as const) {
      const { what, facts } = describeEntry(effect as TimelineEffect, locale, time);
      expect(what.length).toBeGreaterThan(5);
      expect(JSON.stringify([what, facts])).not.toMatch(/undefined/);
    }
  });

  it('does without what an older version did not store', () => {
    const old: Because = { rule: 'quorum', at: 0, bad: 5, ok: 1, networks: 4, reporters: [] };
    const effect = { ...moved('quorum'), because: old } as TimelineEffect;
    expect(describeEntry(effect, 'en', time).why).toBe('It failed for 5 of 6 browsers, on 4 networks.');
    expect(JSON.stringify(describeEntry(effect, 'ko', time))).not.toMatch(/undefined|NaN/);
  });

  it('names who commanded, why, and until when', () => {
    const described = describeEntry({ ...hold, to: 'open', until: 7 }, 'ko', time);
    expect(described.what).toBe('kim 님이 도로명주소 서비스를 강제로 차단했습니다. T7까지입니다.');
    expect(described.why).toBe('이유: juso answers nothing');
    expect(described.facts.map(([, value]) => value)).toContain('kim');
  });

  it.each([
    [moved('quorum'), 'transitions', 'down'],
    [{ ...hold, to: null } as TimelineEffect, 'commands', 'command'],
    [
      { type: 'alert-lost', channel: 'slack', alert: 'x', why: '503', at: 0 } as TimelineEffect,
      'alerts',
      'alarm',
    ],
  ])('belongs to a sort and has a tone', (effect, sort, tone) => {
    expect(describeEntry(effect, 'en', time)).toMatchObject({ sort, tone });
  });
});
