import { PAYLOAD_ROWS } from './payload-rows.ts';
import { known, type KnownAddress } from './types.ts';

/** Real public addresses that both simulated services know. */
export const ADDRESSES: readonly KnownAddress[] = [...PAYLOAD_ROWS].map(known);
