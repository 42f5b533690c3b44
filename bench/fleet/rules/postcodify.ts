import type { Rule } from '../world/world.ts';
import { inOrder } from './in-order.ts';

/** Postcodify's: 3 s for the first server, 8 s for the backup, to which the page then sticks. */
export const postcodify: Rule = {
  name: 'Postcodify’s rule',
  kind: 'model',
  start: () => ({
    browser: () => {
      let isOnBackup = false;
      const [first, backup] = [
        { service: 'a', hardMs: 3_000 },
        { service: 'b', hardMs: 8_000 },
      ] as const;
      return {
        search: (search) =>
          inOrder(search, isOnBackup ? [backup] : [first, backup], (service, end) => {
            if (service === 'a' && (end === 'refused' || end === 'timeout')) isOnBackup = true;
          }),
      };
    },
  }),
};
