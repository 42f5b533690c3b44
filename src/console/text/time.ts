import type { Locale } from '../locales/language.ts';
import type { Texts } from '../locales/ko.ts';

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

/** The time of day; with the date when it is another day than `now`. Both server ms. */
export function clockTime(at: number, now: number, locale: Locale): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ month: 'numeric', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale === 'ko' ? 'ko-KR' : 'en-GB', {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}
