import type { Answer, ProviderFactory, ProviderQuery, SearchProvider } from '../contract.ts';
import { badQuery, down, failed } from '../errors.ts';
import { jsonp, type Body } from '../transport/jsonp.ts';
import { jusoKeyword } from './juso-keyword.ts';
import { loadHttp } from '../transport/lazy-http.ts';
import { LAST_ROW, readJuso } from './parse-response.ts';
import { apiUrl, asAttributes, requiredKey } from '../options.ts';

/** Options of the road-name address API of the Ministry of the Interior (docs/providers.md#juso). */
export interface JusoOptions {
  /** Approval key; bound to the registered site. */
  readonly key: string;
  /** Origin or prefix before `/addrlink/…`. @default 'https://business.juso.go.kr' */
  readonly baseUrl?: string;
  /** JSONP is the documented way for browsers; `fetch` needs CORS. @default 'jsonp' */
  readonly transport?: 'jsonp' | 'fetch';
}

export const juso = (options: JusoOptions): SearchProvider => provider(asAttributes({ ...options }));

export const factory: ProviderFactory = (options) => provider(options);

function provider(options: Parameters<ProviderFactory>[0]): SearchProvider {
  const confmKey = requiredKey(options, 'juso');
  const transport = options['transport'] ?? 'jsonp';
  if (transport !== 'jsonp' && transport !== 'fetch')
    throw new TypeError('juso: the attribute "transport" must be "jsonp" or "fetch".');

  async function search({ text, page, limit }: ProviderQuery, signal: AbortSignal): Promise<Answer> {
    const asked = jusoKeyword(text);
    if (asked.kind === 'failed') return asked;
    if (page * limit > LAST_ROW) return failed(badQuery('out-of-range'));
    const path = `/addrlink/addrLinkApi${transport === 'jsonp' ? 'Jsonp' : ''}.do`;
    const url = apiUrl(options, 'https://business.juso.go.kr', path, {
      confmKey,
      currentPage: page,
      countPerPage: limit,
      keyword: asked.keyword,
      resultType: 'json',
    });
    const answer = await (transport === 'jsonp' ? jsonp(url, signal) : byFetch(url, signal));
    return answer.kind === 'body' ? readJuso(answer.body, page, limit) : answer;
  }

  return { kind: 'search', id: 'juso', country: 'KR', search };
}

/** The HTTP client is loaded only by pages that chose it. */
async function byFetch(url: string, signal: AbortSignal): Promise<Body> {
  try {
    const { fetchJson } = await loadHttp();
    return await fetchJson(url, { signal });
  } catch (reason) {
    return failed(down('adapter-not-loaded', String(reason)));
  }
}
