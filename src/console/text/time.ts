import type { Locale, TextContext, Texts } from '../locales/language.ts';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const clockWithSeconds = { ...clock, second: '2-digit' } as const;

/** How long something lasts, in the two largest units. */
export function lasting(ms: number, { page: { time } }: Texts): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return time.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return time.minutes(minutes, minutes < 10 ? seconds % 60 : 0);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return time.hours(hours, minutes % 60);
  return time.days(Math.floor(hours / 24), hours % 24);
}

/** When something will be: in so long, or at any moment. */
export function until(ms: number, texts: Texts): string {
  const { time } = texts.page;
  return ms < 1_000 ? time.soon : time.after(lasting(ms, texts));
}

/** A deadline: `1.5 s`. */
export function deadline(ms: number, { page: { time } }: Texts): string {
  return time.seconds(Math.round(ms / 100) / 10);
}

/** `18:03:22`, where the operator is; 24 hours in both languages, since logs have it so. */
export function secondOf(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, clockWithSeconds).format(at);
}

/** `18:03`. */
export function minuteOf(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, clock).format(at);
}

/** The time of day; with the date when it is another day than `now`. Both server ms. */
export function clockTime(at: number, { now, locale }: TextContext): string {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return secondOf(at, locale);
  const format = { month: 'numeric', day: 'numeric', ...clockWithSeconds } as const;
  return new Intl.DateTimeFormat(locale === 'ko' ? 'ko' : 'en-GB', format).format(at);
}

/** `2026년 11월 21일 토요일`. */
export function dayOf(at: number, locale: Locale): string {
  const format = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const;
  return new Intl.DateTimeFormat(locale === 'ko' ? 'ko' : 'en-GB', format).format(at);
}

/** A moment in full, or its time alone when it is on the day of `now`. */
export function momentOf(at: number, now: number, locale: Locale): string {
  const day = dayOf(at, locale);
  return day === dayOf(now, locale) ? secondOf(at, locale) : `${day} ${secondOf(at, locale)}`;
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
