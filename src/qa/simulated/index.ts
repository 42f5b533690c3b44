/**
 * The services of docs/providers.md as local HTTP servers that fail on demand, for the demo and the browser
 * tests. Node only.
 */
export { wireFaults, faultsOf, startSimulated } from './start.ts';
export type { Fault, ProviderId, SimulatedProviders } from './start.ts';
