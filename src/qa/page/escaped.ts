import { whomFor, type ServiceAddresses } from '../msw/whom.ts';
import type { EscapedRequest } from '../scenarios/qa.ts';
import type { Forced } from '../scenarios/types.ts';

/** A request as the browser's timeline has it, in ms since the page began. */
export interface TimedRequest {
  readonly name: string;
  readonly startTime: number;
}

/** While an outage was wanted and the worker was not in control yet, in ms since the page began. */
export interface Gap {
  readonly from: number;
  readonly until: number;
}

/** The requests of the gap that one of the outages names. What is scheduled for later names none yet. */
export function escapedOf(
  requests: readonly TimedRequest[],
  gap: Gap,
  forced: readonly Forced[],
  here: ServiceAddresses,
): readonly EscapedRequest[] {
  const now = forced.filter(({ inMs }) => inMs === 0);
  const isOffline = now.some(({ scenario }) => scenario === 'offline');
  return requests.flatMap(({ name: url, startTime }) => {
    const whom = startTime >= gap.from && startTime < gap.until ? whomFor(url, here) : null;
    if (!whom || !(isOffline || now.some(({ target }) => target === whom.target))) return [];
    return [{ target: whom.target, url }];
  });
}
