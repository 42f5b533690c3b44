import { isUsable, type HeldPhase, type ProviderRecord } from './record/record.ts';
import type { Phase } from './record/types.ts';

/** What the sentences on users rest on; an `OpsState` has it, and so has what a command would make of it. */
export interface Circuits {
  readonly order: readonly string[];
  readonly providers: Readonly<Record<string, HeldPhase & Pick<ProviderRecord, 'share' | 'doubtful'>>>;
}

/** What people look at when a provider serves them: its own embedded page, or our list. */
export type Surface = 'viewer' | 'list';

/** What users meet now. */
export type Serving =
  /** One provider takes every search. `isStandIn`: another would have come first. `isHeld`: against the evidence. */
  | {
      readonly kind: 'one';
      readonly by: string;
      readonly surface: Surface;
      readonly isStandIn: boolean;
      readonly isHeld: boolean;
    }
  /** The first one takes a share; the rest falls to another one, or to nobody. */
  | {
      readonly kind: 'shared';
      readonly by: string;
      readonly surface: Surface;
      readonly share: number;
      readonly rest: string | null;
    }
  /** The last one left fails too. */
  | { readonly kind: 'doubtful'; readonly by: string }
  /** Nobody is usable. */
  | { readonly kind: 'none' };

/** What one provider is to users now. */
export type Role =
  | { readonly kind: 'serves'; readonly surface: Surface; readonly isHeld: boolean }
  | { readonly kind: 'serves-part'; readonly surface: Surface; readonly share: number }
  | { readonly kind: 'waits'; readonly behind: string }
  | { readonly kind: 'waits-part'; readonly behind: string; readonly share: number }
  | { readonly kind: 'probed'; readonly instead: string | null }
  | { readonly kind: 'off'; readonly instead: string | null; readonly isHeld: boolean }
  | { readonly kind: 'doubtful' };

/** Our own list is what every provider but the embedded one is shown in. */
export function surfaceOf(provider: string): Surface {
  return provider === 'kakao-postcode' ? 'viewer' : 'list';
}

/** Pure. */
export function servingOf(circuits: Circuits): Serving {
  const usable = usableIn(circuits);
  const [by, ...others] = usable;
  if (by === undefined) return { kind: 'none' };
  const { doubtful, forced, phase } = circuits.providers[by] ?? gone;
  if (doubtful && forced === null) return { kind: 'doubtful', by };
  const surface = surfaceOf(by);
  const share = shareOf(circuits, by);
  if (share < 1) {
    const rest = others.find((id) => shareOf(circuits, id) === 1) ?? others[0] ?? null;
    return { kind: 'shared', by, surface, share, rest };
  }
  const isHeld = forced !== null && phase !== 'closed';
  return { kind: 'one', by, surface, isStandIn: by !== circuits.order[0], isHeld };
}

/** Pure. */
export function roleOf(id: string, circuits: Circuits): Role {
  const { phase, forced, doubtful } = circuits.providers[id] ?? gone;
  const usable = usableIn(circuits);
  const instead = usable.find((other) => other !== id) ?? null;
  if (forced?.to === 'open') return { kind: 'off', instead, isHeld: true };
  if (doubtful && forced === null) return { kind: 'doubtful' };
  if (!usable.includes(id)) {
    return phase === 'half-open' ? { kind: 'probed', instead } : { kind: 'off', instead, isHeld: false };
  }
  const share = shareOf(circuits, id);
  const full = usable.find((other) => shareOf(circuits, other) === 1);
  const behind = full === undefined || usable.indexOf(full) >= usable.indexOf(id) ? null : full;
  if (behind !== null) {
    return share < 1 ? { kind: 'waits-part', behind, share } : { kind: 'waits', behind };
  }
  const surface = surfaceOf(id);
  if (share < 1) return { kind: 'serves-part', surface, share };
  return { kind: 'serves', surface, isHeld: forced !== null && phase !== 'closed' };
}

const gravity: Readonly<Record<Phase, number>> = { closed: 0, recovering: 1, 'half-open': 2, open: 3 };

/** The provider that is worst off, as the title and the icon tell it; null: all is well. */
export interface Worst {
  readonly provider: string;
  readonly phase: Phase;
}

/** A provider that is forced open counts as open. Of two that are as bad, the first in the order. */
export function worstOf({ order, providers }: Circuits): Worst | null {
  let worst: Worst | null = null;
  for (const provider of order) {
    const record = providers[provider];
    if (record === undefined) continue;
    const phase = record.forced?.to === 'open' || record.doubtful ? 'open' : record.phase;
    if (gravity[phase] > gravity[worst?.phase ?? 'closed']) worst = { provider, phase };
  }
  return worst;
}

const gone = { phase: 'open', share: 0, forced: null, doubtful: false } as const;

function usableIn({ order, providers }: Circuits): readonly string[] {
  return order.filter((id) => isUsable(providers[id] ?? gone));
}

function shareOf({ providers }: Circuits, id: string): number {
  const { forced, share } = providers[id] ?? gone;
  return forced?.to === 'closed' ? 1 : share;
}
