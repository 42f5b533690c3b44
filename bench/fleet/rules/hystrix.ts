import type { Rule } from '../world/world.ts';
import { inOrder } from './in-order.ts';
import { SharedState } from './shared-state.ts';

const windowMs = 10_000;
const volume = 20;
const ratio = 0.5;
const sleepMs = 5_000;
const hardMs = 3_000;

/** Hystrix' defaults in one process that all searches tell of: 20 in 10 s, half of them bad, 5 s of sleep, one test. */
export const hystrix: Rule = {
  name: 'Hystrix’ defaults',
  kind: 'model',
  start: (world) => {
    const state = new SharedState(world);
    let outcomes: { readonly at: number; readonly isBad: boolean }[] = [];
    let isTaken = false;
    const open = (): void => {
      outcomes = [];
      state.set('open');
      world.queue.after(sleepMs, () => {
        isTaken = false;
        state.set('one witness');
      });
    };
    const book = (isBad: boolean): void => {
      outcomes.push({ at: world.now, isBad });
      if (!isBad || state.gate !== 'closed') return;
      outcomes = outcomes.filter(({ at }) => at > world.now - windowMs);
      const bad = outcomes.filter((each) => each.isBad).length;
      if (outcomes.length >= volume && bad >= ratio * outcomes.length) open();
    };
    state.onLie(() => book(true));
    return {
      browser: (person) => ({
        search: (search) => {
          const seen = state.seenBy(person);
          const isTest = seen === 'one witness' && !isTaken;
          if (isTest) isTaken = true;
          const order = seen === 'closed' || isTest ? (['a', 'b'] as const) : (['b'] as const);
          const steps = order.map((service) => ({ service, hardMs }));
          inOrder(search, steps, (service, end) => {
            if (service !== 'a') return;
            const isBad = end === 'refused' || end === 'timeout';
            state.tell(person, () => {
              if (!isTest) book(isBad);
              else if (isBad) open();
              else state.set('closed');
            });
          });
          // A test whose search is superseded is free again.
          const abort = search.onSuperseded;
          search.onSuperseded = () => {
            if (isTest) isTaken = false;
            abort();
          };
        },
      }),
    };
  },
};
