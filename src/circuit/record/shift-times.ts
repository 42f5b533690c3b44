import type { ProviderRecord, SharedRecord } from './record.ts';

/**
 * The same record by a clock that shows another time: everything is as old, and lasts as long, as before. Every time
 * of the record has to be in here. Pure. See docs/circuit.md#clock.
 *
 * @param byMs how much more the clock shows now; less than nothing: it was set back
 */
export function shiftTimes(shared: SharedRecord, byMs: number): SharedRecord {
  const { ordered, notice, policy, lastNow, providers, reporters, demand } = shared;
  const slotOf = (at: number): number => Math.floor(at / policy.slotMs);
  return {
    ...shared,
    ordered: { ...ordered, at: ordered.at + byMs },
    notice: notice && { ...notice, at: notice.at + byMs, until: shifted(notice.until, byMs) },
    lastNow: lastNow + byMs,
    providers: mapped(providers, (record) => shiftProvider(record, byMs)),
    reporters: mapped(reporters, (reporter) => ({ ...reporter, at: reporter.at + byMs })),
    // As many slots ago as before, since slots begin at the same times by every clock.
    demand: { ...demand, slot: demand.slot + slotOf(lastNow + byMs) - slotOf(lastNow) },
  };
}

function shiftProvider(record: ProviderRecord, byMs: number): ProviderRecord {
  const { since, epochAt, stepAt, opensAt, retryAt, openings, forced, because, window } = record;
  const { learned, unanswered } = record;
  return {
    ...record,
    since: since + byMs,
    epochAt: epochAt + byMs,
    stepAt: stepAt + byMs,
    opensAt: opensAt + byMs,
    retryAt: shifted(retryAt, byMs),
    openings: openings.map((at) => at + byMs),
    forced: forced && { ...forced, at: forced.at + byMs, until: shifted(forced.until, byMs) },
    because: { ...because, at: because.at + byMs },
    learned: learned && { ...learned, at: learned.at + byMs },
    unanswered: unanswered && { ...unanswered, since: unanswered.since + byMs },
    window: mapped(window, (voter) => ({ ...voter, endedAt: voter.endedAt + byMs })),
  };
}

function shifted(at: number | null, byMs: number): number | null {
  return at === null ? null : at + byMs;
}

function mapped<T>(rows: Readonly<Record<string, T>>, map: (row: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, map(row)]));
}
