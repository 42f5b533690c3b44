import { isOfNewerVersion, readShared, type Policy, type SharedRecord } from '../../circuit/index.ts';
import { StoreError } from './store.ts';

/**
 * A record as a store has kept it; null: it is damaged or of a forgotten version, and a new one may begin.
 *
 * @throws StoreError for a record of a newer version: this node would destroy what the newer ones know, so it
 *   writes nothing, is not ready and goes on with its last view (docs/endpoint.md#versions-of-the-record)
 */
export function readRecord(stored: unknown, policy: Policy): SharedRecord | null {
  if (isOfNewerVersion(stored))
    throw new StoreError(
      'the record was written by a newer version of the endpoint; this one leaves it alone: update this node',
    );
  return readShared(stored, policy);
}
