import { type Address, understandQuery } from '../../address/index.ts';

/**
 * Whether a "none" is contradicted by what another service found, or says nothing of the service, since it could not
 * know the text (docs/failover.md#contradictions).
 *
 * @param asked the text as the service was asked for it
 * @param found what the other service found; null where only that it did is known
 * @param country of the service, which knows no addresses of another one; absent where it does not say
 */
export function isContradiction(asked: string, found: readonly Address[] | null, country?: string): boolean {
  const understood = understandQuery(asked, 1);
  const isLot = understood.kind === 'search' && understood.line.kind === 'lot';
  if (understood.kind === 'search') {
    const { text, line } = understood;
    // With a detail, a postcode or a reference part, this one was asked for more than the other.
    if (line.kind === 'po-box' || text !== asked.trim()) return false;
  }
  // Without the addresses nobody knows whether a road belongs to a lot.
  if (!found) return !isLot;
  return found.some(
    (address) => (address.road || !address.jibun) && (country ?? address.country) === address.country,
  );
}
