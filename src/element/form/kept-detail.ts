import { type Address, withDetail, samePlace } from '../../address/index.ts';
import type { FieldTexts } from './fields.ts';

/**
 * What is picked, with the detail that belongs to it: the one typed with the query, else the one in the input,
 * which stays when it was typed for the same place or before any place was chosen.
 */
export function withKeptDetail(
  found: Address,
  before: Address | null,
  texts: FieldTexts,
  typed: string,
): Address {
  const isKept = !before || before.source === 'manual' || samePlace(before, found);
  return withDetail(found, typed || (isKept ? texts.detail : ''));
}
