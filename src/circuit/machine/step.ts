import type { Effect, Emit } from '../record/effects.ts';
import type { Policy } from '../record/policy.ts';
import type { SharedRecord } from '../record/record.ts';
import { shiftTimes } from '../record/shift-times.ts';
import type { Report } from '../record/report.ts';
import { advance } from './advance.ts';
import { applyCommand, type Command } from './apply-command.ts';
import { applyReports } from './apply-reports.ts';
import { evaluate } from './evaluate.ts';
import { learnDeadlines } from './learn-deadlines.ts';
import { deadlinesTold } from './standing-failure.ts';

/** What the endpoint tells the circuit. */
export type CircuitEvent =
  { readonly type: 'reports'; readonly reports: readonly Report[] } | { readonly type: 'tick' } | Command;

/** The record after an event, and what is to be written down or told. */
export interface Stepped {
  readonly record: SharedRecord;
  readonly effects: readonly Effect[];
}

/**
 * The whole endpoint side of the circuit: one event at one moment. Pure; the caller stores the record and
 * its effects in one commit. A `clock` that is a little early counts as the last one; see docs/circuit.md#clock.
 *
 * @param clock server ms
 */
export function step(shared: SharedRecord, event: CircuitEvent, clock: number, policy: Policy): Stepped {
  const effects: Effect[] = [];
  const emit: Emit = (effect) => void effects.push(effect);
  const reached = advance(reckon({ ...shared, policy }, clock, emit), emit);
  const next = learnDeadlines(apply(reached, event, emit), Math.min(shared.lastNow, reached.lastNow));
  const isObeyed = next !== reached && event.type !== 'reports' && event.type !== 'tick';
  const isPublished = isObeyed || published(next) !== published(shared);
  return { record: isPublished ? { ...next, rev: shared.rev + 1 } : next, effects };
}

/** The record by this clock. What was set back moves the times that are stored: else all would wait for the old ones. */
function reckon(shared: SharedRecord, clock: number, emit: Emit): SharedRecord {
  const { lastNow, policy } = shared;
  const byMs = clock - lastNow;
  const isSetBack = byMs < -policy.clockBackMs;
  if (isSetBack || byMs > policy.clockJumpMs) emit({ type: 'alert', kind: 'clock-jump', byMs, at: clock });
  if (isSetBack) return shiftTimes(shared, byMs);
  return byMs > 0 ? { ...shared, lastNow: clock } : shared;
}

function apply(shared: SharedRecord, event: CircuitEvent, emit: Emit): SharedRecord {
  switch (event.type) {
    case 'tick':
      return evaluate(shared, emit);
    case 'reports':
      return evaluate(applyReports(shared, event.reports, emit), emit);
    case 'force':
    case 'order':
    case 'notice':
      return applyCommand(shared, event, emit);
  }
}

/** Everything that browsers can see, without the passing of time. */
function published(shared: SharedRecord): string {
  const { policy, order, notice, providers } = shared;
  const { validForMs, graceMs, sample, typeAheadShare } = policy;
  const circuits = Object.entries(providers).map(([id, { epoch, phase, share, doubtful, forced }]) => {
    return [id, epoch, phase, share, doubtful, forced?.to ?? null, deadlinesTold(shared, id)];
  });
  return JSON.stringify([
    order,
    notice?.notice ?? null,
    validForMs,
    graceMs,
    sample,
    typeAheadShare,
    circuits,
  ]);
}
