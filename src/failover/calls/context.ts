import type { PageProvider, Plan } from '../../circuit/index.ts';
import type { EmbedSession, Provider } from '../../providers/index.ts';
import type { HedgeBudget } from './hedge-budget.ts';
import type { CallPool } from './call-pool.ts';
import type { LocalEvidence } from '../evidence/evidence.ts';
import type { FailoverOptions } from '../options.ts';
import type { ZeroHitSuspicion } from '../evidence/zero-hit-suspicion.ts';
import type { FailoverEvent } from '../types.ts';

/** The parts that one search shares with the next. */
export interface SearchContext {
  readonly options: FailoverOptions;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly pageProviders: readonly PageProvider[];
  readonly calls: CallPool;
  readonly evidence: LocalEvidence;
  readonly suspicion: ZeroHitSuspicion;
  readonly hedges: HedgeBudget;
  /** Loads the script of the embedding provider that is first, and counts its failure. */
  readonly preload: { asEvidence(plan: Plan): void };
  /** The one viewer that is open, mounting included. */
  viewer: EmbedSession | null;
  /** A fresh plan. */
  plan(): Plan;
  emit(event: FailoverEvent): void;
}
