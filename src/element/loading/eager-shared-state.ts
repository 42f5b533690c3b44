import { SharedState, browserPorts, joinSharedState } from '../../endpoint-client/index.ts';
import type { loadSharedState as lazy } from './lazy-shared-state.ts';

/** What `lazy-shared-state.ts` is to a page that loads modules. By name: a whole module as a value costs a helper. */
export const loadSharedState: typeof lazy = () =>
  Promise.resolve({ SharedState, browserPorts, joinSharedState });
