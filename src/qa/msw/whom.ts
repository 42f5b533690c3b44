/** Whom a request is for. */
export type Whom =
  | { readonly target: 'kakao-postcode'; readonly part: 'script' | 'mirror' | 'core' }
  | { readonly target: 'juso' | 'kakao-local' | 'endpoint' };

/** Where the services of this page are, beside the real ones. */
export interface ServiceAddresses {
  readonly kakaoScripts: readonly string[];
  readonly kakaoMirrors: readonly string[];
  /** Origins, or prefixes before `/addrlink/…`. */
  readonly juso: readonly string[];
  /** Origins, or prefixes before `/v2/local/…`. */
  readonly kakaoLocal: readonly string[];
  /** Addresses of shared-state endpoints. */
  readonly endpoints: readonly string[];
}

export const noAddresses: ServiceAddresses = {
  kakaoScripts: [],
  kakaoMirrors: [],
  juso: [],
  kakaoLocal: [],
  endpoints: [],
};

/** The first address of the script, and the legacy ones that it had before (docs/providers.md#kakao-script). */
const kakaoScriptUrl =
  /^https?:\/\/(t1\.kakaocdn\.net\/mapjsapi\/bundle\/postcode\/|(dmaps|spi\.maps)\.daum\.net\/(imap\/)?map_js_init\/|ssl\.daumcdn\.net\/dmaps\/map_js_init\/).*postcode(\.v2)?\.js/;
const kakaoMirrorUrl = /^https?:\/\/t1\.daumcdn\.net\/mapjsapi\/bundle\/postcode\/.*postcode\.v2\.js/;
/** What the older loaders load next (docs/providers.md#kakao-script). */
const kakaoCoreUrl = /^https?:\/\/t1\.(daum|kakao)cdn\.net\/postcode\/api\/core\//;
/** Search, over `fetch` and JSONP (docs/providers.md#juso). */
const jusoUrl = /^https?:\/\/(business|www)\.juso\.go\.kr\/addrlink\/addr\w+Api(Jsonp)?\.do/;
/** Search, and the addresses at a point (docs/providers.md#kakao-local). */
const kakaoLocalUrl = /^https?:\/\/dapi\.kakao\.com\/v2\/local\//;

const isBelow = (url: string, prefix: string): boolean => {
  const bare = prefix.replace(/\/+$/, '');
  return url === bare || ['/', '?', '#'].some((sign) => url.startsWith(bare + sign));
};

/** Whom a request to this address is for; null for everybody whom no scenario is about. */
export function whomFor(url: string, here: ServiceAddresses): Whom | null {
  const among = (addresses: readonly string[]): boolean => addresses.some((one) => isBelow(url, one));
  /** At a path of the API, behind an origin or prefix. */
  const amongApis = (bases: readonly string[], path: string): boolean =>
    among(bases.map((base) => base.replace(/\/+$/, '') + path));
  const kakao = (part: 'script' | 'mirror' | 'core'): Whom => ({ target: 'kakao-postcode', part });
  if (among(here.kakaoScripts) || kakaoScriptUrl.test(url)) return kakao('script');
  if (among(here.kakaoMirrors) || kakaoMirrorUrl.test(url)) return kakao('mirror');
  if (kakaoCoreUrl.test(url)) return kakao('core');
  if (jusoUrl.test(url) || amongApis(here.juso, '/addrlink')) return { target: 'juso' };
  if (kakaoLocalUrl.test(url) || amongApis(here.kakaoLocal, '/v2/local')) return { target: 'kakao-local' };
  return among(here.endpoints) ? { target: 'endpoint' } : null;
}

/** What the page's `<address-source>` and `<address-search>` elements name, at this moment. */
export function addressesOfPage(page: Document): ServiceAddresses {
  const named = (selector: string, attribute: string): readonly string[] =>
    [...page.querySelectorAll(`${selector}[${attribute}]`)].flatMap((element) => {
      const text = element.getAttribute(attribute)?.trim();
      return text && URL.canParse(text, page.baseURI) ? [new URL(text, page.baseURI).href] : [];
    });
  return {
    kakaoScripts: named('address-source[type="kakao-postcode"]', 'script-url'),
    kakaoMirrors: named('address-source[type="kakao-postcode"]', 'mirror-url'),
    juso: named('address-source[type="juso"]', 'base-url'),
    kakaoLocal: named('address-source[type="kakao-local"]', 'base-url'),
    endpoints: named('address-search', 'endpoint'),
  };
}
