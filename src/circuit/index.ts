/** The public core: the pure circuit that browsers and the endpoint share. */
export type * from './record/types.ts';
export * from './record/policy.ts';
export * from './record/browser-policy.ts';
export * from './record/latency.ts';
export * from './record/report.ts';
export type { LearnedDeadlines } from './record/learned-deadlines.ts';
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
export { isOfNewerVersion, readShared } from './record/parse-record.ts';
export { shiftTimes } from './record/shift-times.ts';
export { admissionHash, admitted, seededHash } from './hash.ts';
export * from './browser/choose.ts';
export * from './browser/local-breaker.ts';
export { paceOf, withDuration, withoutWarning, type Durations } from './browser/own-pace.ts';
export type { Command, CommandBase } from './machine/apply-command.ts';
export * from './machine/step.ts';
export { view } from './machine/public-view.ts';
export { deadlinesTold, failureStands } from './machine/standing-failure.ts';
export { unansweredProviders } from './machine/unanswered-alert.ts';
export { type Role, type Serving, type Surface, servingOf, roleOf, worstOf } from './serving.ts';
