/** What becomes of a call that nobody waits for any more. */
export type Fate = 'run-on' | 'void' | 'censored';

/**
 * Type-ahead aborts each call before it can time out, so a hung provider would never be noticed.
 * Therefore one call at a time runs on in the background to its hard deadline, and its end is the vote.
 */
export function fateOfSuperseded(call: {
  readonly pastSoft: boolean;
  readonly slotFree: boolean;
  /** Made by typing: the first call of a burst. */
  readonly typed: boolean;
  /** Time since this browser's last settled outcome; Infinity when there was none. */
  readonly silenceMs: number;
  /** After such a silence even a call that is superseded early is worth waiting for. */
  readonly unsettledMs: number;
  /** The provider has left this burst of searches without an answer for its soft deadline. */
  readonly unanswering: boolean;
}): Fate {
  if (call.pastSoft) return call.slotFree ? 'run-on' : 'censored';
  // Only the first call of a burst finds the slot free after such a silence: it takes the slot itself.
  const isNews = call.silenceMs >= call.unsettledMs || call.unanswering;
  return call.typed && call.slotFree && isNews ? 'run-on' : 'void';
}
