/**
 * The services of docs/providers.md as local HTTP servers that fail on demand, for the demo and the browser
 * tests. Node only.
 */
export { kakaoScript } from './kakao/kakao-script.ts';
export { wireFaults, faultsOf, type Fault, type ProviderId } from './faults.ts';
export { startSimulated, type SimulatedProviders } from './start.ts';
