import type { Plan, PlanStep } from '../../circuit/index.ts';
import type { EmbedProvider, Provider, SearchProvider } from '../../providers/index.ts';
import type { Engine } from '../calls/context.ts';
import type { SearchRequest } from '../types.ts';

interface Next<P extends Provider> {
  readonly step: PlanStep;
  readonly provider: P;
}

/** The next list in the queue that may be asked for a second opinion; a demoted one is only a last resort. */
export function peekSearch(engine: Engine, queue: readonly PlanStep[]): Next<SearchProvider> | null {
  for (const { step, provider } of healthy(engine, queue))
    if (provider.kind === 'search') return { step, provider };
  return null;
}

/** The next embedded page in the queue that may be opened for a second opinion. */
export function peekEmbed(engine: Engine, queue: readonly PlanStep[]): Next<EmbedProvider> | null {
  for (const { step, provider } of healthy(engine, queue))
    if (provider.kind === 'embed') return { step, provider };
  return null;
}

/** Whether each of those who have not answered is left alone for failing: by this browser or by the fleet. */
export function othersAreDown(
  engine: Engine,
  { only, skip }: SearchRequest,
  plan: Plan,
  answered: readonly string[],
): boolean {
  if (only !== null) return false;
  const { demoted } = engine.evidence.view(engine.pageProviders);
  const others = engine.pageProviders.filter(({ id }) => !skip.includes(id) && !answered.includes(id));
  const isAdmitted = (id: string): boolean =>
    plan.panic || plan.steps.some(({ provider }) => provider === id);
  return others.length > 0 && others.every(({ id }) => demoted.has(id) || !isAdmitted(id));
}

function* healthy(engine: Engine, queue: readonly PlanStep[]): Iterable<Next<Provider>> {
  const { demoted } = engine.evidence.view(engine.pageProviders);
  for (const step of queue) {
    const provider = engine.providers.get(step.provider);
    if (provider && !demoted.has(provider.id)) yield { step, provider };
  }
}
