/** The shared-state endpoint for one's own Node process; `command.ts` is the same as a command. */
export { startEndpoint, type Endpoint, type EndpointOptions } from './endpoint.ts';
export { defaultRules, readRules, type Rules } from './config/policy-file.ts';
export { defaultLimits, type Limits } from './config/limits.ts';
export { readTrust, type Trust } from './http/client-address.ts';
export { openStore } from './stores/open-store.ts';
export type { Options } from './config/options.ts';
export type { Keeper, Obeyed } from './coordinator/coordinator.ts';
export { StoreError, type Store } from './stores/store.ts';
