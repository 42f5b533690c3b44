import type { IncomingHttpHeaders } from 'node:http';
import { isOfHost } from '../../http/origins.ts';

/**
 * Whether another site is behind a request. Browsers tell by Sec-Fetch-Site, older ones by Origin, and no page
 * can make either up; what sends neither is no browser and carries no cookie that it was not given.
 */
export function isCrossSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  // `none` is what the user has typed, which is never a command.
  if (site !== undefined) return site !== 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && !isOfHost(origin, host);
}
