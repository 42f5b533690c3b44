/** The browser's side of the shared-state endpoint. */
export { joinSharedState, type Membership } from './join.ts';
