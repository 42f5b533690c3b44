/** Outages that can be forced: which there are, when each is on, and how a link names them. */
export { INCIDENTS, INCIDENT_TRACKER, type Incident } from './incidents.ts';
export { formatOutage, parseOutage } from './link.ts';
export { SCENARIOS, scenarioOf } from './scenario.ts';
export type { Effect, Forced, Scenario, Words } from './scenario.ts';
