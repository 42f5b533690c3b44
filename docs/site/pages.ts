/** A text in both languages of the site. */
export interface Words {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Words;
export const LANGUAGES: readonly Language[] = ['ko', 'en'];

/** Whom a page is for. */
export type Reader = 'author' | 'tester' | 'operator' | 'contributor';

export const READERS: Readonly<Record<Reader, Words>> = {
  author: { ko: '폼 만들기', en: 'Build a form' },
  tester: { ko: '테스트하기', en: 'Test' },
  operator: { ko: '운영하기', en: 'Operate' },
  contributor: { ko: '기여하기', en: 'Contribute' },
};

/** A page: of Markdown files, by their paths in the repository, or generated (`generated-pages.ts`). */
export interface Page {
  readonly slug: string;
  readonly reader: Reader | null;
  readonly title: Words;
  /** Without a Korean file, the Korean page shows the English text and says so. */
  readonly source: { readonly en: string; readonly ko?: string } | null;
}

const page = (reader: Reader | null, slug: string, ko: string, en: string, source: Page['source']): Page => ({
  slug,
  reader,
  title: { ko, en },
  source,
});
const both = (path: string): Page['source'] => ({ en: `${path}.md`, ko: `${path}.ko.md` });
const english = (path: string): Page['source'] => ({ en: `${path}.md` });

/** All pages, in the order of the menus. */
export const PAGES: readonly Page[] = [
  page(null, 'index', 'address-search', 'address-search', {
    en: 'docs/site/content/home.en.md',
    ko: 'docs/site/content/home.ko.md',
  }),
  page('author', 'start', '시작하기', 'Start', { en: 'README.en.md', ko: 'README.md' }),
  page(
    'author',
    'from-kakao-postcode',
    '카카오에서 옮겨 오기',
    'From Kakao’s script',
    both('docs/from-kakao-postcode'),
  ),
  page('author', 'frameworks', '프레임워크', 'Frameworks', both('docs/frameworks')),
  page('author', 'element', '엘리먼트', 'The element', both('docs/element')),
  page('author', 'api', 'API', 'API', null),
  page('author', 'address-value', '서버가 받는 값', 'What a back end gets', both('docs/address-value')),
  page('author', 'accessibility', '접근성', 'Accessibility', both('docs/accessibility')),
  page('author', 'browsers', '브라우저', 'Browsers', both('docs/browsers')),
  page('author', 'states', '상태 모음', 'All states', null),
  page('author', 'theme', '테마 편집기', 'Theme editor', null),
  page('author', 'address-lines', '입력한 주소 읽기', 'Typed lines', both('docs/address-lines')),
  page('author', 'providers', '주소 서비스', 'The services', both('docs/providers')),
  page('tester', 'testing', '장애를 내며 테스트하기', 'Testing with outages', both('docs/testing')),
  page('tester', 'qa', 'QA 키트의 구조', 'The QA kit', both('docs/qa')),
  page('operator', 'deploy', '여러 노드로 운영하기', 'Several nodes', both('deploy/README')),
  page('operator', 'console', '운영 콘솔', 'The console', both('docs/console')),
  page('operator', 'endpoint', '엔드포인트', 'The endpoint', both('docs/endpoint')),
  page('operator', 'capacity', '서버 한 대가 감당하는 양', 'Capacity', both('docs/capacity')),
  page('operator', 'threat-model', '위협 모델', 'Threat model', both('docs/threat-model')),
  page('operator', 'security', '보안', 'Security', both('docs/SECURITY')),
  page('contributor', 'releasing', '배포하기', 'Releasing', both('docs/releasing')),
  page('contributor', 'contributing', '코드를 쓰는 방법', 'Contributing', english('CONTRIBUTING')),
  page('contributor', 'architecture', '구조', 'Architecture', english('docs/architecture')),
  page('contributor', 'circuit', '서킷 브레이커', 'The circuit', both('docs/circuit')),
  page('contributor', 'proof', '수치로 본 근거', 'Proof', english('docs/proof')),
  page('contributor', 'failover', '페일오버', 'Failover', both('docs/failover')),
  ...[
    ['embedded-store', '내장 저장소', 'Embedded store'],
    ['own-circuit-breaker', '직접 만든 서킷 브레이커', 'Own circuit breaker'],
    ['redis-cluster', 'Redis 클러스터', 'Redis cluster'],
    ['report-listener', '보고 받기', 'Report listener'],
    ['learned-deadlines', '학습한 제한 시간', 'Learned deadlines'],
    ['policy-numbers', '정책의 수', 'The numbers of the policy'],
    ['sheet-without-history', '방문 기록을 쓰지 않는 시트', 'A sheet without history'],
    ['silence-or-majority', '침묵 또는 다수', 'Silence or majority'],
    ['slow-for-most', '대부분에게 느리면', 'Slow for most'],
    ['stream-hub', '스트림 허브', 'Stream hub'],
    ['timeouts-and-corroboration', '시간 제한과 확인', 'Timeouts and corroboration'],
    ['two-windows', '두 개의 창', 'Two windows'],
    ['typing-in-front-of-a-viewer', '화면에 앞서 답하는 목록', 'Typing in front of a viewer'],
    ['when-nobody-can-warn', '알려 줄 사람이 없을 때', 'When nobody can warn'],
    ['why-a-hedged-call', '왜 헤지 호출인가', 'Why a hedged call'],
    ['why-jsonp-for-juso', '왜 juso에 JSONP인가', 'Why JSONP for juso'],
    ['why-ky', '왜 ky인가', 'Why ky'],
    ['why-lit', '왜 Lit인가', 'Why Lit'],
  ].map(([name = '', ko = '', en = '']) =>
    page('contributor', name, ko, en, english(`docs/decisions/${name}`)),
  ),
];

/** Where a page stands in the site. */
export const pathOf = (slug: string, language: Language): string => `${language}/${slug}.html`;
