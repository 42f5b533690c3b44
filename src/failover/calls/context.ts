import type { PageProvider, Plan } from '../../circuit/index.ts';
import type { Provider } from '../../providers/index.ts';
import type { Budget } from './token-budget.ts';
import type { Calls } from './call-pool.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { FailoverOptions } from '../options.ts';
import type { Suspicion } from '../evidence/zero-hit-suspicion.ts';
import type { FailoverEvent } from '../types.ts';

/** What can be closed because something else takes its place on the screen. */
export interface OpenViewer {
  readonly provider: string;
  close(): void;
}

/** The parts that one search shares with the next. */
export interface Engine {
  readonly options: FailoverOptions;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly pageProviders: readonly PageProvider[];
  readonly calls: Calls;
  readonly evidence: Evidence;
  readonly suspicion: Suspicion;
  readonly hedges: Budget;
  readonly crossChecks: Budget;
  /** The one viewer that is open, mounting included. */
  viewer: OpenViewer | null;
  /** A fresh plan. */
  plan(): Plan;
  emit(event: FailoverEvent): void;
}
