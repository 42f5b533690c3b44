import { enField } from './locales/en-field.ts';
import { koField } from './locales/ko-field.ts';
import type { Messages } from './locales/message-types.ts';

export type { LocateMessages, Messages } from './locales/message-types.ts';

const locales: Record<string, Partial<Messages>> = { ko: koField, en: enField };

/** Adds a language, or replaces texts of one. `tag` is a BCP 47 tag such as `ja` or, for one region, `en-AU`. */
export function registerLocale(tag: string, messages: Partial<Messages>): void {
  const key = tag.toLowerCase();
  locales[key] = { ...locales[key], ...messages };
}

/** Adds texts that come later than the element; those that a page has registered stay. */
export function addTexts(tag: string, messages: Partial<Messages>): void {
  locales[tag] = { ...messages, ...locales[tag] };
}

/**
 * The messages for a BCP 47 tag. A language or a text that is unknown is in Korean, since the addresses are.
 * Those about searches are there once the searching half is, which alone uses them.
 */
export function messagesFor(tag: string): Messages {
  const key = tag.toLowerCase();
  const language = key.split('-')[0] ?? '';
  return { ...locales['ko'], ...locales[language], ...locales[key] } as Messages;
}

/** The texts of a field: its language's own, under those that its page has given. */
export function messagesOf(field: {
  readonly locale: string;
  readonly messages: Partial<Messages>;
}): Messages {
  return { ...messagesFor(field.locale), ...field.messages };
}
