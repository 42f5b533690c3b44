import type { Health, Service } from '../world/services.ts';
import type { Person } from '../world/people.ts';
import type { Trace } from '../world/world.ts';

export const minute = 60_000;

/** What an outage trace has of its own; `script` counts from the beginning of the outage. */
export interface OutageTrace {
  readonly name: string;
  /** @default 10 */
  readonly minutes?: number;
  readonly script: (service: Service, sinceMs: number, person: Person) => Health | undefined;
  readonly over?: Partial<Trace>;
}

const before = 3 * minute;
const after = 5 * minute;

/** Ten searches a second of 20,000 browsers; health, an outage, health again. */
export function outageTrace({ name, minutes = 10, script, over = {} }: OutageTrace): Trace {
  const to = before + minutes * minute;
  return {
    name,
    lengthMs: to + after,
    browsers: 20_000,
    rate: () => 10,
    script: (service, at, person) =>
      at >= before && at < to ? script(service, at - before, person) : undefined,
    outage: { service: 'a', from: before, to },
    ...over,
  };
}

/** The first service alone is so. */
export const first =
  (health: Health) =>
  (service: Service): Health | undefined =>
    service === 'a' ? health : undefined;
