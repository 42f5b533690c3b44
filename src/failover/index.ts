/** One search over several services: whom it asks, when it gives way, and what was learned of them. */
export { Failover } from './failover.ts';
export type * from './types.ts';
export type * from './diagnostics.ts';
