import type { Provider } from '../providers/index.ts';
import type { FailoverEvent, ReadView } from './types.ts';
import { type Clock, type PageState } from '../platform/index.ts';

export interface FailoverOptions {
  /** In the page's built-in order. */
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly pageState: PageState;
  /** 0 <= x < 1. */
  readonly random: () => number;
  /** This browser's random id: decides whom a partly open circuit admits. */
  readonly reporter: string;
  readonly readView: ReadView;
  /** The page names an endpoint: while it has told nothing, another list is asked sooner, since nobody can warn. */
  readonly hasEndpoint: boolean;
  /** Hard deadline of a list provider, ms; a fresh published one wins. */
  readonly timeoutMs: number;
  /** Soft deadline of a list provider, ms; 0 turns hedging off. */
  readonly hedgeMs: number;
  /**
   * A `no-store` request to the page's own origin or the endpoint; true when it was answered. Asked only
   * when a provider failed and no other one answered, so that "everything is down" can be told from "no network".
   */
  readonly control?: (signal: AbortSignal) => Promise<boolean>;
  readonly onEvent: (event: FailoverEvent) => void;
}
