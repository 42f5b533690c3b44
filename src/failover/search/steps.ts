import type { PageProvider, Plan, PlanStep } from '../../circuit/index.ts';
import type { SearchRequest } from '../types.ts';

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
