import type { Trace } from '../world/world.ts';
import { minute, outageTrace } from './outage-trace.ts';

const [from, to] = [3 * minute, 13 * minute];
const healthy = outageTrace({ name: '', minutes: 10, script: () => undefined, over: { outage: null } });

/** Nine networks, of the eleven that it takes at ten searches a second (docs/threat-model.md), say that all fails. */
export const attack: Trace = {
  ...healthy,
  name: 'attack by nine networks',
  attack: { service: 'a', networks: 9, from, to },
};

/** A release that calls the service wrongly in one browser in eight. */
export const brokenRelease: Trace = {
  ...healthy,
  name: 'broken client release',
  script: (service, at, { index }) =>
    service === 'a' && at >= from && at < to && index % 8 === 0 ? { refuses: 1 } : undefined,
};
