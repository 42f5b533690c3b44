import { Counter, Gauge, type Registry } from 'prom-client';
import type { ChannelName } from './channels/channel.ts';
import type { DeliveryResult } from './delivery.ts';

const results = [
  'delivered',
  'limited',
  'failed',
  'rejected',
  'given-up',
] as const satisfies DeliveryResult[];

/** What Prometheus is told of the delivery of alerts. */
export class AlertMetrics {
  readonly #deliveries: Counter<'channel' | 'result'>;

  constructor(private readonly registry: Registry) {
    this.#deliveries = new Counter({
      name: 'address_search_alert_deliveries_total',
      help: 'Attempts to deliver an alert, by how they ended; each alert of a merged message counts. Sum over the nodes.',
      labelNames: ['channel', 'result'],
      registers: [registry],
    });
  }

  /**
   * Begins to tell of the channels that are configured, and of the oldest alert.
   *
   * @param oldestMs age of the oldest alert that some channel lacks; 0: there is none
   */
  watch(channels: readonly ChannelName[], oldestMs: () => number): void {
    for (const channel of channels) {
      for (const result of results) this.#deliveries.inc({ channel, result }, 0);
    }
    new Gauge({
      name: 'address_search_alert_oldest_undelivered_seconds',
      help: 'Age of the oldest alert that some channel lacks; 0: none. Read from the store by every node: take max.',
      registers: [this.registry],
      collect() {
        this.set(oldestMs() / 1_000);
      },
    });
  }

  delivery(channel: ChannelName, result: DeliveryResult, alerts: number): void {
    this.#deliveries.inc({ channel, result }, alerts);
  }
}
