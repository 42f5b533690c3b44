import type { Emit } from '../record/effects.ts';
import { mapProviders, type SharedRecord } from '../record/record.ts';
import { countNetworks } from './quorum.ts';

/**
 * Tells the integrator that a key, a domain or a CSP is wrong: once an epoch, and not on one browser's word
 * (its extension or a saved copy of the page look the same), unless it is the only one there is.
 */
export function alertMisconfiguration(shared: SharedRecord, active: number, emit: Emit): SharedRecord {
  const { lastNow: now, policy } = shared;
  const isAlone = active <= 1;
  const reportersNeeded = isAlone ? 1 : policy.minReporters;
  const networksNeeded = isAlone || policy.singleNetwork ? 1 : policy.minNetworks;
  return mapProviders(shared, Object.keys(shared.providers).sort(), (record, id) => {
    const { epoch } = record;
    if (record.keyAlert === epoch) return record;
    const voters = Object.values(record.window).filter(
      (voter) => voter.key === true && voter.endedAt >= now - policy.activeMs,
    );
    const networks = countNetworks(voters.map((voter) => voter.network));
    if (voters.length < reportersNeeded || networks < networksNeeded) return record;
    emit({ type: 'alert', kind: 'misconfigured', provider: id, epoch, at: now });
    return { ...record, keyAlert: epoch };
  });
}
