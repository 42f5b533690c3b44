import type { ForcedTo, Phase } from '../../circuit/index.ts';
import type { Sums } from './columns.ts';

export type Locale = 'ko' | 'en';

/** What the chart says. */
export interface ChartWords {
  readonly caption: (stepMs: number) => string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly ok: string;
  readonly late: string;
  readonly failed: string;
  readonly limited: string;
  readonly censored: string;
  readonly p50: string;
  readonly p95: string;
  readonly silent: string;
  readonly calls: string;
  readonly latency: string;
  readonly table: string;
  readonly time: string;
  readonly phase: string;
  readonly phases: Readonly<Record<Phase, string>>;
  readonly forced: Readonly<Record<ForcedTo, string>>;
  readonly lastMinutes: (minutes: number) => string;
  readonly from: (time: string) => string;
  readonly now: string;
}

const ko: ChartWords = {
  caption: (stepMs) => `지난 30분, ${stepMs / 1_000}초 단위, 이 노드가 받은 보고`,
  empty: '아직 보고가 없습니다',
  emptyHint: '이 노드가 지난 30분 동안 이 서비스에 대한 보고를 받지 못했습니다.',
  ok: '성공',
  late: '늦음',
  failed: '실패',
  limited: '호출 제한',
  censored: '중단',
  p50: '응답 시간 p50',
  p95: '응답 시간 p95',
  silent: '보고 없음',
  calls: '호출',
  latency: '응답 시간',
  table: '표로 보기',
  time: '시각',
  phase: '회로',
  phases: { closed: '정상', open: '차단', 'half-open': '시험 중', recovering: '복구 중' },
  forced: { open: '강제 차단', closed: '강제 사용' },
  lastMinutes: (minutes) => `최근 ${minutes}분`,
  from: (time) => `${time}부터`,
  now: '현재',
};

const en: ChartWords = {
  caption: (stepMs) => `Last 30 minutes, by ${stepMs / 1_000} s, reports that this node took`,
  empty: 'No reports yet',
  emptyHint: 'In the last 30 minutes nobody told this node anything about this service.',
  ok: 'ok',
  late: 'late',
  failed: 'failed',
  limited: 'rate-limited',
  censored: 'given up',
  p50: 'latency p50',
  p95: 'latency p95',
  silent: 'no reports',
  calls: 'calls',
  latency: 'latency',
  table: 'Show as a table',
  time: 'Time',
  phase: 'Circuit',
  phases: { closed: 'closed', open: 'open', 'half-open': 'probing', recovering: 'recovering' },
  forced: { open: 'forced open', closed: 'forced closed' },
  lastMinutes: (minutes) => `Last ${minutes} minutes`,
  from: (time) => `from ${time}`,
  now: 'now',
};

export const wordsIn: Readonly<Record<Locale, ChartWords>> = { ko, en };

/** `성공 320, 늦음 4, 실패 12, p50 120 ms, p95 900 ms`; "no reports" is not "0". */
export function sentenceOf(sums: Sums | null, locale: Locale): string {
  const words = wordsIn[locale];
  if (sums === null) return words.silent;
  const count = new Intl.NumberFormat(locale);
  const parts = [`${words.ok} ${count.format(sums.ok)}`];
  if (sums.late > 0) parts.push(`${words.late} ${count.format(sums.late)}`);
  parts.push(`${words.failed} ${count.format(sums.failed)}`);
  if (sums.limited > 0) parts.push(`${words.limited} ${count.format(sums.limited)}`);
  if (sums.censored > 0) parts.push(`${words.censored} ${count.format(sums.censored)}`);
  if (sums.p50Ms !== null) parts.push(`p50 ${durationOf(sums.p50Ms)}`);
  if (sums.p95Ms !== null) parts.push(`p95 ${durationOf(sums.p95Ms)}`);
  return parts.join(', ');
}

/** `120 ms`, `1.5 s`. */
export function durationOf(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${Number((ms / 1_000).toFixed(1))} s`;
}

/** The time of day where the operator is; 24 hours in both languages, since logs have it so. */
export function clockOf(at: number, locale: Locale, hasSeconds: boolean): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(hasSeconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(at);
}
