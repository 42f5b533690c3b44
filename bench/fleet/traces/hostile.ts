import type { Trace } from '../world/world.ts';
import { minute, outageTrace } from './outage-trace.ts';

const [from, to] = [3 * minute, 13 * minute];
const healthy = outageTrace({ name: '', minutes: 10, script: () => undefined, over: { outage: null } });

/** Nine networks say that all fails: too few where each search is another browser's (docs/threat-model.md). */
export const attack: Trace = {
  ...healthy,
  name: 'attack by nine networks',
  attack: { service: 'a', networks: 9, from, to },
};

/** Three networks, which is what it takes at one search a second. */
export const smallAttack: Trace = {
  ...attack,
  name: 'attack by three networks',
  attack: { service: 'a', networks: 3, from, to },
};

/** A release that calls the service wrongly in one browser in eight. */
export const brokenRelease: Trace = {
  ...healthy,
  name: 'broken client release',
  script: (service, at, { index }) =>
    service === 'a' && at >= from && at < to && index % 8 === 0 ? { refuses: 1 } : undefined,
};
