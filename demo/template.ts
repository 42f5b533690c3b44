import { readFileSync } from 'node:fs';

/** The text of a file in `pages/`, by its name without the ending. */
export const template = (name: string): string =>
  readFileSync(new URL(`pages/${name}.html`, import.meta.url), 'utf8');

/** Puts HTML that is already safe into the named places of a template. An unknown name is a bug, and throws. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template names "${name}", which has no value`);
    return value;
  });
}
