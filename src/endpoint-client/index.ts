/** The browser's side of the shared-state endpoint. */
export { EndpointClient, type EndpointClientOptions } from './endpoint-client.ts';
export { browserPorts } from './browser-ports.ts';
export type { Channel, SharedStatePorts } from './ports.ts';
export type { ReportedOutcome } from './report-queue.ts';
export { joinSharedState, type Membership } from './join.ts';
