import { answerScenarios } from './answer-scenarios.ts';
import { networkScenarios } from './network-scenarios.ts';
import type { Scenario, ScenarioName } from './types.ts';
import { otherScenarios, viewerScenarios } from './viewer-scenarios.ts';

export { TARGETS } from './types.ts';
export type * from './types.ts';

/** The one table: MSW, the simulated providers, the e2e matrix, the panel and the documentation read it. */
export const SCENARIOS: readonly Scenario[] = [
  ...networkScenarios,
  ...answerScenarios,
  ...viewerScenarios,
  ...otherScenarios,
];

const byName: ReadonlyMap<string, Scenario> = new Map(SCENARIOS.map((one) => [one.name, one]));

/** The scenario of a name that came from outside; undefined when there is none. */
export const findScenario = (name: string): Scenario | undefined => byName.get(name);

/** The scenario of a name that is known to be one. */
export function scenarioOf(name: ScenarioName): Scenario {
  const found = byName.get(name);
  if (!found) throw new Error(`the table of scenarios lacks "${name}"`);
  return found;
}
