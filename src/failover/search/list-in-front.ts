import { admissionHash, admitted, freshnessOf, type Plan, type PlanStep } from '../../circuit/index.ts';
import type { SearchContext } from '../calls/context.ts';
import { healthySteps, type ProviderStep } from '../calls/plan-steps.ts';

/**
 * The list that may answer typing though the page of an embedding provider is first. The published
 * `typeAheadShare` says how many browsers may, since the key's quota is the site's. A provider in doubt, held
 * open or asking to be left alone is not asked.
 *
 * @param queue the steps of the search that are left, in their order
 */
export function listInFront(
  context: SearchContext,
  plan: Plan,
  queue: readonly PlanStep[],
): ProviderStep | undefined {
  if (plan.panic || !isAdmitted(context)) return undefined;
  const { limited } = context.evidence.view();
  return healthySteps(context, queue).find(
    ({ provider }) => provider.kind === 'search' && !limited?.has(provider.id),
  );
}

function isAdmitted({ options }: SearchContext): boolean {
  const read = options.readView();
  if (!read || freshnessOf(read.view, read.ageMs) === 'unknown') return true;
  const { typeAheadShare = 1 } = read.view;
  // The same browsers for as long as the share stands: a list that comes and goes would puzzle.
  return admitted(admissionHash(options.reporter, 'type-ahead', 0, 0), typeAheadShare);
}
