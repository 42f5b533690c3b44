import type { Trace } from '../world/world.ts';
import { first, minute, outageTrace } from './outage-trace.ts';

/** What Kakao's postcode service went through, as its issues tell (docs/providers.md); a quarter of an hour of each. */
export const incidents: readonly Trace[] = [
  outageTrace({ name: '2018-04-10 finds nothing', minutes: 15, script: first({ empty: 1 }) }),
  outageTrace({
    name: '2020-10-23 a carrier’s DNS',
    minutes: 15,
    script: (service, _, { region }) => (service === 'a' && region < 3 ? { hangs: 1 } : undefined),
  }),
  outageTrace({ name: '2021-12-06 slow and 502', minutes: 15, script: first({ refuses: 0.5, slower: 12 }) }),
  outageTrace({
    name: '2022-10-15 finds nothing, then hangs',
    minutes: 15,
    script: (service, since) => first(since < 5 * minute ? { empty: 1 } : { hangs: 1 })(service),
  }),
  outageTrace({ name: '2025-09-18 finds nothing', minutes: 15, script: first({ empty: 1 }) }),
  outageTrace({ name: '2026-04-29 times out now and then', minutes: 15, script: first({ hangs: 0.4 }) }),
];
