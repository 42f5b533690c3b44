import type { Effect } from '../record/effects.ts';
import type { Policy } from '../record/policy.ts';
import type { Quorum } from './quorum.ts';
import type { SharedRecord } from '../record/record.ts';
import { withProvider } from './transition.ts';

/**
 * Tells the integrator that a key, a domain or a CSP is wrong: once an epoch, and not on one browser's word
 * (its extension or a saved copy of the page look the same), unless it is the only one there is.
 */
export function alertOfKeys(
  before: SharedRecord,
  quorum: Quorum,
  now: number,
  policy: Policy,
  effects: Effect[],
): SharedRecord {
  const alone = quorum.active <= 1;
  const reportersNeeded = alone ? 1 : policy.minReporters;
  const networksNeeded = alone || policy.singleNetwork ? 1 : policy.minNetworks;
  let shared = before;
  for (const [id, record] of Object.entries(before.providers).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (record.keyAlert === record.epoch) continue;
    const voters = Object.values(record.window).filter(
      (voter) => voter.key === true && voter.endedAt >= now - policy.activeMs,
    );
    if (voters.length < reportersNeeded) continue;
    if (new Set(voters.map((voter) => voter.network)).size < networksNeeded) continue;
    shared = withProvider(shared, id, { ...record, keyAlert: record.epoch });
    effects.push({ type: 'alert', kind: 'misconfigured', provider: id, epoch: record.epoch, at: now });
  }
  return shared;
}
