import { defaultPolicy, type Policy } from '../../../../src/circuit/index.ts';
import type { Rule } from '../../world/world.ts';
import { OurBrowser } from './browser.ts';
import { SharedEndpoint } from './shared-endpoint.ts';

/** One circuit for all browsers, by these numbers. @param onStart is given the endpoint of each run */
export const oursWith = (
  name: string,
  policy: Policy,
  onStart: (endpoint: SharedEndpoint) => void = () => undefined,
): Rule => ({
  name,
  kind: 'real',
  start: (world) => {
    const endpoint = new SharedEndpoint(world, ['a', 'b'], policy);
    onStart(endpoint);
    return {
      browser: (person) => new OurBrowser(person, world, endpoint),
      transitions: endpoint.transitions,
    };
  },
});

/** By the shipped numbers. */
export const ours = oursWith('address-search', defaultPolicy);
