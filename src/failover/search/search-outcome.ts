import type { RefusalError } from '../calls/classify.ts';
import type { Ending } from '../types.ts';

/** A provider that has refused the query. */
export interface Refusal {
  readonly provider: string;
  readonly error: RefusalError;
}

/**
 * What a search that found nothing tells the user. "None" needs a provider whose word counts: one that is
 * known to answer everything with nothing is an outage, unless somebody else says the same.
 *
 * @param zeroHits providers that answered: there is no such address
 * @param othersAreDown those who could have confirmed it failed, or are left alone for failing
 */
export function searchOutcome(
  zeroHits: readonly string[],
  refusals: readonly Refusal[],
  isBlind: (provider: string) => boolean,
  othersAreDown: boolean,
): Ending {
  const trusted = zeroHits.find((provider) => !isBlind(provider));
  if (trusted !== undefined) {
    const unconfirmed = othersAreDown ? 'failed' : 'unasked';
    return { kind: 'none', provider: trusted, check: zeroHits.length > 1 ? 'agreed' : unconfirmed };
  }
  const refusal = refusals[0];
  return refusal ? refusedOutcome(refusal) : { kind: 'down' };
}

/** What a refusal tells the user. */
export function refusedOutcome({ provider, error: { code: _, ...told } }: Refusal): Ending {
  return { ...told, provider };
}
