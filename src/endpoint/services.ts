import type { FastifyInstance } from 'fastify';
import type { Budgets } from './budget.ts';
import type { Clock } from './clock.ts';
import type { Keeper } from './keeper.ts';
import type { Load } from './load.ts';
import type { Metrics } from './metrics.ts';
import type { NetworkNames } from './network-names.ts';
import type { Origins } from './origins.ts';
import type { StreamHub } from './stream-hub.ts';
import type { Trust } from './trusted-proxy.ts';
import type { ViewTexts } from './view-text.ts';

/** What the routes work with. */
export interface Services {
  readonly clock: Clock;
  readonly keeper: Keeper;
  readonly texts: ViewTexts;
  readonly hub: StreamHub;
  readonly budgets: Budgets;
  readonly names: NetworkNames;
  readonly origins: Origins;
  readonly trust: Trust;
  readonly load: Load;
  readonly metrics: Metrics;
  /** The endpoint is about to end: it still serves, but wants no newcomers. */
  readonly isDraining: () => boolean;
}

/** Adds some routes. */
export type Routes = (app: FastifyInstance, services: Services) => void;
