import type { Outcome } from '../circuit/types.ts';
import type { Call } from './calls.ts';
import type { Engine } from './engine.ts';
import { tell } from './tell.ts';
import type { SearchRequest, ViewerHost } from './types.ts';

/** What an open viewer tells about its searches, turned into evidence and, when it finds nothing, cross-checked. */
export class ViewerCheck {
  readonly #engine: Engine;
  readonly #provider: string;
  readonly #epoch: number;
  readonly #request: SearchRequest;
  #call: Call | null = null;

  constructor(engine: Engine, provider: string, epoch: number, request: SearchRequest) {
    this.#engine = engine;
    this.#provider = provider;
    this.#epoch = epoch;
    this.#request = request;
  }

  /** The viewer found something. Before it was ready, readiness itself is the vote. */
  found(ready: boolean): void {
    const { evidence, suspicion } = this.#engine;
    this.stop();
    suspicion.cleared(this.#provider);
    evidence.answered(this.#provider);
    if (ready) this.#settle('ok');
  }

  /** The viewer found nothing: asks the next list, within the budget unless the provider is doubted already. */
  foundNothing(query: string, host: ViewerHost): void {
    const { suspicion, crossChecks, options } = this.#engine;
    this.stop();
    if (!suspicion.doubted(this.#provider, options.clock.now()) && !crossChecks.take()) return;
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
    const engine = this.#engine;
    const { demoted } = engine.evidence.view(engine.pageProviders);
    for (const step of engine.plan().steps) {
      const provider = engine.providers.get(step.provider);
      if (provider?.kind !== 'search' || provider.id === this.#provider) continue;
      if (demoted.has(provider.id)) continue;
      const call = engine.calls.start({
        ...step,
        kind: 'normal',
        typed: false,
        mayRunOn: true,
        run: (signal) => provider.search({ text, page: 1, limit: this.#request.limit }, signal),
        onEnd: ({ answer, vote }) => {
          vote();
          if (answer.kind !== 'found') return;
          engine.suspicion.cleared(provider.id);
          if (reason === 'suspect-empty') this.#contradicted(text);
          engine.emit({ type: 'provider-change', from: this.#provider, to: provider.id, reason });
          const attempts = [call.attempt()];
          tell(() => {
            host.onBetter({ ...answer, kind: 'results', provider: provider.id, attempts });
          });
        },
      });
      this.#call = call;
      return;
    }
  }

  #contradicted(text: string): void {
    const { suspicion, options } = this.#engine;
    if (suspicion.contradicted(this.#provider, text, options.clock.now())) this.#settle('suspect-empty');
  }

  #settle(outcome: Outcome): void {
    const { evidence, options } = this.#engine;
    evidence.settle({
      provider: this.#provider,
      epoch: this.#epoch,
      kind: 'normal',
      outcome: options.surroundings.hidden() || !options.surroundings.online() ? 'void' : outcome,
      durationMs: 0,
      endedAt: options.clock.now(),
    });
  }
}
