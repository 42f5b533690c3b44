import type { Rule } from '../../world/world.ts';
import { OurBrowser } from './browser.ts';
import { SharedEndpoint } from './shared-endpoint.ts';

/** One circuit for all browsers. */
export const ours: Rule = {
  name: 'address-search',
  kind: 'real',
  start: (world) => {
    const endpoint = new SharedEndpoint(world, ['a', 'b']);
    return {
      browser: (person) => new OurBrowser(person, world, endpoint),
      transitions: endpoint.transitions,
    };
  },
};
