import type { Rule } from '../world/world.ts';

/** Asks whoever is going to answer: what nobody can do better. */
export const oracle: Rule = {
  name: 'oracle',
  kind: 'model',
  start: () => ({
    browser: () => ({
      search: (search) => {
        const truth = search.truth();
        if (truth === null) return search.giveUp();
        const { service } = truth;
        const live = search.call({ service, hardMs: Infinity, onEnd: () => search.serve(service) });
        search.onSuperseded = () => live.abort();
      },
    }),
  }),
};
