import { INCIDENTS, INCIDENT_TRACKER, type Incident } from '../src/qa/scenarios/index.ts';
import type { Words } from '../src/qa/scenarios/index.ts';
import { escapeHtml } from './escape.ts';
import { writeQuery, type DemoQuery } from './query.ts';
import { fill, template } from './template.ts';

export const INCIDENTS_TITLE: Words = { ko: '실제 장애 재연', en: 'Real outages, replayed' };

const WORDS = {
  lead: {
    ko: '카카오 우편번호 서비스에 실제로 있었던 장애를 이 브라우저 안에서 그대로 일으킵니다. 재연 버튼을 누르고 주소를 찾아보십시오.',
    en: 'Outages that Kakao’s postcode service really had, forced again in this browser alone. Open one and search for an address.',
  },
  then: { ko: '그때 본 것', en: 'Then' },
  now: { ko: '지금 보는 것', en: 'Now' },
  sources: { ko: '출처', en: 'Sources' },
  replay: { ko: '재연하기', en: 'Replay' },
  banner: { ko: '실제 장애 재연', en: 'A real outage, replayed' },
  try: { ko: '주소 입력란에서 찾아보십시오. 예:', en: 'Search in the address field, such as' },
  list: { ko: '목록으로', en: 'All outages' },
  end: { ko: '재연 끝내기', en: 'End it' },
  other: { ko: 'English', en: '한국어' },
} as const satisfies Record<string, Words>;

/** Parameters after those of the page. */
const withMore = (path: string, query: DemoQuery, more: string): string =>
  escapeHtml(`${path}${writeQuery(query) || '?'}${writeQuery(query) && '&'}${more}`);

/** What the pages of an incident carry on of the parameters: QA and the incident itself come anew. */
const carried = (query: DemoQuery): DemoQuery => ({ ...query, qa: false, incident: null, live: false });

function stageLabel({ stages }: Incident, at: number, lang: DemoQuery['lang']): string {
  const replay = WORDS.replay[lang];
  if (stages.length === 1) return replay;
  return lang === 'ko' ? `${at + 1}단계 ${replay}` : `${replay} stage ${at + 1}`;
}

const dateOf = ({ date }: Incident): string => `<time datetime="${date}">${date.replaceAll('-', '.')}</time>`;

function links(incident: Incident, query: DemoQuery): string {
  const { date, stages } = incident;
  return stages
    .map((stage, at) => {
      const href = withMore('/signup.html', carried(query), `outage=${stage}&incident=${date}`);
      const label = stageLabel(incident, at, query.lang);
      return `<a class="button quiet" href="${href}" aria-label="${date} ${label}">${label}</a>`;
    })
    .join('');
}

const sources = ({ issues }: Incident): string =>
  issues.map((issue) => `<a href="${INCIDENT_TRACKER}${issue}" rel="noreferrer">#${issue}</a>`).join(' ');

function entry(incident: Incident, query: DemoQuery): string {
  const { lang } = query;
  const { what, then, now } = incident;
  return `<li class="card incident" id="${incident.date}">
  <h2>${dateOf(incident)}${escapeHtml(what[lang])}</h2>
  <dl>
    <div><dt>${WORDS.then[lang]}</dt><dd>${escapeHtml(then[lang])}</dd></div>
    <div class="now"><dt>${WORDS.now[lang]}</dt><dd>${escapeHtml(now[lang])}</dd></div>
    <div><dt>${WORDS.sources[lang]}</dt><dd>${sources(incident)}</dd></div>
  </dl>
  <div class="buttons">${links(incident, query)}</div>
</li>`;
}

/** The list of the real outages that can be replayed, newest first. */
export function renderIncidentList(query: DemoQuery): string {
  const { lang } = query;
  const other = writeQuery({ ...carried(query), lang: lang === 'ko' ? 'en' : 'ko' });
  return fill(template('incidents', lang), {
    lang,
    title: INCIDENTS_TITLE[lang],
    lead: WORDS.lead[lang],
    entries: INCIDENTS.toReversed()
      .map((one) => entry(one, query))
      .join('\n'),
    other: escapeHtml(`/incidents/${other}`),
    otherWords: WORDS.other[lang],
    otherLang: lang === 'ko' ? 'en' : 'ko',
  });
}

/** Names the outage that the page re-enacts. */
export function renderIncidentBanner(incident: Incident, query: DemoQuery, example: string): string {
  const { lang } = query;
  const back = carried(query);
  return fill(template('incident-banner', lang), {
    lang,
    banner: WORDS.banner[lang],
    date: dateOf(incident),
    what: escapeHtml(incident.what[lang]),
    thenWord: WORDS.then[lang],
    then: escapeHtml(incident.then[lang]),
    nowWord: WORDS.now[lang],
    now: escapeHtml(incident.now[lang]),
    try: WORDS.try[lang],
    example,
    list: escapeHtml(`/incidents/${writeQuery(back)}#${incident.date}`),
    listWords: WORDS.list[lang],
    end: withMore('/signup.html', back, 'outage=reset'),
    endWords: WORDS.end[lang],
  });
}
