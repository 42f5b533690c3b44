import { Counter, Gauge, type Registry } from 'prom-client';

const reasons = ['missing', 'wrong', 'slowed', 'session', 'cross-site'] as const;

/** Counts somebody who was not let in. `session`: the cookie is over, logged out or forged. */
export type CountRefused = (reason: (typeof reasons)[number]) => void;

/** What Prometheus is told of the ops API. @param streams how many there are now */
export function authMetrics(registry: Registry, streams: () => number): CountRefused {
  const refused = new Counter({
    name: 'address_search_ops_logins_refused_total',
    help: 'Requests to the ops API without the right to it.',
    labelNames: ['reason'],
    registers: [registry],
  });
  for (const reason of reasons) refused.inc({ reason }, 0);
  new Gauge({
    name: 'address_search_ops_streams_open',
    help: 'Open streams of consoles.',
    registers: [registry],
    collect() {
      this.set(streams());
    },
  });
  return (reason) => refused.inc({ reason });
}
