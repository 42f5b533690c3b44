import type { Answer, ProviderFactory, ProviderQuery, SearchProvider } from '../contract.ts';
import { failed, notSearchable } from '../errors.ts';
import { jsonp } from '../transport/jsonp.ts';
import { apiUrl, asAttributes, requiredKey } from '../options.ts';
import { readVworld } from './parse-response.ts';

/** Options of the search API of VWorld, the Ministry of Land's map (docs/providers.md#vworld). Asked by JSONP. */
export interface VworldOptions {
  readonly key: string;
  /** The registered domain, when the key is bound to one. */
  readonly domain?: string;
  /** Origin or prefix before `/req/search`. @default 'https://api.vworld.kr' */
  readonly baseUrl?: string;
}

export const vworld = (options: VworldOptions): SearchProvider => provider(asAttributes({ ...options }));

export const factory: ProviderFactory = (options) => provider(options);

function provider(options: Parameters<ProviderFactory>[0]): SearchProvider {
  const key = requiredKey(options, 'vworld');
  const domain = options['domain']?.trim();

  async function search({ text, page, limit }: ProviderQuery, signal: AbortSignal): Promise<Answer> {
    if (/^\d+$/.test(text)) return failed(notSearchable('digits-only'));
    const url = apiUrl(options, 'https://api.vworld.kr', '/req/search', {
      service: 'search',
      request: 'search',
      version: '2.0',
      crs: 'EPSG:4326',
      type: 'address',
      category: 'road',
      format: 'json',
      errorformat: 'json',
      size: limit,
      page,
      query: text,
      key,
      ...(domain && { domain }),
    });
    const answer = await jsonp(url, signal);
    return answer.kind === 'body' ? readVworld(answer.body, page, limit) : answer;
  }

  return { kind: 'search', id: 'vworld', country: 'KR', search };
}
