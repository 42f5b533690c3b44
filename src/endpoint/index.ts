/** The shared-state endpoint for one's own Node process; `command.ts` is the same as a command. */
export { startEndpoint, type Endpoint, type EndpointOptions } from './endpoint.ts';
export { defaultRules, readRules, type Rules } from './policy-file.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { readTrust, type Trust } from './trusted-proxy.ts';
export { openStore } from './open-store.ts';
export type { Options } from './options.ts';
export type { Keeper, Obeyed } from './keeper.ts';
export { StoreError, type Store } from './stores/store.ts';
