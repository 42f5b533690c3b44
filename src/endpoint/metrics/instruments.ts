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

/** The outcomes of a report item that are counted for operators. */
export const outcomes = [
  ...(['ok', 'late', 'bad', 'opaque', 'misconfigured', 'suspectEmpty'] as const),
  ...(['limited', 'censored', 'void'] as const),
];
