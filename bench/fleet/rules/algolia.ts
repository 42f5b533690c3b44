import type { Service } from '../world/services.ts';
import type { Rule } from '../world/world.ts';
import { inOrder } from './in-order.ts';

const demotedMs = 120_000;
/** Its read timeout in browsers. */
const hardMs = 2_000;

/** Algolia's client: one failure sends a host to the end for two minutes; if none is left, all are tried. */
export const algolia: Rule = {
  name: 'Algolia’s rule',
  kind: 'model',
  start: (world) => ({
    browser: () => {
      const downUntil = new Map<Service, number>();
      return {
        search: (search) => {
          const isDown = (service: Service): boolean => (downUntil.get(service) ?? 0) > world.now;
          const up = (['a', 'b'] as const).filter((service) => !isDown(service));
          const order = up.length > 0 ? up : (['a', 'b'] as const);
          inOrder(
            search,
            order.map((service) => ({ service, hardMs })),
            (service, end) => {
              if (end === 'refused' || end === 'timeout') downUntil.set(service, world.now + demotedMs);
            },
          );
        },
      };
    },
  }),
};
