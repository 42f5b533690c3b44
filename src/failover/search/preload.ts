import type { Plan } from '../../circuit/index.ts';
import { boundedCall } from '../calls/bounded-call.ts';
import type { BoundedCall } from '../calls/bounded-call.ts';
import type { SearchContext } from '../calls/context.ts';

/**
 * Loads an embedded provider's script before it is needed. No evidence: if the script is broken, the
 * viewer's own turn shows it, and one fault must not count twice.
 */
export class Preload {
  #call: BoundedCall | null = null;

  constructor(private readonly context: SearchContext) {}

  /** Only for the first step of the plan: a provider in doubt is left alone. One at a time. */
  start(plan: Plan): void {
    const { options, providers } = this.context;
    const step = plan.steps[0];
    const provider = step && providers.get(step.provider);
    if (this.#call || plan.panic || !step || provider?.kind !== 'embed' || !options.pageState.online())
      return;
    this.#call = boundedCall({
      clock: options.clock,
      pageState: options.pageState,
      softMs: step.hardMs,
      hardMs: step.hardMs,
      run: (signal) => provider.preload(signal),
      onEnd: () => {
        this.#call = null;
      },
    });
  }

  dispose(): void {
    this.#call?.abort();
    this.#call = null;
  }
}
