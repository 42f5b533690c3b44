import type { WrongItem } from './link.ts';
import type { Forced, ScenarioName, Target, Words } from './types.ts';

/** One fault that was really served. */
export interface ServedFault {
  readonly target: Target;
  readonly scenario: ScenarioName;
  /** Of the request that met it; empty when it hit the page itself (a clock). */
  readonly url: string;
  /** Milliseconds since 1970, by the true clock. */
  readonly at: number;
}

/** A request that an outage names, and that went by before the page's worker was in control. */
export interface EscapedRequest {
  readonly target: Target;
  readonly url: string;
}

export interface ForcedNow extends Forced {
  /** When it was asked for, in ms since 1970. */
  readonly since: number;
  readonly state: 'waiting' | 'on' | 'over';
}

/** Whether the page's requests can be met: `off` with the reason in words for testers. */
export type WorkerState =
  | { readonly kind: 'not-needed-yet' }
  | { readonly kind: 'on' }
  | { readonly kind: 'off'; readonly why: Words };

/** The outages of this page, as the panel shows and changes them. */
export interface Qa {
  readonly forced: readonly ForcedNow[];
  /** What was really served, oldest first; the newest 500. */
  readonly served: readonly ServedFault[];
  readonly worker: WorkerState;
  /** Requests that what is forced came too late for. */
  readonly escaped: readonly EscapedRequest[];
  /** Parts of the link that say nothing that can be done. */
  readonly wrong: readonly WrongItem[];
  /** In place of everything forced before; schedules begin now. Kept for the tab until `reset`. */
  force(forced: readonly Forced[]): void;
  /** Ends every outage at once. */
  reset(): void;
  /** The page's address with what is forced now. */
  link(): string;
  /** Told of each change of `forced`, `served` and `worker`. Returns how to stop it. */
  onChange(listener: () => void): () => void;
  /** Ends every outage, timer and listener, and the worker. */
  stop(): Promise<void>;
}
