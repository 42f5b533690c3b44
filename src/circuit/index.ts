/** The public core: the pure circuit that browsers and the endpoint share. */
export type * from './types.ts';
export type {
  EvidencePolicy,
  LocalPolicy,
  OpenPolicy,
  Policy,
  PublishPolicy,
  RecoverPolicy,
  TransportPolicy,
  VotePolicy,
} from './policy.ts';
export { defaultPolicy } from './policy.ts';
export { admissionHash, admitted } from './hash.ts';
export { choose, freshnessOf, probeSlotKey } from './choose.ts';
export type { Demotion, LocalEvent, LocalProvider, LocalState } from './local.ts';
export { emptyLocal, forgetLocal, localView, recordLocal } from './local.ts';
