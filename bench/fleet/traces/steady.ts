import type { Trace } from '../world/world.ts';

const minute = 60_000;

/** Ten searches a second of 20,000 browsers, and half an hour in which the first service is so. */
export function steadyOutage(
  name: string,
  script: Trace['script'],
  over: Partial<Trace> = {},
): Trace {
  const [from, to] = [5 * minute, 35 * minute];
  return {
    name,
    lengthMs: 45 * minute,
    browsers: 20_000,
    rate: () => 10,
    script: (service, at, person) => (at >= from && at < to ? script(service, at - from, person) : undefined),
    outage: { service: 'a', from, to },
    ...over,
  };
}
