import type { Rule } from '../world/world.ts';

const hardMs = 30_000;

/** cep-promise: everybody is asked at once, the first answer wins; zero hits are a failure like any other. */
export const race: Rule = {
  name: 'race of all',
  kind: 'model',
  start: () => ({
    browser: () => ({
      search: (search) => {
        let left = 2;
        const calls = (['a', 'b'] as const).map((service) =>
          search.call({
            service,
            hardMs,
            onEnd: (end) => {
              left--;
              if (end === 'answered') search.serve(service);
              else if (left === 0) search.giveUp();
            },
          }),
        );
        search.onSuperseded = () => {
          for (const call of calls) call.abort();
        };
      },
    }),
  }),
};
