import type { Rule } from '../world/world.ts';
import { inOrder } from './in-order.ts';
import { SharedState } from './shared-state.ts';

const threshold = 5;
const countMs = 60_000;
const openMs = 30_000;
const [first, second] = [
  { service: 'a', hardMs: 3_000 },
  { service: 'b', hardMs: 3_000 },
] as const;

/** One counter for all in Redis: so many failures in a minute open, a timer ends it, one witness decides. */
export const counterInRedis: Rule = {
  name: 'one counter in Redis',
  kind: 'model',
  start: (world) => {
    const state = new SharedState(world);
    let failures = 0;
    let countedFrom = 0;
    let isTaken = false;
    const open = (): void => {
      state.set('open');
      failures = 0;
      world.queue.after(openMs, () => {
        isTaken = false;
        state.set('one witness');
      });
    };
    const fail = (): void => {
      if (world.now - countedFrom > countMs) [failures, countedFrom] = [0, world.now];
      failures++;
      if (failures >= threshold && state.gate === 'closed') open();
    };
    state.onLie(fail);
    return {
      browser: (person) => ({
        search: (search) => {
          const seen = state.seenBy(person);
          const isWitness = seen === 'one witness' && !isTaken;
          if (isWitness) isTaken = true;
          const order = seen === 'closed' || isWitness ? [first, second] : [second];
          inOrder(search, order, (service, end) => {
            if (service !== 'a') return;
            const isFailure = end === 'refused' || end === 'timeout';
            state.tell(person, () => {
              if (!isWitness) {
                if (isFailure) fail();
              } else if (isFailure) open();
              else state.set('closed');
            });
          });
          // A witness whose search is superseded leaves the place to the next.
          const abort = search.onSuperseded;
          search.onSuperseded = () => {
            if (isWitness) isTaken = false;
            abort();
          };
        },
      }),
    };
  },
};
