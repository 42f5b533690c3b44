import type { Phase } from './record/types.ts';
import type { Circuits } from './serving.ts';

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
