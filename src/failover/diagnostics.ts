import type { LocalState, CallKind, PageProvider, Plan } from '../circuit/index.ts';
import type { FailoverEvent, ReadView } from './types.ts';

/**
 * What an element decides and why, for a display beside it (`<outage-panel>`). A page that has put a `Diagnostics`
 * at `globalThis[Symbol.for('address-search.flight')]` is told; on every other page nothing is done.
 */
export type Diagnostics = (element: Element, event: DiagnosticsEvent, explain: () => Explained) => void;

/** Everything that a failover tells, and that an element has begun to work with its providers. */
export type DiagnosticsEvent = FailoverEvent | { readonly type: 'ready' };

/** A call that is under way. */
export interface CallUnderWay {
  readonly provider: string;
  readonly kind: CallKind;
  /** ms, as `Explained.now`. */
  readonly startedAt: number;
  /** Nobody waits for it any more: it runs on as evidence. */
  readonly runsOn: boolean;
}

/** What the next decision would be made of. Read-only: asking changes nothing. */
export interface Explained {
  /** `performance.now()`, which the times of `local` and `calls` are to be compared with. */
  readonly now: number;
  /** The shared state that is believed, and its age; null without one. */
  readonly read: ReturnType<ReadView>;
  readonly local: LocalState;
  /** In the page's own order, with its own deadlines. */
  readonly providers: readonly PageProvider[];
  /** Whom a search would try now. */
  readonly plan: Plan;
  readonly calls: readonly CallUnderWay[];
}
