import type { Locale } from './texts.ts';

/** `2026년 11월 21일 토요일`, where the operator is. */
export function dayOf(at: number, locale: Locale): string {
  const parts = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const;
  return new Intl.DateTimeFormat(locale === 'ko' ? 'ko' : 'en-GB', parts).format(at);
}

/** `18:03:22`. */
export function clockOf(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
    hourCycle: 'h23',
  }).format(at);
}

/** A moment in full, or its time alone when it is on the day of `now`. */
export function momentOf(at: number, now: number, locale: Locale): string {
  const day = dayOf(at, locale);
  return day === dayOf(now, locale) ? clockOf(at, locale) : `${day} ${clockOf(at, locale)}`;
}

/** `3분 전`, `in 2 hours`. */
export function agoOf(at: number, now: number, locale: Locale): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const seconds = Math.round((at - now) / 1_000);
  const size = Math.abs(seconds);
  if (size < 60) return format.format(seconds === 0 ? -0 : seconds, 'second');
  if (size < 3_600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3_600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}
