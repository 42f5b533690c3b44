import type { Outcome, PlanStep } from '../../circuit/index.ts';
import type { SearchProvider } from '../../providers/index.ts';
import type { Call } from '../calls/call-pool.ts';
import type { SearchContext } from '../calls/context.ts';
import { notify } from '../../platform/index.ts';
import type { SearchRequest, ViewerHost } from '../types.ts';

/** What an open viewer tells about its searches, turned into evidence and, when it finds nothing, cross-checked. */
export class ViewerCheck {
  #call: Call | null = null;

  /** @param emptyHere lists that have said already that there is nothing for the request's text */
  constructor(
    private readonly engine: SearchContext,
    private readonly provider: string,
    private readonly epoch: number,
    private readonly request: SearchRequest,
    private readonly emptyHere: readonly string[],
  ) {}

  /** The viewer found something. Before it was ready, readiness itself is the vote. */
  found(ready: boolean): void {
    const { evidence, suspicion } = this.engine;
    this.stop();
    suspicion.cleared(this.provider);
    evidence.answered(this.provider);
    if (ready) this.#settle('ok');
  }

  /** The viewer found nothing: asks the next list, within the budget unless the provider is doubted already. */
  foundNothing(query: string, host: ViewerHost): void {
    const { suspicion, crossChecks, options } = this.engine;
    this.stop();
    if (!this.#lists(query).length) return;
    if (!suspicion.doubted(this.provider, options.clock.now()) && !crossChecks.take()) return;
    this.#ask(query, host, 'suspect-empty');
  }

  /** The viewer failed after it was ready: a list takes its place if it finds the text. */
  broke(query: string, host: ViewerHost): void {
    this.stop();
    this.#settle('bad');
    this.#ask(query, host, 'failed');
  }

  stop(): void {
    this.#call?.letGo();
    this.#call = null;
  }

  #ask(text: string, host: ViewerHost, reason: 'failed' | 'suspect-empty'): void {
    const engine = this.engine;
    for (const { step, provider } of this.#lists(text)) {
      const call = engine.calls.start({
        ...step,
        kind: 'normal',
        typed: false,
        mayRunOn: true,
        run: (signal) => provider.search({ text, page: 1, limit: this.request.limit }, signal),
        onEnd: ({ answer, vote }) => {
          vote();
          if (answer.kind !== 'found') return;
          engine.suspicion.cleared(provider.id);
          if (reason === 'suspect-empty') this.#contradicted(text);
          engine.emit({ type: 'provider-change', from: this.provider, to: provider.id, reason });
          const attempts = [call.attempt()];
          notify(() => host.onBetter({ ...answer, kind: 'results', provider: provider.id, attempts }));
        },
      });
      this.#call = call;
      return;
    }
  }

  /** Lists that can be asked for the text and have not answered it yet. */
  #lists(text: string): { readonly step: PlanStep; readonly provider: SearchProvider }[] {
    const { evidence, pageProviders, providers, plan } = this.engine;
    const { demoted } = evidence.view(pageProviders);
    const answered = text.trim() === this.request.text.trim() ? this.emptyHere : [];
    return plan().steps.flatMap((step) => {
      const provider = providers.get(step.provider);
      const isAsked = provider?.kind === 'search' && provider.id !== this.provider;
      return isAsked && !demoted.has(provider.id) && !answered.includes(provider.id)
        ? [{ step, provider }]
        : [];
    });
  }

  #contradicted(text: string): void {
    const { suspicion, options } = this.engine;
    if (suspicion.contradicted(this.provider, text, options.clock.now())) this.#settle('suspect-empty');
  }

  #settle(outcome: Outcome): void {
    const { evidence, options } = this.engine;
    evidence.settle({
      provider: this.provider,
      epoch: this.epoch,
      kind: 'normal',
      outcome: options.surroundings.hidden() || !options.surroundings.online() ? 'void' : outcome,
      durationMs: 0,
      endedAt: options.clock.now(),
    });
  }
}
