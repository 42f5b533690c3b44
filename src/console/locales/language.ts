import { deviceStorage } from '../../platform/index.ts';
import { enChart } from './en-chart.ts';
import { enCommands } from './en-commands.ts';
import { enPage } from './en-page.ts';
import { enState } from './en-state.ts';
import { enTimeline } from './en-timeline.ts';
import { koChart } from './ko-chart.ts';
import { koCommands } from './ko-commands.ts';
import { koPage } from './ko-page.ts';
import { koState } from './ko-state.ts';
import { koTimeline } from './ko-timeline.ts';
import { enServices, koServices } from './services.ts';

export type Locale = 'ko' | 'en';

const ko = {
  page: koPage,
  state: koState,
  commands: koCommands,
  timeline: koTimeline,
  chart: koChart,
  services: koServices,
};

/** Every text of the console; a language that lacks one does not compile. */
export type Texts = typeof ko;

export const textsIn: Readonly<Record<Locale, Texts>> = {
  ko,
  en: {
    page: enPage,
    state: enState,
    commands: enCommands,
    timeline: enTimeline,
    chart: enChart,
    services: enServices,
  },
};

/** In which language something is said, and what time it is there (server ms). */
export interface TextContext {
  readonly texts: Texts;
  readonly locale: Locale;
  readonly now: number;
}

const key = 'address-search-console:language';

/** What was chosen here before, else the browser's language: Korean or else English. */
export function firstLocale(language: string): Locale {
  const kept = deviceStorage.read(key);
  if (kept === 'ko' || kept === 'en') return kept;
  return language === '' || language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

export function keepLocale(locale: Locale): void {
  deviceStorage.write(key, locale);
}
