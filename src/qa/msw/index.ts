/** Scenarios as handlers of MSW, and which visitors an outage for some of them hits. */
export { outageHandlers, type Outage, type OutageHandlerOptions } from './outage-handlers.ts';
export { percentOf } from './visitor.ts';
