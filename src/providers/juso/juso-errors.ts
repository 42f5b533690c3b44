import type { BadQueryReason, NotSearchableReason, ProviderError } from '../contract.ts';
import { badQuery, down, limited, misconfigured, notSearchable } from '../errors.ts';

/**
 * Codes of the Korean search only: other juso APIs give the same codes another meaning
 * (docs/providers.md#juso-error-codes).
 */
const REFUSED: Readonly<Record<string, BadQueryReason>> = {
  E0005: 'empty',
  E0006: 'too-broad',
  E0008: 'too-short',
  E0010: 'too-long',
  E0011: 'too-many-digits',
  E0012: 'symbols-only',
  E0015: 'out-of-range',
};

const NOT_SEARCHABLE: Readonly<Record<string, NotSearchableReason>> = {
  E0009: 'digits-only',
  E0013: 'forbidden',
};

/** What an `errorCode` other than "0" means. A code that is not in the guide counts as down. */
export function jusoError(code: string, message: string): ProviderError {
  const reason = REFUSED[code];
  if (reason) return badQuery(reason, code, message);
  const other = NOT_SEARCHABLE[code];
  if (other) return notSearchable(other, code, message);
  if (/^E00(?:01|02|03|14)$/.test(code)) return misconfigured(code, message);
  return code === 'E0007' ? limited(code, message) : down(code, message);
}
