import CircuitBreaker from 'opossum';
import type { CallEnd } from '../world/search.ts';
import type { Rule } from '../world/world.ts';
import { LibraryBrowser, Superseded } from './library-browser.ts';

/** One breaker a browser, with opossum's defaults; the deadline is the call's own. */
export const opossum: Rule = {
  name: 'opossum',
  kind: 'real',
  isAsync: true,
  start: (world) => ({
    browser: () => {
      const breaker = new CircuitBreaker((call: () => Promise<CallEnd>) => call(), {
        timeout: false,
        enableSnapshots: false,
        rollingPercentilesEnabled: false,
        errorFilter: (error: unknown) => error instanceof Superseded,
      });
      return new LibraryBrowser(world, {
        execute: (call) => breaker.fire(call),
        close: () => breaker.shutdown(),
      });
    },
  }),
};
