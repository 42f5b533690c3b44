import { latencyBoundsMs, latencyBucket } from './latency.ts';
import type { Vote, Voter } from './record.ts';
import type { CallKind } from './types.ts';

/** Outcomes of one kind of call to one provider under one epoch, as a browser sends them. Counts are claims. */
export interface ReportItem {
  readonly provider: string;
  readonly epoch: number;
  readonly kind: CallKind;
  readonly ok: number;
  readonly late: number;
  readonly bad: number;
  readonly opaque: number;
  readonly misconfigured: number;
  readonly suspectEmpty: number;
  readonly limited: number;
  readonly censored: number;
  readonly void: number;
  /** Of bad + opaque + misconfigured + suspectEmpty. */
  readonly corroborated: number;
  /** Age of the last outcome, ms. */
  readonly ageMs: number;
  /** Upper bound (ms) of the bucket of its slowest answer; absent without one, and in what older versions recorded. */
  readonly slowestMs?: number;
}

/** One report; the network is the endpoint's own finding, never the client's word. */
export interface Report {
  readonly reporter: string;
  readonly network: string;
  /** Rises with each report of one reporter. */
  readonly seq: number;
  readonly items: readonly ReportItem[];
}

/**
 * The one vote that an item is worth, however large its counts: bad if the corroborated failures are
 * at least as many as the answers; null if it proves nothing. See docs/circuit.md#votes.
 */
export function voteOf(item: ReportItem): Vote | null {
  const failures = item.bad + item.opaque + item.misconfigured + item.suspectEmpty;
  const bad = Math.min(item.corroborated, failures);
  const answers = item.ok + item.late;
  if (bad > 0 && bad >= answers) return 'bad';
  if (answers > 0) return item.ok >= item.late ? 'ok' : 'late';
  return null;
}

/**
 * What an item says of the time that answers take: its slowest one, or that somebody waited in vain. Undefined: nothing,
 * such as a failure that came at once.
 */
export function tookOf({ slowestMs, bad, censored }: ReportItem): Voter['took'] {
  if (bad > 0 || censored > 0) return 'cut';
  return slowestMs === undefined
    ? undefined
    : (latencyBoundsMs[latencyBucket(slowestMs)] ?? latencyBoundsMs.at(-1));
}
