import type { EmbedProvider, ProviderFactory } from '../contract.ts';
import { loadLibrary, type LibraryUrls } from './load-library.ts';
import { openViewer } from './viewer.ts';
import { asAttributes, milliseconds } from '../options.ts';

const PATH = 'mapjsapi/bundle/postcode/prod/postcode.v2.js';
const SCRIPT_URL = `https://t1.kakaocdn.net/${PATH}`;
const MIRROR_URL = `https://t1.daumcdn.net/${PATH}`;

/**
 * Options of Kakao's postcode service, an embedded page (docs/providers.md#kakao-postcode). A page that is not ready 5 s
 * after it was asked for has failed, however long its deadlines are.
 */
export interface KakaoPostcodeOptions {
  /** Never with a query string: Kakao refuses to work then. @default the address at kakaocdn */
  readonly scriptUrl?: string;
  /** @default the address at daumcdn, unless `scriptUrl` is given */
  readonly mirrorUrl?: string;
  /** For script, mirror and core together, in ms. @default 4000 */
  readonly loadTimeout?: number;
  /** From the loaded script to the viewer's first sign of life, in ms. @default 5000 */
  readonly readyTimeout?: number;
}

export const kakaoPostcode = (options: KakaoPostcodeOptions = {}): EmbedProvider =>
  provider(asAttributes({ ...options }));

export const factory: ProviderFactory = (options) => provider(options);

function provider(options: Parameters<ProviderFactory>[0]): EmbedProvider {
  const script = options['script-url']?.trim();
  const urls: LibraryUrls = {
    script: script || SCRIPT_URL,
    mirror: options['mirror-url']?.trim() || (script ? null : MIRROR_URL),
    timeoutMs: milliseconds(options, 'kakao-postcode', 'load-timeout', 4000),
  };
  const readyTimeoutMs = milliseconds(options, 'kakao-postcode', 'ready-timeout', 5000);
  const preload = (signal: AbortSignal) => loadLibrary(urls, signal);
  return {
    kind: 'embed',
    country: 'KR',
    id: 'kakao-postcode',
    preload,
    embed: (host, query, events) => openViewer({ host, query, events, readyTimeoutMs, load: preload }),
  };
}
