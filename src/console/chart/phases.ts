import type { ForcedTo, Phase } from '../../circuit/index.ts';
import { type TimelineEntry } from '../../protocol/index.ts';

/** For how long a circuit stood somewhere. Server ms. */
export interface PhaseSpan {
  readonly from: number;
  /** null: it stands there still. */
  readonly to: number | null;
  readonly phase: Phase;
  readonly forced: ForcedTo | null;
}

/**
 * Where a circuit stood, oldest first, as far as the entries tell. What was before the oldest entry follows
 * from it; without any entry nothing is known but `current`. Entries from before a clock that was set back are by
 * that clock, and are counted as the record counts them: as old as they were.
 *
 * @param entries newest first, as the endpoint gives them
 * @param since nothing older is wanted
 */
export function phasesOf(
  entries: readonly Pick<TimelineEntry, 'at' | 'effect'>[],
  provider: string,
  since: number,
  current: { readonly phase: Phase; readonly forced: ForcedTo | null },
): readonly PhaseSpan[] {
  const newestFirst: PhaseSpan[] = [];
  let { phase, forced } = current;
  let to: number | null = null;
  let setBackMs = 0;
  for (const [index, { effect }] of entries.entries()) {
    if (effect.type === 'alert' && effect.kind === 'clock-jump') setBackMs += Math.min(0, effect.byMs);
    if (effect.type !== 'transition' && effect.type !== 'forced') continue;
    if (effect.provider !== provider) continue;
    if (to !== null && to <= since) break;
    const at = effect.at + setBackMs;
    newestFirst.push({ from: at, to, phase, forced });
    to = at;
    if (effect.type === 'transition') phase = effect.from;
    // An older hold is only known by its own entry, further down.
    else forced = effect.to === null ? heldBy(entries.slice(index + 1), provider) : null;
  }
  newestFirst.push({ from: since, to, phase, forced });
  return newestFirst
    .map((span) => ({ ...span, from: Math.max(span.from, since) }))
    .filter((span) => span.to === null || span.to > span.from)
    .reverse();
}

function heldBy(entries: readonly Pick<TimelineEntry, 'at' | 'effect'>[], provider: string): ForcedTo | null {
  for (const { effect } of entries) {
    if (effect.type === 'forced' && effect.provider === provider) return effect.to;
  }
  return null;
}
