import type { FastifyInstance } from 'fastify';
import type { RateLimiter } from './http/rate-limiter.ts';
import type { Clock } from '../platform/index.ts';
import type { Recorder } from './recording/recorder.ts';
import type { Series } from './metrics/series.ts';
import type { Coordinator } from './coordinator/coordinator.ts';
import type { EventLoopLag } from './metrics/event-loop-lag.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { NetworkPseudonyms } from './http/network-pseudonyms.ts';
import type { Options } from './config/options.ts';
import type { Origins } from './http/origins.ts';
import type { Store } from './stores/store.ts';
import type { StreamHub } from './streams/stream-hub.ts';
import type { Trust } from './http/client-address.ts';
import type { ViewPayloads } from './streams/view-payload.ts';
import type { ChannelTest } from '../protocol/index.ts';

/** What the routes work with. */
export interface Services {
  readonly clock: Clock;
  readonly coordinator: Coordinator;
  readonly payloads: ViewPayloads;
  readonly hub: StreamHub;
  readonly rateLimiter: RateLimiter;
  readonly pseudonyms: NetworkPseudonyms;
  readonly origins: Origins;
  readonly trust: Trust;
  readonly eventLoopLag: EventLoopLag;
  /** Whether a report of this reporter is answered without being counted. */
  readonly isShed: (reporter: string) => boolean;
  readonly metrics: Metrics;
  /** /metrics is written anew at most this often. */
  readonly metricsMaxAgeMs: number;
  /** What this node was told in the last half hour. */
  readonly series: Series;
  /** What went through `step` in the last minutes, and by which policy. */
  readonly recorder: Recorder;
  readonly policy: Options['policy'];
  /** Tells this node from the others, for people: host and port. */
  readonly node: () => string;
  /** The endpoint is about to end: it still serves, but wants no newcomers. */
  readonly isDraining: () => boolean;
  readonly opsTokens: Options['opsTokens'];
  readonly timeline: Store['timeline'];
  readonly storePlace: Store['place'];
  /** Sends a test alert through every configured channel. */
  readonly testAlerts: () => Promise<readonly ChannelTest[]>;
}

/** Adds some routes. */
export type Routes = (app: FastifyInstance, services: Services) => void;
