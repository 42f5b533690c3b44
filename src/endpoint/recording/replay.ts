import { step, type Effect, type SharedRecord } from '../../circuit/index.ts';
import { applyRecordDiff } from './record-diff.ts';
import { relevantEffects, type RecordingEntry, type RecordedParts } from './recording.ts';

/** Something that the circuit told, and when (the clock of the step, store ms). */
export interface Told {
  readonly now: number;
  readonly effect: Effect;
}

/** What another node has changed, as this one found it. */
export interface Found {
  readonly now: number;
  /** Such as `juso: closed -> open`. */
  readonly change: string;
}

export interface Replayed {
  /** As the file has it, and as it came out now. */
  readonly recorded: readonly Told[];
  readonly replayed: readonly Told[];
  readonly found: readonly Found[];
  /** What it all led to. */
  readonly record: SharedRecord;
  readonly steps: number;
  readonly reports: number;
}

/** Goes through a tape again. Pure: the same tape gives the same, whenever and wherever. */
export function replay(tape: RecordedParts, policy: SharedRecord['policy']): Replayed {
  let record = tape.start;
  const recorded: Told[] = [];
  const replayed: Told[] = [];
  const found: Found[] = [];
  let reports = 0;
  for (const entry of tape.entries) {
    const { now } = entry;
    if (entry.type === 'adopted') {
      const next = applyRecordDiff(record, entry.adoption);
      for (const change of changesOf(record, next)) found.push({ now, change });
      record = next;
      continue;
    }
    if (entry.event.type === 'reports') reports += entry.event.reports.length;
    const { effects, next } = stepOf(record, entry, policy);
    for (const effect of entry.effects) recorded.push({ now, effect });
    for (const effect of effects) replayed.push({ now, effect });
    record = next;
  }
  return { recorded, replayed, found, record, steps: tape.entries.length, reports };
}

/** One entry again, as the node decided it. A refused command has changed nothing. */
export function stepOf(
  record: SharedRecord,
  { event, now, hasJumped }: Extract<RecordingEntry, { type: 'decided' }>,
  policy: SharedRecord['policy'],
): { readonly effects: readonly Effect[]; readonly next: SharedRecord } {
  const stepped = step(record, event, now, policy);
  const effects = relevantEffects(stepped.effects, hasJumped);
  const isRefused = effects.some(({ type }) => type === 'refused');
  return { effects, next: isRefused ? record : stepped.record };
}

/** Whether two things told are the same, to the last vote. */
export function isSameTold(a: Told | undefined, b: Told | undefined): boolean {
  return a !== undefined && b !== undefined && textOf(a) === textOf(b);
}

/** Where two lists part: the index of the first difference; null: nowhere. */
export function firstDifference(a: readonly Told[], b: readonly Told[]): number | null {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) if (!isSameTold(a[i], b[i])) return i;
  return null;
}

function changesOf(before: SharedRecord, after: SharedRecord): readonly string[] {
  const changes = Object.entries(after.providers).flatMap(([id, { phase, forced }]) => {
    const was = before.providers[id];
    const [from, to] = [was?.forced?.to ?? null, forced?.to ?? null];
    return [
      ...(was !== undefined && was.phase !== phase ? [`${id}: ${was.phase} -> ${phase}`] : []),
      ...(was !== undefined && from !== to
        ? [`${id}: forced ${from ?? 'nothing'} -> ${to ?? 'nothing'}`]
        : []),
    ];
  });
  const [old, now] = [before.order.join(', '), after.order.join(', ')];
  return [
    ...(before.inc === after.inc ? [] : [`another incarnation of the store: ${after.inc}`]),
    ...changes,
    ...(old === now ? [] : [`order: ${old} -> ${now}`]),
    ...(before.notice?.notice.id === after.notice?.notice.id
      ? []
      : [`notice: ${after.notice?.notice.id ?? 'none'}`]),
  ];
}

/** The order of the keys says nothing. */
function textOf(told: Told): string {
  return JSON.stringify(told, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
