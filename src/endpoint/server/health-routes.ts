import { SharedText } from '../metrics/shared-text.ts';
import type { Routes } from '../services.ts';

/** For balancers, Prometheus and people: /healthz, /readyz, /metrics, /openapi.json. */
export const healthRoutes: Routes = (app, services) => {
  const { coordinator, metrics, isDraining, clock, metricsMaxAgeMs, storePlace } = services;
  const metricsText = new SharedText(() => metrics.text(), clock, metricsMaxAgeMs);
  app.get('/healthz', { schema: { summary: 'Alive, and with which store' } }, (_, reply) =>
    reply.header('cache-control', 'no-store').send({ alive: true, store: storePlace() }),
  );
  app.get('/readyz', { schema: { summary: 'Store reachable and not about to end' } }, (_, reply) => {
    const reason = isDraining() ? 'draining' : coordinator.isStoreUp ? null : 'store';
    reply.code(reason === null ? 200 : 503).header('cache-control', 'no-store');
    return reply.send(reason === null ? { ready: true } : { ready: false, reason });
  });
  app.get('/metrics', { schema: { summary: 'Prometheus text' } }, async (_, reply) => {
    const text = await metricsText.read();
    return reply.type(metrics.contentType).send(text);
  });
  // Made once: no route comes later.
  let description: string | null = null;
  app.get('/openapi.json', { schema: { hide: true } }, (_, reply) => {
    description ??= JSON.stringify(app.swagger());
    return reply.type('application/json; charset=utf-8').send(description);
  });
};
