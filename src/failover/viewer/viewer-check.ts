import { understandQuery } from '../../address/index.ts';
import type { Outcome, PlanStep } from '../../circuit/index.ts';
import type { EmbedProvider } from '../../providers/index.ts';
import type { Call } from '../calls/call-pool.ts';
import type { SearchContext } from '../calls/context.ts';
import { notify } from '../../platform/index.ts';
import { healthySteps, type ProviderStep } from '../calls/plan-steps.ts';
import type { SearchRequest, ViewerHost } from '../types.ts';

/** Which viewer is opened, by which step of a plan, for which search. */
export interface ViewerSetting {
  readonly context: SearchContext;
  readonly step: PlanStep;
  readonly provider: EmbedProvider;
  readonly host: ViewerHost;
  readonly request: SearchRequest;
  /** Lists that have said already that there is nothing for the request's text. */
  readonly answeredNone: readonly string[];
}

/** What an open viewer tells about its searches, turned into evidence and, when it finds nothing, cross-checked. */
export class ViewerCheck {
  #call: Call | null = null;

  constructor(private readonly setting: ViewerSetting) {}

  /** The viewer found something. Before it was ready, readiness itself is the vote. */
  found(ready: boolean): void {
    const { context, provider } = this.setting;
    this.stop();
    context.suspicion.cleared(provider.id);
    context.evidence.answered(provider.id);
    if (ready) this.#settle('ok');
  }

  /** The viewer found nothing: asks the next list, if that may be checked. */
  foundNothing(query: string): void {
    const { context, provider } = this.setting;
    this.stop();
    const list = this.#listFor(query);
    // With a detail and the like the viewer could find nothing: to ask for the rest checks nobody.
    const isCheck = searchable(query) === query.trim();
    if (list && (!isCheck || context.suspicion.mayCheck(provider.id))) this.#ask(list, query);
  }

  /** The viewer failed after it was ready. */
  broke(): void {
    this.#settle('bad');
  }

  stop(): void {
    this.#call?.letGo();
    this.#call = null;
  }

  #ask({ step, provider }: ProviderStep, searched: string): void {
    if (provider.kind !== 'search') return;
    const text = searchable(searched);
    const { context, provider: viewer, request, host } = this.setting;
    const call = context.calls.start({
      ...step,
      kind: 'normal',
      typed: false,
      mayRunOn: true,
      run: (signal) => provider.search({ text, page: 1, limit: request.limit }, signal),
      onEnd: ({ answer, vote }) => {
        vote();
        if (answer.kind !== 'found') return;
        context.suspicion.cleared(provider.id);
        // The viewer was asked for the text as it was typed, the list for what was understood.
        if (context.suspicion.contradicted(viewer.id, searched, answer.addresses))
          this.#settle('suspect-empty');
        context.emit({ type: 'provider-change', from: viewer.id, to: provider.id, reason: 'suspect-empty' });
        const attempts = [call.attempt()];
        notify(() =>
          host.onBetter({ ...answer, kind: 'results', provider: provider.id, attempts }, searched),
        );
      },
    });
    this.#call = call;
  }

  /** The first list that can be asked for the text and has not answered it yet. */
  #listFor(searched: string): ProviderStep | undefined {
    const { context, request, answeredNone } = this.setting;
    const text = searchable(searched);
    if (!text) return undefined;
    const answered = text === request.text.trim() ? answeredNone : [];
    return healthySteps(context, context.plan().steps).find(
      ({ provider }) => provider.kind === 'search' && !answered.includes(provider.id),
    );
  }

  #settle(outcome: Outcome): void {
    const { context, provider, step } = this.setting;
    const { clock, pageState } = context.options;
    context.evidence.settle({
      provider: provider.id,
      epoch: step.epoch,
      kind: 'normal',
      outcome: pageState.hidden() || !pageState.online() ? 'void' : outcome,
      durationMs: 0,
      endedAt: clock.now(),
    });
  }
}

/** What a list is asked for when this was typed into a viewer; empty when it is not worth a request. */
function searchable(searched: string): string {
  const understood = understandQuery(searched);
  return understood.kind === 'search' || understood.kind === 'postcode' ? understood.text : '';
}
