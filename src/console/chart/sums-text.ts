import { textsIn, type Locale } from '../locales/language.ts';
import { latencyText } from '../text/numbers.ts';
import type { Sums } from './columns.ts';

/** `성공 320, 늦음 4, 실패 12, p50 120 ms, p95 900 ms`; "no reports" is not "0". */
export function sumsText(sums: Sums | null, locale: Locale): string {
  const texts = textsIn[locale].chart;
  if (sums === null) return texts.silent;
  const count = new Intl.NumberFormat(locale);
  const counts = (['ok', 'late', 'failed', 'limited', 'censored'] as const)
    .filter((name) => sums[name] > 0 || name === 'ok' || name === 'failed')
    .map((name) => `${texts[name]} ${count.format(sums[name])}`);
  const p50 = sums.p50Ms === null ? [] : [`p50 ${latencyText(sums.p50Ms)}`];
  const p95 = sums.p95Ms === null ? [] : [`p95 ${latencyText(sums.p95Ms)}`];
  return [...counts, ...p50, ...p95].join(', ');
}
