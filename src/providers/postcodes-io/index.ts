import type { Answer, ProviderFactory, ProviderQuery, SearchProvider } from '../contract.ts';
import { badQuery, failed, notSearchable } from '../errors.ts';
import { fetchJson } from '../transport/http.ts';
import { apiUrl, asAttributes } from '../options.ts';
import { judgePostcodesIo, readPostcodesIo } from './parse-response.ts';

/** Options of postcodes.io, British postcodes (docs/providers.md#postcodesio). It knows places, not streets. */
export interface PostcodesIoOptions {
  /** Origin or prefix before `/postcodes`. @default 'https://api.postcodes.io' */
  readonly baseUrl?: string;
}

export const postcodesIo = (options: PostcodesIoOptions = {}): SearchProvider =>
  provider(asAttributes({ ...options }));

export const factory: ProviderFactory = (options) => provider(options);

const WHOLE = /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i;
/** The first letters and the first digit. */
const BEGINNING = /^[a-z]{1,2}\d[a-z\d ]{0,5}$/i;

function provider(options: Parameters<ProviderFactory>[0]): SearchProvider {
  const origin = 'https://api.postcodes.io';

  async function search({ text, page, limit }: ProviderQuery, signal: AbortSignal): Promise<Answer> {
    if (!BEGINNING.test(text)) return failed(notSearchable('unsupported'));
    if (page > 1) return failed(badQuery('out-of-range'));
    const url = WHOLE.test(text)
      ? apiUrl(options, origin, `/postcodes/${encodeURIComponent(text)}`)
      : apiUrl(options, origin, '/postcodes', { q: text, limit });
    const answer = await fetchJson(url, { signal, judge: judgePostcodesIo });
    return answer.kind === 'body' ? readPostcodesIo(answer.body, limit) : answer;
  }

  return { kind: 'search', id: 'postcodes-io', country: 'GB', search };
}
