import { describe, expect, it } from 'vitest';
import { panelTexts, languageOf } from '../texts/languages.ts';
import { logText, outcomeText } from './log-text.ts';
import { FakeSearches, planOf, timedOut } from '../testing/searches.ts';

const { ko, en } = panelTexts;

describe('the log', () => {
  it('tells a search in order: plan, calls, why another one followed, evidence and end', async () => {
    const flight = new FakeSearches();
    const end = flight.search('세종대로 110', planOf(['first', 'second']));
    flight.start('first');
    flight.now += 3000;
    flight.end('first', 3000, 'failed', timedOut);
    flight.tell({ type: 'provider-change', from: 'first', to: 'second', reason: 'failed' });
    const settled = {
      provider: 'first',
      epoch: 7,
      kind: 'normal',
      outcome: 'bad',
      corroborated: true,
    } as const;
    flight.tell({ type: 'settled', settled: { ...settled, durationMs: 3000, endedAt: flight.now } });
    await end({ kind: 'none', provider: 'second', check: 'failed', attempts: [] });
    const lines = logText(flight.log.lines, ko)
      .split('\n')
      .map((line) => line.replace(/^\S+ /, ''));
    expect(lines).toEqual([
      '#1 "세종대로 110" 검색 누름 · 순서 first → second (공유 상태 최신)',
      '#1 first 호출',
      '#1 first 시간 초과 [hard-deadline] 3.00초',
      '#1 first → second: 실패해서',
      '#1 first 보고: 실패 (다른 응답으로 확인됨, 회차 7)',
      '#1 끝: 주소 없음 · 확인할 서비스가 중단됨 · second 3.00초',
    ]);
  });

  it('can be read in English', () => {
    const flight = new FakeSearches();
    void flight.search(
      '세종대로',
      planOf(['first'], { provider: 'second', epoch: 2, slot: 0, hardMs: 2000 }),
    );
    expect(logText(flight.log.lines, en)).toContain(
      '"세종대로" submitted · plan first + probe second (shared state fresh)',
    );
  });

  it('names an error of a viewer that was ready, and no error twice', () => {
    const flight = new FakeSearches();
    void flight.search('세종대로');
    const error = { kind: 'down', code: 'gone', message: '' } as const;
    flight.start('first');
    flight.end('first', 10, 'failed', error);
    flight.tell({ type: 'provider-error', provider: 'first', error });
    flight.tell({ type: 'provider-error', provider: 'first', error: { ...error } });
    expect(flight.log.lines.filter(({ is }) => is === 'broke')).toHaveLength(1);
  });
});

it('never tells "none" and "down" by the same words', () => {
  for (const words of [ko, en]) {
    const none = outcomeText({ kind: 'none', provider: 'first', check: 'failed', attempts: [] }, words);
    expect(none).not.toContain(outcomeText({ kind: 'down', attempts: [] }, words));
  }
});

it.each([
  ['ko-KR', 'ko'],
  [null, 'ko'],
  ['', 'ko'],
  ['en', 'en'],
  ['ja', 'en'],
  ['kok', 'en'],
])('speaks the language of the page: %s is %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});
