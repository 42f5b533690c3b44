import {
  deadlinesTold,
  failureStands,
  step,
  type Effect,
  type Policy,
  type SharedRecord,
} from '../../circuit/index.ts';
import { applyRecordDiff } from './record-diff.ts';
import { relevantEffects, type RecordedParts, type StepInput } from './recording.ts';

/** What the circuit decided, and when (the clock of the step, store ms). */
export interface TimedEffect {
  readonly now: number;
  readonly effect: Effect;
}

/** What another node has changed, as this one found it. */
export interface ForeignChange {
  readonly now: number;
  /** Such as `juso: closed -> open`. */
  readonly change: string;
  /** How many of `replayed` came before it: times tell no order when a clock was set back. */
  readonly after: number;
}

/** Deadlines of a service that were published anew. */
export interface DeadlineChange {
  readonly now: number;
  /** Such as `juso: deadlines 1000/3000 ms -> 500/1200 ms`, and what they rest on. */
  readonly change: string;
  /** How many of `replayed` came before it. */
  readonly after: number;
}

export interface Replayed {
  /** As the file has it, and as it came out now. */
  readonly recorded: readonly TimedEffect[];
  readonly replayed: readonly TimedEffect[];
  readonly foreign: readonly ForeignChange[];
  /** How the published deadlines moved, by this node's own steps. */
  readonly deadlines: readonly DeadlineChange[];
  /** What it all led to. */
  readonly record: SharedRecord;
  readonly reports: number;
}

/** Goes through a recording again. Pure: the same one gives the same, whenever and wherever. */
export function replay({ start, entries }: RecordedParts, policy: Policy): Replayed {
  let record = start;
  const recorded: TimedEffect[] = [];
  const replayed: TimedEffect[] = [];
  const foreign: ForeignChange[] = [];
  const deadlines: DeadlineChange[] = [];
  let reports = 0;
  for (const entry of entries) {
    const { now } = entry;
    if (entry.type === 'adopted') {
      const next = applyRecordDiff(record, entry.adoption);
      for (const change of changesOf(record, next)) foreign.push({ now, change, after: replayed.length });
      record = next;
      continue;
    }
    if (entry.event.type === 'reports') reports += entry.event.reports.length;
    const { effects, next } = stepAgain(record, entry, policy);
    for (const effect of entry.effects) recorded.push({ now, effect });
    for (const effect of effects) replayed.push({ now, effect });
    for (const change of deadlineChangesOf(record, next))
      deadlines.push({ now, change, after: replayed.length });
    record = next;
  }
  return { recorded, replayed, foreign, deadlines, record, reports };
}

/** One step as the node made it. A refused command has changed nothing. */
export function stepAgain(
  record: SharedRecord,
  { event, now, hasJumped }: StepInput,
  policy: Policy,
): { readonly effects: readonly Effect[]; readonly next: SharedRecord; readonly isRefused: boolean } {
  const stepped = step(record, event, now, policy);
  const effects = relevantEffects(stepped.effects, hasJumped);
  const isRefused = effects.some(({ type }) => type === 'refused');
  return { effects, next: isRefused ? record : stepped.record, isRefused };
}

/** Whether two effects are the same, to the last vote. */
export function isSameEffect(a: TimedEffect | undefined, b: TimedEffect | undefined): boolean {
  return a !== undefined && b !== undefined && textOf(a) === textOf(b);
}

/** Where two lists part: the index of the first difference; null: nowhere. */
export function firstDifference(a: readonly TimedEffect[], b: readonly TimedEffect[]): number | null {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) if (!isSameEffect(a[i], b[i])) return i;
  return null;
}

function changesOf(before: SharedRecord, after: SharedRecord): readonly string[] {
  const line = (what: string, from: string, to: string): readonly string[] =>
    from === to ? [] : [`${what} ${from} -> ${to}`];
  const changes = Object.entries(after.providers).flatMap(([id, { phase, forced }]) => {
    const was = before.providers[id];
    if (was === undefined) return [];
    const holds = line(`${id}: forced`, was.forced?.to ?? 'nothing', forced?.to ?? 'nothing');
    return [...line(`${id}:`, was.phase, phase), ...holds];
  });
  const deadlines = deadlineChangesOf(before, after);
  const notice = after.notice?.notice.id;
  return [
    ...(before.inc === after.inc ? [] : [`another incarnation of the store: ${after.inc}`]),
    ...changes,
    ...deadlines,
    ...line('order:', before.order.join(', '), after.order.join(', ')),
    ...(before.notice?.notice.id === notice ? [] : [`notice: ${notice ?? 'none'}`]),
  ];
}

function deadlineChangesOf(before: SharedRecord, after: SharedRecord): readonly string[] {
  return Object.entries(after.providers).flatMap(([id, { learned }]) => {
    const [was, is] = [deadlinesTold(before, id), deadlinesTold(after, id)];
    if (was.softMs === is.softMs && was.hardMs === is.hardMs) return [];
    const moved = `${id}: deadlines ${was.softMs}/${was.hardMs} ms -> ${is.softMs}/${is.hardMs} ms`;
    if (failureStands(after, id)) return [`${moved} (a failure stands)`];
    if (learned === null) return [`${moved} (as set)`];
    const { quantile, quantileMs, browsers, cutShare } = learned;
    const within = quantileMs === null ? 'too many unanswered' : `${quantile} within ${quantileMs} ms`;
    return [`${moved} (learned: ${within}, ${browsers} browsers, cut ${Number(cutShare.toFixed(3))})`];
  });
}

/** The order of the keys says nothing. */
function textOf(effect: TimedEffect): string {
  return JSON.stringify(effect, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
