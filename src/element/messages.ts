import { en } from './locales/en.ts';
import { ko } from './locales/ko.ts';
import type { Messages } from './locales/message-types.ts';

export type { Messages } from './locales/message-types.ts';

const LOCALES: Record<string, Messages> = { ko, en };

/** Adds a language, or replaces one. `tag` is a BCP 47 primary subtag such as `ja`. */
export function registerLocale(tag: string, messages: Messages): void {
  LOCALES[tag.toLowerCase()] = messages;
}

/** The messages for a BCP 47 tag; Korean when the language is unknown, since the addresses are. */
export function messagesFor(tag: string): Messages {
  return LOCALES[tag.toLowerCase()] ?? LOCALES[tag.toLowerCase().split('-')[0] ?? ''] ?? ko;
}
