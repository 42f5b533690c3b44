import type { CallKind, LocalEvent, Plan, PublicView } from '../circuit/index.ts';
import type { Address } from '../address/index.ts';
import type { EmbedSession, Found, ProviderError } from '../providers/index.ts';

/** One settled call: what the local breaker hears of it, and what a report says besides. */
export interface Settled extends Omit<Extract<LocalEvent, { readonly type: 'settled' }>, 'type' | 'probe'> {
  readonly epoch: number;
  readonly durationMs: number;
  /** Clock.now() at the end. */
  readonly endedAt: number;
  /** Of a probe: the slot it was admitted in, so that one given up for lost is told from the one under way. */
  readonly slot?: number;
}

/** One attempt of a search, for events, the QA panel and error objects. */
export interface Attempt {
  readonly provider: string;
  readonly kind: CallKind;
  readonly durationMs: number;
  readonly result: 'found' | 'none' | 'failed' | 'running';
  readonly error: ProviderError | null;
}

/** How one search ended for the user. "None" and "down" are different facts. */
export type Ending =
  | ({
      readonly kind: 'results';
      readonly provider: string;
      /** The embedding provider whose turn it is: a list has answered the typing, and a submit opens this one. */
      readonly awaitsSubmit?: string;
    } & Omit<Found, 'kind'>)
  | {
      readonly kind: 'none';
      readonly provider: string;
      /**
       * Whether another provider says the same. `failed`: those who could have said are down, so that this
       * "none" is one service's word and no more. `unasked`: nobody was asked.
       */
      readonly check: 'agreed' | 'failed' | 'unasked';
    }
  | ({ readonly provider: string } & Omit<Extract<ProviderError, { readonly kind: 'bad-query' }>, 'code'>)
  /** No provider can search for such a text: a fact about the text, no outage, and not "no such address". */
  | ({ readonly provider: string } & Omit<
      Extract<ProviderError, { readonly kind: 'not-searchable' }>,
      'code'
    >)
  /** It is an embedding provider's turn, but the user has only typed: Enter will open it. Nothing was sent. */
  | { readonly kind: 'awaiting-submit'; readonly provider: string }
  /** The viewer is open and ready; `ViewerHost` hears of its further life. */
  | { readonly kind: 'viewer'; readonly provider: string; readonly session: EmbedSession }
  | { readonly kind: 'down' }
  | { readonly kind: 'offline' }
  /** A newer search, or the caller's signal, took its place. */
  | { readonly kind: 'superseded' };

/** The end of a search, with what was tried on the way. */
export type SearchOutcome = Ending & { readonly attempts: readonly Attempt[] };

/** What the owner of the screen gives so that a viewer can be shown. */
export interface ViewerHost {
  /** Makes an empty, visible, sized element in the light DOM; the failover calls `unmount` when it is done. */
  mount(provider: string): HTMLElement;
  unmount(): void;
  /** `searched` is what the viewer was last asked for, as it was typed there. */
  onPick(address: Address, provider: string, searched: string): void;
  /** The viewer has searched, for its first text or for one typed there, and found so many. */
  onSearched(hits: number, query: string): void;
  /** What was picked told no address; the viewer is still open, for another pick. */
  onEmptyPick(): void;
  /** The viewer was ready and has failed since; it is unmounted. */
  onBroke(): void;
  /** The viewer found nothing for `searched` while another provider finds it: show those instead. */
  onBetter(outcome: SearchOutcome & { readonly kind: 'results' }, searched: string): void;
}

export interface SearchRequest {
  readonly text: string;
  readonly page: number;
  readonly limit: number;
  /**
   * Type-ahead never opens a viewer that is first in the plan; a submit does. A caller may turn `type` into
   * `submit` while the search runs: Enter for the text that is being searched already.
   */
  readonly trigger: 'type' | 'submit';
  /** Where a viewer is first in the plan, a list may answer the typing; the viewer's turn is still the submit. */
  readonly typeAhead: boolean;
  /** Providers not to be asked this time ("다른 방법으로 찾기"). */
  readonly skip: readonly string[];
  /** One of those has failed for this text, so that "none" lacks its word. */
  readonly hasFailed?: boolean;
  /** Ask only this provider (further pages of a list already shown); null for the plan's order. */
  readonly only: string | null;
  readonly viewer: ViewerHost | null;
  readonly signal: AbortSignal;
}

/** What a failover tells while it works. Diagnostic. */
export type FailoverEvent =
  /** A search begins. Its plan is the whole one: what the request skips is in it too. */
  | {
      readonly type: 'search';
      readonly request: SearchRequest;
      readonly plan: Plan;
      readonly outcome: Promise<SearchOutcome>;
    }
  | { readonly type: 'attempt-start'; readonly provider: string; readonly kind: CallKind }
  | { readonly type: 'attempt-end'; readonly attempt: Attempt }
  | { readonly type: 'provider-error'; readonly provider: string; readonly error: ProviderError }
  | {
      readonly type: 'provider-change';
      readonly from: string;
      readonly to: string;
      readonly reason: 'failed' | 'slow' | 'refused' | 'suspect-empty' | 'order' | 'recovered';
    }
  | { readonly type: 'settled'; readonly settled: Settled };

/** The shared state as a failover reads it before each search; null without an endpoint. */
export type ReadView = () => { readonly view: PublicView; readonly ageMs: number } | null;
