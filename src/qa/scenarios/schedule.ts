import type { Forced } from './types.ts';

export type OutageState = 'waiting' | 'on' | 'over';

/** When something forced begins and ends, in the clock of `since`. */
const times = ({ inMs, forMs }: Forced, since: number): readonly [begin: number, end: number] => [
  since + inMs,
  since + inMs + (forMs ?? Number.POSITIVE_INFINITY),
];

/** Whether something forced at `since` is in force at `now`; both in ms of the same clock. */
export function stateAt(forced: Forced, since: number, now: number): OutageState {
  const [begin, end] = times(forced, since);
  return now < begin ? 'waiting' : now < end ? 'on' : 'over';
}

/** How long until one of them begins or ends, in ms; null when none will. */
export function nextChangeIn(forced: readonly Forced[], since: number, now: number): number | null {
  const ahead = forced.flatMap((one) => times(one, since)).filter((at) => at > now && Number.isFinite(at));
  return ahead.length === 0 ? null : Math.min(...ahead) - now;
}
