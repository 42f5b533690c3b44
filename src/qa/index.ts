/** `address-search/qa.js`: any outage on demand, for staging pages and for tests. Needs the package `msw`. */
export { outageHandlers, type Outage, type OutageHandlerOptions } from './msw/outage-handlers.ts';
export type { ServiceAddresses } from './msw/whom.ts';
export { showOutagePanel } from './panel/lazy-panel.ts';
export type { OutagePanel } from './panel/outage-panel.ts';
export { formatOutage, parseOutage, type ParsedOutage, type WrongItem } from './scenarios/link.ts';
export { INCIDENTS, type Incident } from './scenarios/incidents.ts';
export { SCENARIOS, TARGETS } from './scenarios/scenario.ts';
export type { Amount, Forced, Scenario, ScenarioName, Target, Words } from './scenarios/scenario.ts';
export type { EscapedRequest, ForcedNow, Qa, ServedFault, WorkerState } from './scenarios/qa.ts';
export { startQa, type QaOptions } from './start-qa.ts';
export { whenSearched, whenState, type WaitOptions } from './wait-for.ts';
