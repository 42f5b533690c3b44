import type { ProviderId } from '../faults.ts';
import type { SimulatedProviders } from '../start.ts';

/** Something that a page asks a simulated service for. */
export interface Asking {
  readonly what: string;
  readonly provider: ProviderId;
  readonly url: (simulated: SimulatedProviders) => string;
}

/** The address of a juso search. */
export function jusoUrl(
  { juso }: SimulatedProviders,
  keyword: string,
  more: Readonly<Record<string, string>> = {},
  path = 'addrLinkApi.do',
): string {
  const ask = {
    confmKey: juso.key,
    currentPage: '1',
    countPerPage: '10',
    resultType: 'json',
    keyword,
    ...more,
  };
  return `${juso.baseUrl}/addrlink/${path}?${new URLSearchParams(ask).toString()}`;
}

/** The address of the same search by JSONP. */
export const jsonpUrl = (
  simulated: SimulatedProviders,
  keyword: string,
  more: Readonly<Record<string, string>> = { callback: 'called' },
): string => jusoUrl(simulated, keyword, more, 'addrLinkApiJsonp.do');

/** The address of the viewer's page. */
export const viewerUrl = ({ kakao }: SimulatedProviders, q = ''): string =>
  `${kakao.viewerOrigin}/search?${new URLSearchParams({ origin: kakao.viewerOrigin, q }).toString()}`;

/** The address of the rows that the viewer asks for. */
export const rowsUrl = ({ kakao }: SimulatedProviders, q: string, sd = 'on'): string =>
  `${kakao.viewerOrigin}/rows?${new URLSearchParams({ q, sd }).toString()}`;

export const SCRIPT: Asking = {
  what: "Kakao's script",
  provider: 'kakao-postcode',
  url: ({ kakao }) => kakao.scriptUrl,
};
export const MIRROR: Asking = {
  what: 'the mirror of the script',
  provider: 'kakao-postcode',
  url: ({ kakao }) => kakao.mirrorUrl,
};
export const VIEWER: Asking = {
  what: "the viewer's page",
  provider: 'kakao-postcode',
  url: (simulated) => viewerUrl(simulated),
};
export const ROWS: Asking = {
  what: "the viewer's rows",
  provider: 'kakao-postcode',
  url: (simulated) => rowsUrl(simulated, '세종대로'),
};
export const JUSO_JSON: Asking = {
  what: 'juso over fetch',
  provider: 'juso',
  url: (simulated) => jusoUrl(simulated, '세종대로'),
};
const JUSO_JSONP: Asking = {
  what: 'juso over JSONP',
  provider: 'juso',
  url: (simulated) => jsonpUrl(simulated, '세종대로'),
};

/** Everything that is asked for over the wire. */
export const ASKINGS: readonly Asking[] = [SCRIPT, MIRROR, VIEWER, ROWS, JUSO_JSON, JUSO_JSONP];
