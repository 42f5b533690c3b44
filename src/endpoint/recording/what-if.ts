import { shiftTimes, type CircuitEvent, type Policy, type SharedRecord } from '../../circuit/index.ts';
import { applyRecordDiff } from './record-diff.ts';
import type { Recording, StepInput } from './recording.ts';
import { stepAgain, type TimedEffect } from './replay.ts';

/** A node ticks this often; ticks that changed nothing are not recorded. */
const tickEveryMs = 1_000;

/**
 * The same recording under another policy: what the circuit would have decided. A guess as soon as the two differ,
 * since browsers would have been told otherwise and would have called others: what they did say of the circuit as
 * it was then is taken as said of the circuit as it would have been. Pure.
 */
export function whatIf(recording: Recording, policy: Policy): readonly TimedEffect[] {
  let real = recording.start;
  let record: SharedRecord = { ...recording.start, policy };
  const decided: TimedEffect[] = [];
  let lastAt: number | null = null;
  const stepTo = (input: StepInput): void => {
    const { effects, next } = stepAgain(record, input, policy);
    record = next;
    lastAt = input.now;
    for (const effect of effects) decided.push({ now: lastAt, effect });
  };

  for (const entry of recording.entries) {
    const { now } = entry;
    for (let at = (lastAt ?? now) + tickEveryMs; at < now; at += tickEveryMs)
      stepTo({ event: { type: 'tick' }, now: at, hasJumped: false });
    if (entry.type === 'adopted') {
      const next = applyRecordDiff(real, entry.adoption);
      // The other node has met a clock that was set back: what it stored is by that clock now.
      const isSetBack = next.lastNow < real.lastNow && now < record.lastNow;
      record = followed(isSetBack ? shiftTimes(record, now - record.lastNow) : record, next);
      real = next;
      continue;
    }
    const { next, isRefused } = stepAgain(real, entry, recording.policy);
    if (!isRefused) stepTo({ ...entry, event: translated(entry.event, real, record) });
    real = next;
  }
  return decided;
}

/** A report of the epoch that was counts for the epoch that would have been; a command is based on it. */
function translated(event: CircuitEvent, real: SharedRecord, record: SharedRecord): CircuitEvent {
  if (event.type === 'tick') return event;
  if (event.type !== 'reports') return { ...event, rev: record.rev };
  const reports = event.reports.map((report) => ({
    ...report,
    items: report.items.map((item) => {
      const isCurrent = real.providers[item.provider]?.epoch === item.epoch;
      return { ...item, epoch: isCurrent ? (record.providers[item.provider]?.epoch ?? -1) : -1 };
    }),
  }));
  return { ...event, reports };
}

/** Evidence and commands of another node count; where its circuits stood does not. */
function followed(record: SharedRecord, theirs: SharedRecord): SharedRecord {
  const providers = Object.entries(record.providers).map(([id, mine]) => {
    const { window = {}, forced = null } = theirs.providers[id] ?? {};
    const votes = Object.entries(window).filter(([, { endedAt }]) => endedAt >= mine.epochAt);
    return [id, { ...mine, forced, window: { ...mine.window, ...Object.fromEntries(votes) } }] as const;
  });
  const { order, ordered, notice, reporters, demand } = theirs;
  return { ...record, order, ordered, notice, reporters, demand, providers: Object.fromEntries(providers) };
}
