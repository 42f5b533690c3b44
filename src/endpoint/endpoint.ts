import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { unansweredProviders, type Effect } from '../circuit/index.ts';
import { AlertMetrics, noAlerts, startAlerts, type AlertOptions } from './alerts/index.ts';
import { votingNetworkOf } from './http/network.ts';
import { RateLimiter } from './http/rate-limiter.ts';
import { loadShedding } from './server/load-shedding.ts';
import { systemClock, type Clock } from '../platform/index.ts';
import { Recorder } from './recording/recorder.ts';
import { Series } from './metrics/series.ts';
import { reportListener } from './server/report-listener.ts';
import { Coordinator } from './coordinator/coordinator.ts';
import { EventLoopLag } from './metrics/event-loop-lag.ts';
import type { LogTarget } from './http/log.ts';
import { Metrics } from './metrics/metrics.ts';
import { NetworkPseudonyms } from './http/network-pseudonyms.ts';
import type { Options } from './config/options.ts';
import { Origins } from './http/origins.ts';
import { addRoutes, createServer } from './server/server.ts';
import type { Services } from './services.ts';
import type { Store } from './stores/store.ts';
import { StreamHub } from './streams/stream-hub.ts';
import { version } from './config/version.ts';
import { ViewPayloads } from './streams/view-payload.ts';

/** What a running endpoint needs to know; see `Options`. */
export type EndpointOptions = Pick<
  Options,
  'port' | 'host' | 'providers' | 'allowOrigins' | 'trustProxy' | 'policy' | 'limits'
> & {
  /** Who may use the ops API; nobody: it is off. @default nobody */
  readonly opsTokens?: Options['opsTokens'];
  /** @default nobody is told */
  readonly alerts?: AlertOptions;
  readonly log: LogTarget;
  /** /metrics is written anew at most this often (ms), however many ask for it. @default 1_000 */
  readonly metricsMaxAgeMs?: number;
  readonly clock?: Clock;
  readonly random?: () => number;
};

/** An endpoint that serves. */
export interface Endpoint {
  readonly url: string;
  readonly keeper: Coordinator;
  /** What is written about things that are no request. */
  readonly log: { info(text: string): void; warn(text: string): void };
  /**
   * Ends well: not ready at once, the streams said goodbye to over at most `spreadMs`, reports flushed. The
   * store stays open: it belongs to the caller.
   *
   * @param servesOnMs how long it serves as before until then, so that balancers can turn to others. @default 0
   */
  close(spreadMs?: number, servesOnMs?: number): Promise<void>;
}

/** Connections that outlive the farewell by this much are cut. */
const patienceMs = 1_000;
/** One stream ends every 10 ms, up to `spreadMs` for all. */
const perStreamMs = 10;

/**
 * Starts an endpoint on a store. It listens when this resolves.
 *
 * @throws StoreError when the store cannot be reached; the error of `listen` (EADDRINUSE) when the port is busy
 */
export async function startEndpoint(options: EndpointOptions, store: Store): Promise<Endpoint> {
  const { policy, limits, providers, clock = systemClock, random = Math.random } = options;
  // The server is there before what it serves; it listens when all is.
  let onReport: RequestListener = (_request, response) => void response.writeHead(503).end();
  const app = createServer(options.log, (request, response) => onReport(request, response));
  const { log } = app;
  const ends: (() => unknown)[] = [];
  let isDraining = false;
  try {
    const eventLoopLag = new EventLoopLag(clock, limits.overloadMs);
    ends.push(() => eventLoopLag.stop());
    // The two know each other: the coordinator tells the metrics, the metrics ask the coordinator.
    const metrics: Metrics = new Metrics(
      {
        record: () => coordinator.record,
        streams: () => hub.size,
        lagMs: () => eventLoopLag.lagMs,
        isStoreUp: () => coordinator.isStoreUp,
      },
      { version, node: process.version },
    );
    const pseudonyms = await NetworkPseudonyms.start(store, clock);
    ends.push(() => pseudonyms.stop());
    const series = new Series();
    const recorder = new Recorder();
    const coordinator: Coordinator = await Coordinator.start({
      store,
      policy,
      providers,
      clock,
      random,
      reportsWaiting: limits.reportsWaiting,
      nameOf: (network) => pseudonyms.ofNetwork(votingNetworkOf(network)),
      recorder,
      watcher: {
        ...metrics.watcher(),
        received: (reports, now) => {
          series.countReports(reports, now);
          metrics.countReports(reports);
        },
        effects: (effects) => {
          metrics.watcher().effects(effects);
          for (const effect of effects)
            if (isNews(effect)) log.info({ effect: inShort(effect) }, effect.type);
        },
        trouble: (reason) => {
          if (reason === null) log.info('store is back');
          else log.warn({ err: reason }, 'store is away: views stay, nothing is decided');
        },
      },
    });
    ends.push(() => coordinator.close());
    const payloads = new ViewPayloads(coordinator, clock);
    const hub: StreamHub = new StreamHub({
      clock,
      random,
      limits,
      dropped: () => metrics.streamDropped(),
      payload: () => payloads.current(),
    });
    ends.push(() => hub.end(0));
    coordinator.onView(() => hub.publish());
    const alertMetrics = new AlertMetrics(metrics.registry);
    const alertOptions = options.alerts ?? noAlerts;
    const alerts = startAlerts(alertOptions, {
      store,
      clock,
      random,
      now: () => coordinator.now(),
      view: () => coordinator.view(),
      unanswered: () => unansweredProviders(coordinator.record),
      consoleUrl: () => `${alertOptions.publicUrl ?? urlOf(app.server.address() as AddressInfo)}/ops/`,
      watcher: {
        delivery: (channel, result, count) => alertMetrics.delivery(channel, result, count),
        trouble: (what) => log.warn(`alerts: ${what}`),
      },
    });
    ends.push(() => alerts.close());
    alertMetrics.watch(alerts.channels, () => alerts.oldestMs);
    const services: Services = {
      clock,
      coordinator,
      payloads,
      hub,
      pseudonyms,
      eventLoopLag,
      metrics,
      metricsMaxAgeMs: options.metricsMaxAgeMs ?? 1_000,
      series,
      recorder,
      policy,
      node: () => `${hostname()}:${(app.server.address() as AddressInfo).port}`,
      isShed: loadShedding(eventLoopLag, randomBytes(6).toString('base64url')),
      rateLimiter: new RateLimiter(limits, randomBytes(6).toString('base64url')),
      origins: new Origins(options.allowOrigins),
      trust: options.trustProxy,
      isDraining: () => isDraining,
      opsTokens: options.opsTokens ?? [],
      timeline: (before, limit) => store.timeline(before, limit),
      storePlace: () => store.place(),
      testAlerts: () => alerts.testAlerts(),
    };
    onReport = reportListener(services);
    await addRoutes(app, services, version);
    await app.listen({
      port: options.port,
      host: options.host,
      listenTextResolver: (address) => `listening on ${address}`,
    });

    let closing: Promise<void> | null = null;
    const close = async (spreadMs: number, servesOnMs: number): Promise<void> => {
      isDraining = true;
      if (servesOnMs > 0) await new Promise<void>((resolve) => clock.after(servesOnMs, resolve));
      await hub.end(Math.min(spreadMs, hub.size * perStreamMs));
      const stop = clock.after(patienceMs, () => app.server.closeAllConnections());
      await app.close();
      stop();
      for (const end of [...ends].reverse()) await end();
    };
    return {
      url: urlOf(app.server.address() as AddressInfo),
      keeper: coordinator,
      log,
      close: (spreadMs = 0, servesOnMs = 0) => (closing ??= close(spreadMs, servesOnMs)),
    };
  } catch (error) {
    for (const end of [...ends].reverse()) await end();
    await app.close();
    throw error;
  }
}

/** What operators may want to find in the log; folds and ramp steps are too many. */
function isNews({ type }: Effect): boolean {
  return type !== 'folded' && type !== 'share' && type !== 'refused';
}

/** Who voted how stays in the store, where it is short-lived. */
function inShort(effect: Effect): object {
  if (effect.type !== 'transition') return effect;
  const { bad, ok, networks } = effect.because;
  return { ...effect, because: { bad, ok, networks } };
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
