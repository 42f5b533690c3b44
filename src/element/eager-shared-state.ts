import * as sharedState from '../shared-state/index.ts';

/** What `lazy-shared-state.ts` is to a page that loads modules. */
export const loadSharedState = () => Promise.resolve(sharedState);
