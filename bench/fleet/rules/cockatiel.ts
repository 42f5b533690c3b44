import { ConsecutiveBreaker, SamplingBreaker, circuitBreaker, handleWhen, type IBreaker } from 'cockatiel';
import type { Rule } from '../world/world.ts';
import { LibraryBrowser, Superseded } from './library-browser.ts';

const halfOpenAfter = 10_000;

/** One breaker a browser, with the numbers of cockatiel's own manual. */
const perBrowser = (name: string, breaker: () => IBreaker): Rule => ({
  name,
  kind: 'real',
  isAsync: true,
  start: (world) => ({
    browser: () => {
      const isFailure = handleWhen((error) => !(error instanceof Superseded));
      const policy = circuitBreaker(isFailure, { halfOpenAfter, breaker: breaker() });
      return new LibraryBrowser(world, { execute: (call) => policy.execute(call) });
    },
  }),
});

export const cockatielConsecutive = perBrowser('cockatiel, Consecutive', () => new ConsecutiveBreaker(5));
export const cockatielSampling = perBrowser(
  'cockatiel, Sampling',
  () => new SamplingBreaker({ threshold: 0.2, duration: 30_000 }),
);
