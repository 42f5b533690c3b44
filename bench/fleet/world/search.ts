import type { Person } from './people.ts';
import type { Service } from './services.ts';

/** How a call ended for whoever made it. `aborted` is told to nobody. */
export type CallEnd = 'answered' | 'empty' | 'refused' | 'timeout';

/** One call that a rule makes. `copy`: a probe, or whatever serves nobody. */
export interface CallOptions {
  readonly service: Service;
  readonly hardMs: number;
  readonly isCopy?: boolean;
  /** Told after so long without an answer. */
  readonly soft?: { readonly ms: number; readonly then: () => void };
  readonly onEnd: (end: CallEnd, ms: number) => void;
}

/** A call in flight. */
export interface LiveCall {
  abort(): void;
}

/** One search of one person, as a rule sees it. */
export interface Search {
  readonly id: number;
  readonly person: Person;
  /** Made by a key while the next one is already coming. */
  readonly isTyped: boolean;
  readonly isOver: boolean;
  call(options: CallOptions): LiveCall;
  /** The person sees this service's answer. */
  serve(service: Service): void;
  /** The person is told that there is no such address. */
  tellNone(): void;
  /** The person types by hand. */
  giveUp(): void;
  /** Who would answer, and after how long: what only the oracle may ask. Null: nobody. */
  truth(): { readonly service: Service; readonly ms: number } | null;
  /** Told when the next key has taken its place. */
  onSuperseded: () => void;
}

/** What one person's browser remembers, under one rule. */
export interface RuleBrowser {
  search(search: Search): void;
  /** The person has gone; timers end. */
  close?(): void;
}
