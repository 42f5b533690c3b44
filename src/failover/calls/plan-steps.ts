import type { PageProvider, Plan, PlanStep } from '../../circuit/index.ts';
import type { Provider } from '../../providers/index.ts';
import type { SearchContext } from './context.ts';
import type { SearchRequest } from '../types.ts';

export interface ProviderStep {
  readonly step: PlanStep;
  readonly provider: Provider;
}

/**
 * The steps of one search: the plan's, without those to skip, or the one asked for alone. When skipping
 * leaves nobody, the page's other providers are tried although they are refused (never zero providers).
 */
export function stepsFor(
  request: SearchRequest,
  plan: Plan,
  pageProviders: readonly PageProvider[],
): readonly PlanStep[] {
  const { only, skip } = request;
  if (only !== null) {
    const planned = plan.steps.filter((step) => step.provider === only);
    return planned.length > 0 ? planned : pageProviders.filter(({ id }) => id === only).map(unplanned);
  }
  const steps = plan.steps.filter((step) => !skip.includes(step.provider));
  if (steps.length > 0 || skip.length === 0) return steps;
  return pageProviders.filter(({ id }) => !skip.includes(id)).map(unplanned);
}

// Epoch 0 matches no published epoch, so a call that no plan admitted is no evidence for the shared circuit.
function unplanned({ id, softMs, hardMs }: PageProvider): PlanStep {
  return { provider: id, epoch: 0, softMs, hardMs, reason: 'panic' };
}

/** Those of the steps that may be asked for a second opinion; a demoted one is only a last resort. */
export function healthySteps(
  { evidence, providers }: SearchContext,
  steps: readonly PlanStep[],
): readonly ProviderStep[] {
  const { demoted } = evidence.view();
  return steps.flatMap((step) => {
    const provider = providers.get(step.provider);
    return provider && !demoted.has(provider.id) ? [{ step, provider }] : [];
  });
}

/** Whether each of those who have not answered is left alone for failing: by this browser or by the fleet. */
export function othersAreDown(
  { evidence, pageProviders }: SearchContext,
  { only, skip }: SearchRequest,
  plan: Plan,
  answered: readonly string[],
): boolean {
  if (only !== null) return false;
  const { demoted } = evidence.view();
  const others = pageProviders.filter(({ id }) => !skip.includes(id) && !answered.includes(id));
  const isAdmitted = (id: string): boolean =>
    plan.panic || plan.steps.some(({ provider }) => provider === id);
  return others.length > 0 && others.every(({ id }) => demoted.has(id) || !isAdmitted(id));
}
