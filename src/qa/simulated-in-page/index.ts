import { http, type HttpHandler } from 'msw';
import { knownAddresses } from '../simulated/addresses/index.ts';
import type { WireAnswer } from '../simulated/faulty-server.ts';
import { answerJuso, simulatedKey } from '../simulated/juso/juso-api.ts';
import { answerKakaoScript, answerKakaoViewer, scriptPath } from '../simulated/kakao/kakao-service.ts';
import { viewerPage } from '../simulated/kakao/kakao-viewer.ts';

/** The page of Kakao's viewer, to be served by whoever gives its address to `simulatedServices`. */
export const simulatedViewer = (): string => viewerPage('well');

/** True where this address is one that `simulatedServices` answers. */
const isOf = (host: RegExp, path: string, url: URL): boolean => host.test(url.host) && url.pathname === path;

/**
 * Both services, healthy, for a page that has no servers: MSW handlers that answer at the real addresses as the
 * simulated servers do, whatever the key. Outages stand before them (`outageHandlers`).
 *
 * @param viewerUrl where the page of Kakao's viewer is served, within the worker's scope
 */
export function simulatedServices(viewerUrl: string): readonly HttpHandler[] {
  const answerFor = (url: URL): WireAnswer | null => {
    if (isOf(/^t1\.(kakao|daum)cdn\.net$/, scriptPath, url))
      return answerKakaoScript(url, null, viewerUrl, false);
    if (isOf(/./, '/rows', url) && url.origin === location.origin)
      return answerKakaoViewer(url, null, knownAddresses);
    if (!/^(business|www)\.juso\.go\.kr$/.test(url.host)) return null;
    url.searchParams.set('confmKey', simulatedKey);
    return answerJuso(url, null, knownAddresses);
  };
  return [
    http.get('*', ({ request }) => {
      const answer = answerFor(new URL(request.url));
      if (!answer) return undefined;
      const { status, type, headers, body } = answer;
      return new Response(body, { status, headers: { 'content-type': type, ...headers } });
    }),
  ];
}
