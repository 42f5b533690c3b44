import type { Effect } from '../circuit/index.ts';

/** Something that happened, for the operators' timeline. */
export interface NewEntry {
  readonly at: number;
  readonly effect: Effect | AlertLost;
}

/** An alert that a channel did not take for a whole day. */
export interface AlertLost {
  readonly type: 'alert-lost';
  readonly channel: string;
  /** Id of the alert. */
  readonly alert: string;
  /** What the channel last answered. */
  readonly why: string;
  readonly at: number;
}

export interface TimelineEntry extends NewEntry {
  /** Sorts in the order of time; opaque otherwise. */
  readonly id: string;
}
