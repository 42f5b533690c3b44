import type { Address } from '../../address/index.ts';
import type { EndedCall } from '../calls/call-pool.ts';
import type { SearchContext } from '../calls/context.ts';

/** The providers that have answered one search with nothing, and the votes that wait until it is known what that means. */
export class ZeroHits {
  readonly #votes = new Map<string, EndedCall['vote']>();
  #isContradicted = false;

  /** @param text what was searched for */
  constructor(
    private readonly context: SearchContext,
    private readonly text: string,
  ) {}

  /** In the order of their answers. */
  get providers(): readonly string[] {
    return [...this.#votes.keys()];
  }

  /** Each of them is known to answer everything with nothing. */
  get allBlind(): boolean {
    return this.providers.every((provider) => this.context.suspicion.known(provider));
  }

  add(provider: string, vote: EndedCall['vote']): void {
    this.#votes.set(provider, vote);
  }

  /**
   * `finder` found what the others said there is none of. Counts once.
   *
   * @param found null where only that it did is known
   */
  contradict(finder: string, found: readonly Address[] | null): void {
    if (this.#isContradicted) return;
    this.#isContradicted = true;
    const { suspicion, emit } = this.context;
    for (const [provider, vote] of this.#votes) {
      const again = suspicion.contradicted(provider, this.text, found);
      vote(again ? 'suspect-empty' : 'void');
      emit({ type: 'provider-change', from: provider, to: finder, reason: 'suspect-empty' });
    }
  }

  /** Nobody has contradicted them: what they said counts, as far as it is credible. */
  vote(): void {
    const { suspicion } = this.context;
    const agree = this.#votes.size > 1;
    for (const [provider, vote] of this.#votes) {
      // A "none" of a provider that was contradicted before is no sign of health, unless another one agrees.
      const isCredible = agree || !suspicion.doubted(provider);
      vote(isCredible ? undefined : 'void');
    }
  }
}
