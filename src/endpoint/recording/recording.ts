import type { CircuitEvent, Effect, Policy, SharedRecord } from '../../circuit/index.ts';
import type { RecordDiff } from './record-diff.ts';

/** What goes into a decision beside the record and the policy. */
export interface StepInput {
  /** The clock that `step` is given, store ms; it may have been set back. */
  readonly now: number;
  readonly event: CircuitEvent;
  /** Whether this node has seen the store's clock jump ahead. */
  readonly hasJumped: boolean;
}

/** One decision of this node, with all that `step` was given. */
export interface DecidedEntry extends StepInput {
  readonly type: 'decided';
  /** What came of it, without what became of single reports. */
  readonly effects: readonly Effect[];
}

/** From here on this node went on from what another one (or the store) held. */
export interface AdoptedEntry {
  readonly type: 'adopted';
  readonly now: number;
  readonly adoption: RecordDiff;
}

export type RecordingEntry = DecidedEntry | AdoptedEntry;

/** The record at the beginning, and everything that made it what it became, in order. */
export interface RecordedParts {
  readonly start: SharedRecord;
  readonly entries: readonly RecordingEntry[];
}

export const recordingFormat = 'address-search-flight';
/** Version 1 had commands that named the moment of their end. */
export const recordingVersion = 2;

/** The file that operators export. Reporters and networks go by pseudonyms of this file. */
export interface Recording extends RecordedParts {
  readonly format: typeof recordingFormat;
  readonly v: typeof recordingVersion;
  /** Of the package that recorded it. */
  readonly version: string;
  readonly node: string;
  /** When it was exported, store ms. */
  readonly at: number;
  readonly policy: Policy;
}

/**
 * The effects of `step`, as far as they count: single reports are the business of metrics, and of a refused command
 * nothing is stored, so nothing but the refusal has happened.
 */
export function relevantEffects(effects: readonly Effect[], hasJumped: boolean): readonly Effect[] {
  const refused = effects.filter(({ type }) => type === 'refused');
  if (refused.length > 0) return refused;
  return effects.filter((each) => each.type !== 'folded' && !isMereAbsence(each, hasJumped));
}

/**
 * Whether an effect tells of nothing but a record that nobody stepped for a while: the endpoint was off, or the store
 * was away. To `step` that looks like a clock that has jumped ahead, but it is no alarm. One set back always is.
 *
 * @param hasJumped whether this node has seen the store's clock jump ahead
 */
export function isMereAbsence(effect: Effect, hasJumped: boolean): boolean {
  return !hasJumped && effect.type === 'alert' && effect.kind === 'clock-jump' && effect.byMs > 0;
}
