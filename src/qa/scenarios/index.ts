/** Outages that can be forced: which there are, when each is on, and how a link names them. */
export { INCIDENTS, type Incident } from './incidents.ts';
export { formatOutage, parseOutage, type ParsedOutage, type WrongItem } from './link.ts';
export { SCENARIOS, scenarioOf, TARGETS } from './scenario.ts';
export type { Amount, Effect, Forced, Scenario, ScenarioName, Target, Words } from './scenario.ts';
