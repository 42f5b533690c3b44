import type { Answer, ProviderFactory, ProviderQuery, SearchProvider } from '../contract.ts';
import { badQuery, failed, notSearchable } from '../errors.ts';
import { fetchJson } from '../transport/http.ts';
import { apiUrl, asAttributes } from '../options.ts';
import { readZipcloud } from './parse-response.ts';

/** Options of zipcloud, Japanese postcodes down to the 町域 (docs/providers.md#zipcloud). */
export interface ZipcloudOptions {
  /** Origin or prefix before `/api/search`. @default 'https://zipcloud.ibsnet.co.jp' */
  readonly baseUrl?: string;
}

export const zipcloud = (options: ZipcloudOptions = {}): SearchProvider =>
  provider(asAttributes({ ...options }));

export const factory: ProviderFactory = (options) => provider(options);

function provider(options: Parameters<ProviderFactory>[0]): SearchProvider {
  async function search({ text, page, limit }: ProviderQuery, signal: AbortSignal): Promise<Answer> {
    // Seven digits, as people write them: "〒920-1154".
    const [, first, second] = /^〒? ?(\d{3})-?(\d{4})$/.exec(text) ?? [];
    if (!first || !second) return failed(notSearchable('unsupported'));
    if (page > 1) return failed(badQuery('out-of-range'));
    const zipcode = first + second;
    const url = apiUrl(options, 'https://zipcloud.ibsnet.co.jp', '/api/search', { zipcode, limit });
    const answer = await fetchJson(url, { signal });
    return answer.kind === 'body' ? readZipcloud(answer.body, limit) : answer;
  }

  return { kind: 'search', id: 'zipcloud', country: 'JP', search };
}
