import type { ProbeStep } from '../../circuit/index.ts';
import type { EndedCall } from '../calls/call-pool.ts';
import type { SearchContext } from '../calls/context.ts';
import type { SearchOutcome, SearchRequest } from '../types.ts';

/** A copy of a search sent to a doubted provider, beside the search that serves the user. One at a time. */
export class ShadowProbe {
  #inFlight = false;

  constructor(private readonly context: SearchContext) {}

  /** `search` is what the user's own search comes to: it tells what a zero-hit probe is worth. */
  start(probe: ProbeStep, request: SearchRequest, search: Promise<SearchOutcome>): void {
    const provider = this.context.providers.get(probe.provider);
    if (this.#inFlight || !provider || request.only !== null || request.page !== 1) return;
    this.#inFlight = true;
    this.context.evidence.record({ type: 'probe-start', ...probe });
    this.context.calls.start({
      provider: probe.provider,
      kind: 'probe',
      epoch: probe.epoch,
      slot: probe.slot,
      // Its deadline is short already: an answer within it is in time.
      softMs: probe.hardMs,
      hardMs: probe.hardMs,
      typed: false,
      mayRunOn: false,
      run: (signal) =>
        provider.kind === 'search'
          ? provider.search({ text: request.text, page: 1, limit: request.limit }, signal)
          : provider.preload(signal),
      onEnd: (end) => {
        this.#inFlight = false;
        if (end.answer.kind === 'found') this.context.suspicion.cleared(probe.provider);
        if (end.answer.kind === 'none') void this.#judgeEmpty(probe.provider, request.text, end, search);
      },
      onDropped: () => {
        this.#inFlight = false;
      },
    });
  }

  /** Zero hits close no circuit: they count only as far as the user's own search agrees. */
  async #judgeEmpty(
    provider: string,
    text: string,
    end: EndedCall,
    search: Promise<SearchOutcome>,
  ): Promise<void> {
    const outcome = await search;
    if (outcome.kind === 'none') end.vote('ok');
    else if (outcome.kind === 'results') {
      const again = this.context.suspicion.contradicted(provider, text);
      end.vote(again ? 'suspect-empty' : 'void');
    } else end.vote('void');
  }
}
