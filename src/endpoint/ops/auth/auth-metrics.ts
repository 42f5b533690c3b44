import { Counter, Gauge, type Registry } from 'prom-client';

const reasons = ['missing', 'wrong', 'slowed', 'session', 'cross-site'] as const;

/** Why somebody was not let in. `session`: the cookie is over, logged out or forged. */
export type Turned = (typeof reasons)[number];

/** What Prometheus is told of the ops API. */
export class OpsMetrics {
  readonly #refused: Counter<'reason'>;

  constructor(registry: Registry, streams: () => number) {
    this.#refused = new Counter({
      name: 'address_search_ops_logins_refused_total',
      help: 'Requests to the ops API without the right to it.',
      labelNames: ['reason'],
      registers: [registry],
    });
    for (const reason of reasons) this.#refused.inc({ reason }, 0);
    new Gauge({
      name: 'address_search_ops_streams_open',
      help: 'Open streams of consoles.',
      registers: [registry],
      collect() {
        this.set(streams());
      },
    });
  }

  turnedAway(reason: Turned): void {
    this.#refused.inc({ reason });
  }
}
