import { en } from './en.ts';
import { ko, type Texts } from './ko.ts';

export type Locale = 'ko' | 'en';

const key = 'address-search-console:language';

export const textsIn = (locale: Locale): Texts => (locale === 'ko' ? ko : en);

/** What was chosen here before, else the browser's language: Korean or else English. */
export function firstLocale(storage: Pick<Storage, 'getItem'> | null, language: string): Locale {
  const kept = storage?.getItem(key);
  if (kept === 'ko' || kept === 'en') return kept;
  return language === '' || language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

export function keepLocale(storage: Pick<Storage, 'setItem'> | null, locale: Locale): void {
  try {
    storage?.setItem(key, locale);
  } catch {
    // A full or forbidden storage costs the memory of it, nothing else.
  }
}

/** Null where it is forbidden. */
export function storageOf(page: Window): Storage | null {
  try {
    return page.localStorage;
  } catch {
    return null;
  }
}
