import { step, type CircuitEvent, type Effect, type Policy, type SharedRecord } from '../../circuit/index.ts';
import { applyRecordDiff } from './record-diff.ts';
import { stepOf, type Told } from './replay.ts';
import { relevantEffects, type Recording } from './recording.ts';

/** A node ticks this often; ticks that changed nothing are not on the tape. */
const tickEveryMs = 1_000;

/**
 * The same tape under another policy: what the circuit would have told. A guess as soon as the two differ, since
 * browsers would have been told otherwise and would have called others: what they did say of the circuit as it
 * was then is taken as said of the circuit as it would have been. Pure.
 */
export function whatIf(flight: Recording, policy: Policy): readonly Told[] {
  let real = flight.start;
  let record: SharedRecord = { ...flight.start, policy };
  const told: Told[] = [];
  let lastAt: number | null = null;
  const take = (event: CircuitEvent, now: number, hasJumped: boolean): void => {
    const stepped = step(record, event, now, policy);
    const effects: readonly Effect[] = relevantEffects(stepped.effects, hasJumped);
    if (!effects.some(({ type }) => type === 'refused')) record = stepped.record;
    for (const effect of effects) told.push({ now, effect });
    lastAt = now;
  };

  for (const entry of flight.entries) {
    const { now } = entry;
    for (let at = (lastAt ?? now) + tickEveryMs; at < now; at += tickEveryMs)
      take({ type: 'tick' }, at, false);
    if (entry.type === 'adopted') {
      const next = applyRecordDiff(real, entry.adoption);
      record = followed(record, next);
      real = next;
      continue;
    }
    const { effects, next } = stepOf(real, entry, flight.policy);
    const isRefused = effects.some(({ type }) => type === 'refused');
    if (!isRefused) take(translated(entry.event, real, record), now, entry.hasJumped);
    real = next;
  }
  return told;
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
