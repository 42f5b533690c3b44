import type { Rule } from '../world/world.ts';
import { inOrder } from './in-order.ts';

/** The next service after the hard deadline of the one before, each time anew. */
export const noBreaker: Rule = {
  name: 'no breaker',
  kind: 'model',
  start: () => ({
    browser: () => ({
      search: (search) =>
        inOrder(search, [
          { service: 'a', hardMs: 3_000 },
          { service: 'b', hardMs: 3_000 },
        ]),
    }),
  }),
};
