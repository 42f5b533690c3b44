import { en } from './texts-en.ts';
import { ko } from './texts-ko.ts';
import type { PanelTexts } from './texts-ko.ts';

export type Language = 'ko' | 'en';

export const panelTexts: Readonly<Record<Language, PanelTexts>> = { ko, en };

/** What a service is called; one of the site's own goes by its id. */
export const nameOf = (provider: string, { targets }: PanelTexts): string =>
  (targets as Readonly<Record<string, string>>)[provider] ?? provider;

/** The panel's language for a page's: Korean for Korean pages and for those that name none. */
export const languageOf = (tag: string | null): Language =>
  tag === null || tag.trim() === '' || /^ko\b/i.test(tag.trim()) ? 'ko' : 'en';
