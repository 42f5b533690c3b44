import { INCIDENTS, type Incident } from '../src/qa/scenarios/index.ts';

/** What a page's address may ask for; everything else in it is ignored. */
export interface DemoQuery {
  /** Which simulated provider comes first. */
  readonly order: 'kakao-first' | 'juso-first';
  /** The real services instead of the simulated ones. */
  readonly live: boolean;
  readonly lang: 'ko' | 'en';
  /** Carries the script by which the page's link, or this tab's choice, forces outages in the page itself. */
  readonly qa: boolean;
  /** The real outage that the page re-enacts. It goes no further than this page. */
  readonly incident: Incident | null;
  /** ms, passed on to the element; null leaves its default. */
  readonly timeout: number | null;
  readonly hedge: number | null;
  /** ms, the Kakao adapter's own deadlines; null leaves their defaults. */
  readonly loadTimeout: number | null;
  readonly readyTimeout: number | null;
}

const MAX_MS = 60_000;

function milliseconds(text: string | null): number | null {
  if (text === null || !/^\d{1,5}$/.test(text)) return null;
  return Math.min(Number(text), MAX_MS);
}

/** Reads the parameters that testers may use. */
export function readQuery(parameters: URLSearchParams): DemoQuery {
  return {
    order: parameters.get('order') === 'juso-first' ? 'juso-first' : 'kakao-first',
    live: parameters.has('live'),
    incident: INCIDENTS.find(({ date }) => date === parameters.get('incident')) ?? null,
    lang: parameters.get('lang') === 'en' ? 'en' : 'ko',
    qa: parameters.has('outage') || parameters.has('qa'),
    timeout: milliseconds(parameters.get('timeout')),
    hedge: milliseconds(parameters.get('hedge')),
    loadTimeout: milliseconds(parameters.get('load-timeout')),
    readyTimeout: milliseconds(parameters.get('ready-timeout')),
  };
}

/** The same parameters again, for links and form targets: `''` or `'?…'`. */
export function writeQuery(query: DemoQuery): string {
  const parameters = new URLSearchParams();
  if (query.order === 'juso-first') parameters.set('order', query.order);
  if (query.live) parameters.set('live', '');
  if (query.lang === 'en') parameters.set('lang', 'en');
  // The outage itself stays in the tab.
  if (query.qa) parameters.set('qa', '');
  for (const [name, value] of [
    ['timeout', query.timeout],
    ['hedge', query.hedge],
    ['load-timeout', query.loadTimeout],
    ['ready-timeout', query.readyTimeout],
  ] as const) {
    if (value !== null) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
