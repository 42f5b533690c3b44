import { Gauge, type Registry } from 'prom-client';

/** Every name that Prometheus is told begins so. */
export const prefix = 'address_search_';

/** Tells what is true at the moment of a scrape. */
export function gaugeOf(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name: prefix + name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}
