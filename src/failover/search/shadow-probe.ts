import type { Outcome, ProbeStep } from '../../circuit/index.ts';
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
    // Zero hits close no circuit: they count only as far as the user's own search agrees.
    const meaningOf = (found: SearchOutcome): Outcome => {
      if (found.kind === 'none') return 'ok';
      const { suspicion } = this.context;
      const isBlind =
        found.kind === 'results' && suspicion.contradicted(probe.provider, request.text, found.addresses);
      return isBlind ? 'suspect-empty' : 'void';
    };
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
        if (end.answer.kind === 'none') void search.then((found) => end.vote(meaningOf(found)));
      },
      onDropped: () => {
        this.#inFlight = false;
      },
    });
  }
}
