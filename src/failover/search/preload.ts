import { browserPolicy, type Plan, type PlanStep } from '../../circuit/index.ts';
import { boundedCall } from '../calls/bounded-call.ts';
import type { BoundedCall, CallEnd } from '../calls/bounded-call.ts';
import { classify } from '../calls/classify.ts';
import type { SearchContext } from '../calls/context.ts';
import type { LoadAnswer } from '../../providers/index.ts';

/**
 * Loads an embedded provider's script before it is needed. No evidence before a submit, whose viewer shows a
 * broken script itself: one fault must not count twice. Where a list answers the typing the submit may never
 * come, so that a failure counts; that a script has come says nothing of the page behind it.
 */
export class Preload {
  #call: BoundedCall | null = null;
  #isEvidence = false;

  constructor(private readonly context: () => SearchContext) {}

  /** Only for the first step of the plan: a provider in doubt is left alone. One at a time. */
  start(plan: Plan): void {
    const { options, providers } = this.context();
    const step = plan.steps[0];
    const provider = step && providers.get(step.provider);
    if (this.#call || plan.panic || !step || provider?.kind !== 'embed' || !options.pageState.online())
      return;
    this.#call = boundedCall<LoadAnswer>({
      clock: options.clock,
      pageState: options.pageState,
      softMs: step.hardMs,
      hardMs: step.hardMs,
      run: (signal) => provider.preload(signal),
      onEnd: (end) => {
        this.#call = null;
        if (this.#isEvidence) this.#count(step, end);
      },
    });
  }

  /** As `start`; what is under way, or begins now, counts if it fails. */
  asEvidence(plan: Plan): void {
    this.#isEvidence = true;
    this.start(plan);
  }

  /** The viewer's own turn has come. */
  noEvidence(): void {
    this.#isEvidence = false;
  }

  dispose(): void {
    this.#call?.abort();
    this.#call = null;
  }

  #count({ provider, epoch }: PlanStep, { answer, facts }: CallEnd<LoadAnswer>): void {
    if (answer.kind !== 'failed') return;
    const { evidence, options } = this.context();
    evidence.settle({
      provider,
      epoch,
      kind: 'normal',
      outcome: classify(answer, facts, browserPolicy),
      durationMs: facts.durationMs,
      endedAt: options.clock.now(),
    });
  }
}
