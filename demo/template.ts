import { readFileSync } from 'node:fs';

/**
 * The text of a file in `pages/`, by its name without the ending; of each `[[한국어|English]]` in it the words of
 * one language.
 */
export const template = (name: string, lang: 'ko' | 'en'): string =>
  readFileSync(new URL(`pages/${name}.html`, import.meta.url), 'utf8').replace(
    /\[\[([^|\]]*)\|([^\]]*)\]\]/g,
    (_place, ko: string, en: string) => (lang === 'ko' ? ko : en),
  );

/** Puts HTML that is already safe into the named places of a template. An unknown name is a bug, and throws. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template names "${name}", which has no value`);
    return value;
  });
}
