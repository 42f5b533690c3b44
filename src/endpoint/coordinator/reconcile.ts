import { createShared, type Policy, type SharedRecord } from '../../circuit/index.ts';

/**
 * The stored record as a node that has just started wants it: with the providers of this node, and with a new
 * `rev`, since its policy (deadlines, validity) may differ from the one that was published last.
 */
export function reconcile(
  record: SharedRecord,
  wanted: readonly string[],
  policy: Policy,
  now: number,
): SharedRecord {
  const fresh = createShared(record.inc, wanted, Math.max(now, record.lastNow), policy);
  const kept = record.order.filter((id) => wanted.includes(id));
  const added = wanted.filter((id) => !kept.includes(id));
  const known = Object.entries(record.providers).filter(([id]) => wanted.includes(id));
  return {
    ...record,
    rev: record.rev + 1,
    order: [...kept, ...added],
    providers: { ...fresh.providers, ...Object.fromEntries(known) },
  };
}
