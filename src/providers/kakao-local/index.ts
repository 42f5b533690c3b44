import type { Location } from '../../address/index.ts';
import type { Answer, LocatingProvider, ProviderFactory, ProviderQuery } from '../contract.ts';
import { badQuery, failed, notSearchable } from '../errors.ts';
import { fetchJson } from '../transport/http.ts';
import { judgeKakaoLocal, readKakaoLocal, readKakaoPoint } from './parse-response.ts';
import { apiUrl, asAttributes, requiredKey } from '../options.ts';

/**
 * Options of Kakao's Local REST API (docs/providers.md#kakao-local). It shares its fate with Kakao's postcode service: no back-up
 * for that one.
 */
export interface KakaoLocalOptions {
  /** REST API key. */
  readonly key: string;
  /** Origin or prefix before `/v2/local/…`. @default 'https://dapi.kakao.com' */
  readonly baseUrl?: string;
}

export const kakaoLocal = (options: KakaoLocalOptions): LocatingProvider =>
  provider(asAttributes({ ...options }));

export const factory: ProviderFactory = (options) => provider(options);

const LAST_PAGE = 45;
const LARGEST_PAGE = 30;

function provider(options: Parameters<ProviderFactory>[0]): LocatingProvider {
  const headers = { Authorization: `KakaoAK ${requiredKey(options, 'kakao-local')}` };

  /** @param path behind `/v2/local/` */
  const ask = (path: string, parameters: Parameters<typeof apiUrl>[3], signal: AbortSignal) =>
    fetchJson(apiUrl(options, 'https://dapi.kakao.com', `/v2/local/${path}.json`, parameters), {
      signal,
      headers,
      judge: judgeKakaoLocal,
    });

  async function search({ text, page, limit }: ProviderQuery, signal: AbortSignal): Promise<Answer> {
    if (/^\d+$/.test(text)) return failed(notSearchable('digits-only'));
    if (page > LAST_PAGE) return failed(badQuery('out-of-range'));
    const size = Math.min(limit, LARGEST_PAGE);
    const answer = await ask('search/address', { query: text, page, size }, signal);
    return answer.kind === 'body' ? readKakaoLocal(answer.body, page, size) : answer;
  }

  async function addressesAt({ lng, lat }: Location, signal: AbortSignal): Promise<Answer> {
    const answer = await ask('geo/coord2address', { x: lng, y: lat }, signal);
    return answer.kind === 'body' ? readKakaoPoint(answer.body) : answer;
  }

  return { kind: 'search', id: 'kakao-local', country: 'KR', search, addressesAt };
}
