import { scenarioOf } from '../src/qa/scenarios/index.ts';
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
  readonly title: string;
}

/** The demo's pages by path. */
export const PAGES: Readonly<Record<string, Page>> = {
  '/': { file: 'index', title: '주소 검색 데모' },
  '/signup.html': { file: 'signup', title: '회원 가입' },
  '/job.html': { file: 'job', title: '채용 공고 등록' },
  '/legacy.html': { file: 'legacy', title: '배송지 변경' },
};

/** Where `/submitted/:from` leads back to. */
export const BACK: Readonly<Record<string, string>> = {
  index: '/',
  signup: '/signup.html',
  job: '/job.html',
  legacy: '/legacy.html',
};

/** Words that every simulated service finds. */
const EXAMPLE = '세종대로 178';

const PROVIDER_NAMES = { 'kakao-postcode': '카카오 우편번호', juso: '도로명주소 (juso)' } as const;

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
  if (query.live) return template('live-key');
  const choices = (provider: ProviderId): string =>
    faultsOf(provider)
      .map((fault) => `<option value="${fault}">${escapeHtml(scenarioOf(fault).title.ko)}</option>`)
      .join('');
  const methods = inOrder<keyof typeof PROVIDER_NAMES>('kakao-postcode', 'juso', query)
    .map((id) => `<label>${PROVIDER_NAMES[id]}<select data-provider="${id}">${choices(id)}</select></label>`)
    .join('');
  return fill(template('outage-switch'), { control: escapeHtml(urls.controlUrl), methods });
}

function inLayout(
  title: string,
  main: string,
  urls: ProviderUrls,
  query: DemoQuery,
  {
    script = '/address-search.js',
    above = tester(urls, query),
  }: { readonly script?: string; readonly above?: string } = {},
): string {
  const footer = query.live
    ? '실제 카카오 우편번호 서비스와 도로명주소 API를 부릅니다.'
    : '이 데모는 이 컴퓨터 안에서 흉내 낸 두 주소 서비스를 부릅니다.';
  const values = {
    title: escapeHtml(title),
    main,
    footer,
    script: query.qa ? `/staging/address-search.qa.js?then=${script}` : script,
    query: escapeHtml(writeQuery(query)),
  };
  return fill(template('layout'), { ...values, tester: above });
}

/** A page of the demo with this run's provider addresses. */
export function renderPage(page: Page, urls: ProviderUrls, query: DemoQuery): string {
  const english = query.lang === 'en';
  const other = query.order === 'juso-first' ? '/' : '/?order=juso-first';
  const main = fill(template(page.file), {
    query: escapeHtml(writeQuery(query)),
    sources: sources(urls, query),
    options: elementOptions(urls, query),
    example: EXAMPLE,
    label: english ? 'Address' : '주소',
    workplace: english ? 'Workplace' : '근무지 주소',
    office: english ? 'Head office' : '본사 주소',
    find: english ? 'Find an address' : '주소 찾기',
    hint: english ? 'Road name and number, or a building' : '도로명과 건물 번호, 또는 건물 이름',
    optional: english ? 'Optional' : '적지 않으셔도 됩니다.',
    more: `<a href="${other}">서비스 순서 바꾸기</a> · <a href="/?lang=en">영어로 보기</a> · <a href="/?live">실제 서비스로 보기</a>`,
  });
  // A legacy page takes the one file; the others load the searching half when it is needed.
  const script = page.file === 'legacy' ? '/address-search.bundle.js' : '/address-search.js';
  return inLayout(page.title, main, urls, query, { script });
}

/** The real outages that can be replayed. */
export const renderIncidents = (urls: ProviderUrls, query: DemoQuery): string =>
  inLayout(INCIDENTS_TITLE[query.lang], renderIncidentList(query), urls, query, { above: '' });

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
  const main = fill(template('submitted'), {
    entries: rows.join('\n') || '<tr><td colspan="2">받은 항목이 없습니다.</td></tr>',
    back: escapeHtml(back + writeQuery(query)),
  });
  return inLayout('받은 내용', main, urls, query);
}

/** The content security policy that the page runs under: only the providers it names (README, "CSP"). */
export function contentSecurityPolicy(urls: ProviderUrls, query: DemoQuery): string {
  const origin = (url: string): string => new URL(url).origin;
  const scripts = query.live
    ? ['https://t1.kakaocdn.net', 'https://t1.daumcdn.net', 'https://business.juso.go.kr']
    : [origin(urls.kakao.scriptUrl), origin(urls.kakao.mirrorUrl), origin(urls.juso.baseUrl)];
  const frames = query.live
    ? ['https://postcode.map.kakao.com', 'https://postcode.map.daum.net']
    : [origin(urls.kakao.viewerOrigin)];
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
