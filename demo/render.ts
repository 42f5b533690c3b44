import { scenarioOf, type Words } from '../src/qa/scenarios/index.ts';
import { faultsOf, type ProviderId, type SimulatedProviders } from '../src/qa/simulated/index.ts';
import { escapeHtml } from './escape.ts';
import { INCIDENTS_TITLE, renderIncidentBanner, renderIncidentList } from './incidents.ts';
import { writeQuery, type DemoQuery } from './query.ts';
import { fill, template } from './template.ts';

/** The part of the simulated providers that pages need. */
export type ProviderUrls = Pick<SimulatedProviders, 'kakao' | 'juso' | 'controlUrl'> & {
  /** The shared-state endpoint of this run, if there is one. */
  readonly endpoint?: string | null;
};

export interface Page {
  readonly file: string;
  readonly title: Words;
}

/** Of the first page, which has no form of its own. */
const SHOW_TITLE: Words = { ko: '주소 검색 데모', en: 'Address search demo' };
/** ms; nobody watches a dead service for the seconds that a site would wait for its script. */
const SHOW_DEADLINES = { loadTimeout: 1_500, readyTimeout: 2_000 };
export const BROWSER_PATH = '/browser.html';

/** The pages with forms by path. */
export const PAGES: Readonly<Record<string, Page>> = {
  '/signup.html': { file: 'signup', title: { ko: '회원 가입', en: 'Sign up' } },
  '/job.html': { file: 'job', title: { ko: '채용 공고 등록', en: 'Post a job' } },
  '/legacy.html': { file: 'legacy', title: { ko: '배송지 변경', en: 'Change the delivery address' } },
};

/** Where `/submitted/:from` leads back to. */
export const BACK: Readonly<Record<string, string>> = {
  signup: '/signup.html',
  job: '/job.html',
  legacy: '/legacy.html',
};

/** Words that every simulated service finds. */
const EXAMPLE = '세종대로 178';

const PROVIDER_NAMES = {
  'kakao-postcode': { ko: '카카오 우편번호', en: 'Kakao Postcode' },
  juso: { ko: '도로명주소 (juso)', en: 'Juso' },
} as const satisfies Record<ProviderId, Words>;

/** Attributes of a tag; those that are null are left out. */
const attributes = (values: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');

function inOrder<T>(kakao: T, juso: T, { order }: DemoQuery): readonly [T, T] {
  return order === 'juso-first' ? [juso, kakao] : [kakao, juso];
}

function sources(urls: ProviderUrls, query: DemoQuery): string {
  const kakao = query.live ? {} : { 'script-url': urls.kakao.scriptUrl, 'mirror-url': urls.kakao.mirrorUrl };
  const deadlines = { 'load-timeout': query.loadTimeout, 'ready-timeout': query.readyTimeout };
  const juso = query.live ? {} : { 'api-key': urls.juso.key, 'base-url': urls.juso.baseUrl };
  return inOrder(
    `<address-source type="kakao-postcode"${attributes({ ...kakao, ...deadlines })}></address-source>`,
    `<address-source type="juso"${attributes(juso)}></address-source>`,
    query,
  ).join('\n');
}

/** The order that an endpoint publishes wins over a page's own, so a page that asks for its own takes none. */
const endpointOf = ({ endpoint = null }: ProviderUrls, { order, live }: DemoQuery): string | null =>
  order === 'kakao-first' && !live ? endpoint : null;

const elementOptions = (urls: ProviderUrls, query: DemoQuery): string =>
  attributes({
    lang: query.lang === 'en' ? 'en' : null,
    timeout: query.timeout,
    hedge: query.hedge,
    endpoint: endpointOf(urls, query),
  });

function tester(urls: ProviderUrls, query: DemoQuery): string {
  if (query.incident) return renderIncidentBanner(query.incident, query, EXAMPLE);
  if (query.live) return template('live-key', query.lang);
  const choices = (provider: ProviderId): string =>
    faultsOf(provider)
      .map((fault) => `<option value="${fault}">${escapeHtml(scenarioOf(fault).title[query.lang])}</option>`)
      .join('');
  const methods = inOrder<keyof typeof PROVIDER_NAMES>('kakao-postcode', 'juso', query)
    .map(
      (id) =>
        `<label>${PROVIDER_NAMES[id][query.lang]}<select data-provider="${id}">${choices(id)}</select></label>`,
    )
    .join('');
  return fill(template('outage-switch', query.lang), { control: escapeHtml(urls.controlUrl), methods });
}

const FOOTER = {
  live: {
    ko: '실제 카카오 우편번호 서비스와 도로명주소 서비스를 호출합니다.',
    en: 'This page calls the real postcode service of Kakao and the real API of juso.',
  },
  simulated: {
    ko: '이 데모는 이 컴퓨터에서 도는 모의 주소 서비스 2개를 호출합니다.',
    en: 'This demo calls two address services that are simulated on this machine.',
  },
} as const satisfies Record<string, Words>;

function inLayout(
  title: string,
  main: string,
  urls: ProviderUrls,
  query: DemoQuery,
  {
    script = '/address-search.js',
    above = tester(urls, query),
    width = '',
  }: { readonly script?: string; readonly above?: string; readonly width?: string } = {},
): string {
  const footer = FOOTER[query.live ? 'live' : 'simulated'][query.lang];
  const values = {
    lang: query.lang,
    title: escapeHtml(title),
    main,
    width,
    footer,
    script: query.qa ? `/staging/address-search.qa.js?then=${script}` : script,
    query: escapeHtml(writeQuery(query)),
  };
  return fill(template('layout', query.lang), { ...values, tester: above });
}

/** A page of the demo with this run's provider addresses. */
export function renderPage(page: Page, urls: ProviderUrls, query: DemoQuery): string {
  const main = fill(template(page.file, query.lang), {
    query: escapeHtml(writeQuery(query)),
    sources: sources(urls, query),
    options: elementOptions(urls, query),
    label: query.lang === 'en' ? 'Address' : '주소',
  });
  // A legacy page takes the one file; the others load the searching half when it is needed.
  const script = page.file === 'legacy' ? '/address-search.bundle.js' : '/address-search.js';
  return inLayout(page.title[query.lang], main, urls, query, { script });
}

/** The first page: two browsers, the switch, and the circuits. */
export function renderShow(urls: ProviderUrls, query: DemoQuery): string {
  const main = fill(template('show', query.lang), {
    query: escapeHtml(writeQuery(query)),
    endpoint: escapeHtml(urls.endpoint ?? ''),
    control: escapeHtml(urls.controlUrl),
    browserPath: escapeHtml(`${BROWSER_PATH}${writeQuery({ ...query, ...SHOW_DEADLINES })}`),
    other: escapeHtml(`/${writeQuery({ ...query, lang: query.lang === 'ko' ? 'en' : 'ko' })}`),
  });
  return inLayout(SHOW_TITLE[query.lang], main, urls, query, { above: '', width: 'wide' });
}

/** What a frame of the first page shows: a field alone. */
export const renderBrowser = (urls: ProviderUrls, query: DemoQuery): string =>
  fill(template('browser', query.lang), {
    lang: query.lang,
    sources: sources(urls, query),
    options: elementOptions(urls, query),
  });

/** The real outages that can be replayed. */
export const renderIncidents = (urls: ProviderUrls, query: DemoQuery): string =>
  inLayout(INCIDENTS_TITLE[query.lang], renderIncidentList(query), urls, query, { above: '' });

const SUBMITTED_TITLE: Words = { ko: '받은 내용', en: 'What was received' };
const NOTHING: Words = { ko: '받은 항목이 없습니다.', en: 'Nothing was received.' };

/** What a form sent, in the order in which it was sent. */
export function renderSubmitted(
  entries: Iterable<readonly [string, string]>,
  back: string,
  urls: ProviderUrls,
  query: DemoQuery,
): string {
  const rows = [...entries].map(
    ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const main = fill(template('submitted', query.lang), {
    entries: rows.join('\n') || `<tr><td colspan="2">${NOTHING[query.lang]}</td></tr>`,
    back: escapeHtml(back + writeQuery(query)),
  });
  return inLayout(SUBMITTED_TITLE[query.lang], main, urls, query);
}

/**
 * The content security policy that the page runs under: only the providers it names (README, "CSP").
 *
 * @param more - other pages that it may show in frames
 */
export function contentSecurityPolicy(
  urls: ProviderUrls,
  query: DemoQuery,
  more: readonly string[] = [],
): string {
  const origin = (url: string): string => new URL(url).origin;
  const scripts = query.live
    ? ['https://t1.kakaocdn.net', 'https://t1.daumcdn.net', 'https://business.juso.go.kr']
    : [origin(urls.kakao.scriptUrl), origin(urls.kakao.mirrorUrl), origin(urls.juso.baseUrl)];
  const frames = query.live
    ? ['https://postcode.map.kakao.com', 'https://postcode.map.daum.net']
    : [origin(urls.kakao.viewerOrigin), ...more];
  const logs = query.live ? ['https://stlog1-local.kakao.com'] : [];
  const endpoint = endpointOf(urls, query);
  const control = query.live ? [] : [origin(urls.controlUrl), ...(endpoint ? [origin(endpoint)] : [])];
  return [
    `default-src 'self'`,
    `script-src 'self' ${[...new Set(scripts)].join(' ')}`,
    `frame-src ${frames.join(' ')}`,
    `connect-src 'self' ${[...control, ...logs].join(' ')}`.trim(),
    `img-src 'self' data: ${logs.join(' ')}`.trim(),
    `style-src 'self' 'unsafe-inline'`,
    // The policies of the element and of Lit; QA brings a Lit of its own.
    `trusted-types address-search lit-html 'allow-duplicates'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
  ].join('; ');
}
