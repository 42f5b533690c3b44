import type { Vote } from './record.ts';
import type { CallKind } from './types.ts';

/**
 * Upper bounds (ms) by which browsers count how long answers took. Both sides read this one list: an answer that
 * the endpoint put elsewhere would be another answer.
 */
export const latencyBoundsMs = [50, 100, 250, 500, 1_000, 1_500, 2_500, 5_000, 10_000] as const;

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
