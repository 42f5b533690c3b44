import { isOfNewerVersion, readShared, type Policy, type SharedRecord } from '../../circuit/index.ts';
import { StoreError } from './store.ts';

/** Fields of a record and of its circuits that this version has no name for. */
export interface ForeignFields {
  readonly record: Fields;
  readonly providers: Readonly<Record<string, Fields>>;
}

type Fields = Readonly<Record<string, unknown>>;

export const noForeignFields: ForeignFields = { record: {}, providers: {} };

/**
 * A record as a store has kept it, and what a newer version has put beside it; null: it is damaged or of a forgotten
 * version, and a new one may begin.
 *
 * @throws StoreError for a record of a newer version: this node would destroy what the newer ones know, so it
 *   writes nothing, is not ready and goes on with its last view (docs/endpoint.md#versions-of-the-record)
 */
export function readStored(
  stored: unknown,
  policy: Policy,
): { readonly record: SharedRecord; readonly foreign: ForeignFields } | null {
  if (isOfNewerVersion(stored))
    throw new StoreError(
      'the record was written by a newer version of the endpoint; this one leaves it alone: update this node',
    );
  const record = readShared(stored, policy);
  if (record === null) return null;
  // It could be read, so these are objects.
  const { providers, ...rest } = stored as Fields & { readonly providers: Readonly<Record<string, Fields>> };
  const foreign = Object.entries(providers).map(
    ([id, each]) => [id, without(each, record.providers[id] ?? {})] as const,
  );
  return { record, foreign: { record: without(rest, record), providers: Object.fromEntries(foreign) } };
}

/** The record with what belongs to newer versions, so that their nodes find it again. */
export function toStored(record: SharedRecord, foreign: ForeignFields): SharedRecord {
  const providers = Object.entries(record.providers).map(
    ([id, each]) => [id, { ...foreign.providers[id], ...each }] as const,
  );
  return { ...foreign.record, ...record, providers: Object.fromEntries(providers) };
}

function without(fields: Fields, known: object): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !Object.hasOwn(known, name)));
}
