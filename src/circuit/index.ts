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
export { admissionHash, admitted, seededHash } from './hash.ts';
export { choose, freshnessOf, probeSlotKey } from './choose.ts';
export type { Demotion, LocalEvent, LocalProvider, LocalState } from './local.ts';
export { emptyLocal, forgetLocal, localView, recordLocal } from './local.ts';
export type { Command, CommandBase } from './command.ts';
export type { Effect, Refusal, TransitionAlert } from './effect.ts';
export type {
  Because,
  Forced,
  Needs,
  ProviderRecord,
  Reporter,
  Rule,
  SharedRecord,
  Vote,
  Voter,
} from './record.ts';
export { createShared } from './record.ts';
export { latencyBoundsMs } from './latency.ts';
export { readShared } from './read.ts';
export type { Report, ReportItem } from './report.ts';
export type { CircuitEvent, Stepped } from './step.ts';
export { step } from './step.ts';
export { view } from './view.ts';
