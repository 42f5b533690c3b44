import { first, minute, outageTrace } from './outage-trace.ts';

export const brownOut = outageTrace({ name: 'brown-out', script: first({ hangs: 0.6, slower: 4 }) });

/** Twelve times slower: most wait more than a second, and all are answered. */
export const slow = outageTrace({ name: 'slow for all', script: first({ slower: 12 }) });

/** Its latency doubles each minute. */
export const slowDeath = outageTrace({
  name: 'slow death',
  minutes: 15,
  script: (service, since) => first({ slower: 2 ** Math.min(12, since / minute) })(service),
});

/** Two minutes away, two minutes back. */
export const flapping = outageTrace({
  name: 'flapping',
  minutes: 14,
  script: (service, since) =>
    Math.floor(since / (2 * minute)) % 2 === 0 ? first({ hangs: 1 })(service) : undefined,
});

export const regional = outageTrace({
  name: 'regional',
  script: (service, _, { region }) => (service === 'a' && region < 2 ? { hangs: 1 } : undefined),
});
