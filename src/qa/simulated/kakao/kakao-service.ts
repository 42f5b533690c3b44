import type { KnownAddress } from '../addresses/types.ts';
import type { Fault } from '../faults.ts';
import type { WireAnswer } from '../faulty-server.ts';
import { kakaoScript, type Broken } from './kakao-script.ts';
import { completeData, viewerPage } from './kakao-viewer.ts';
import { searchAddresses } from '../search.ts';

export const scriptPath = '/mapjsapi/bundle/postcode/prod/postcode.v2.js';
const mostRows = 30;
const brokenBy: Partial<Record<Fault, Broken>> = {
  'bad-key': 'refuses',
  'wrong-shape': 'other-shape',
  'core-missing': 'no-core',
};
const notFound: WireAnswer = { status: 404, type: 'text/plain', body: 'Not Found', faulty: false };

/** The script hosts: the first address, which can be gone, and its mirror. */
export function answerKakaoScript(
  url: URL,
  fault: Fault | null,
  viewerUrl: string,
  isMirror: boolean,
): WireAnswer {
  if (url.pathname !== scriptPath) return notFound;
  if (fault === 'script-gone' && !isMirror) return { ...notFound, faulty: true };
  const broken = (fault && brokenBy[fault]) ?? 'no';
  const body = kakaoScript(viewerUrl, broken);
  return { status: 200, type: 'text/javascript; charset=utf-8', body, faulty: broken !== 'no' };
}

/** The viewer's host: its page, and the rows that the page asks for. */
export function answerKakaoViewer(
  url: URL,
  fault: Fault | null,
  addresses: readonly KnownAddress[],
): WireAnswer {
  if (url.pathname === '/rows') {
    const query = url.searchParams.get('q') ?? '';
    const shorthand = url.searchParams.get('sd') !== 'off';
    const found = fault === 'empty' ? [] : searchAddresses(addresses, query).slice(0, mostRows);
    const rows = found.map((address) => ({
      road: completeData(address, { query, shorthand, selected: 'R' }),
      lot: completeData(address, { query, shorthand, selected: 'J' }),
    }));
    return { status: 200, type: 'application/json', body: JSON.stringify(rows), faulty: fault === 'empty' };
  }
  if (url.pathname !== '/search') return notFound;
  // A script that was loaded in better times meets a viewer of today: these faults must reach it too.
  if (fault === 'system-error' || fault === 'bad-key' || fault === 'wrong-shape')
    return { status: 502, type: 'text/html; charset=utf-8', body: '<h1>502 Bad Gateway</h1>', faulty: true };
  const life = fault === 'never-ready' ? 'silent' : fault === 'dies-after-ready' ? 'dies' : 'well';
  return { status: 200, type: 'text/html; charset=utf-8', body: viewerPage(life), faulty: life !== 'well' };
}
