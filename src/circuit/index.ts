/** The public core: the pure circuit that browsers and the endpoint share. */
export type * from './record/types.ts';
export type {
  BrowserPolicy,
  EndpointPolicy,
  EvidencePolicy,
  LocalPolicy,
  OpenPolicy,
  Policy,
  PublishPolicy,
  RecoverPolicy,
  TransportPolicy,
  VotePolicy,
} from './record/policy.ts';
export { browserPolicy, defaultPolicy } from './record/policy.ts';
export { admissionHash, admitted, seededHash } from './hash.ts';
export { choose, freshnessOf, probeSlotKey } from './browser/choose.ts';
export type { Demotion, LocalEvent, LocalProvider, LocalState } from './browser/local-breaker.ts';
export { emptyLocal, forgetLocal, localView, recordLocal } from './browser/local-breaker.ts';
export type { Command, CommandBase } from './machine/apply-command.ts';
export type { Effect, Refusal, TransitionAlert } from './record/effects.ts';
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
} from './record/record.ts';
export { createShared } from './record/record.ts';
export { readShared } from './record/parse-record.ts';
export type { Report, ReportItem } from './record/report.ts';
export type { CircuitEvent, Stepped } from './machine/step.ts';
export { step } from './machine/step.ts';
export { view } from './machine/public-view.ts';
export { latencyBoundsMs, voteOf } from './record/report.ts';
export { type Role, type Serving, type Surface, servingOf, roleOf, worstOf } from './serving.ts';
