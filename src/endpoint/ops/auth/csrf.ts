import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether another site is behind a request. Browsers tell by Sec-Fetch-Site, older ones by Origin, and no page
 * can make either up; what sends neither is no browser and carries no cookie that it was not given.
 */
export function isCrossSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  // `none` is what the user has typed, which is never a command.
  if (site !== undefined) return site !== 'same-origin';
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase();
}
