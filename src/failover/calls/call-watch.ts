import type { CallFacts } from './classify.ts';
import { type Clock, type PageState } from '../../platform/index.ts';

/** Watches what happens around one call from now until `stop()`. */
export interface Witness {
  readonly startedAt: number;
  /** A timer meant for `dueAt` fires now. */
  timerFired(dueAt: number): void;
  /** Ends the watch and tells what was seen. */
  stop(softMs: number): CallFacts;
}

/** Begins to watch; the caller must `stop()` it. */
export function watch(clock: Clock, surroundings: PageState): Witness {
  const startedAt = clock.now();
  const wallStart = clock.wall();
  let offline = !surroundings.online();
  let hidden = surroundings.hidden();
  let timerLateMs = 0;
  const unsubscribe = surroundings.onHidden(() => {
    hidden = true;
  });
  return {
    startedAt,
    timerFired(dueAt) {
      timerLateMs = Math.max(timerLateMs, clock.now() - dueAt);
    },
    stop(softMs) {
      unsubscribe();
      offline ||= !surroundings.online();
      hidden ||= surroundings.hidden();
      const durationMs = clock.now() - startedAt;
      return {
        durationMs,
        pastSoft: durationMs >= softMs,
        hidden,
        offline,
        timerLateMs,
        driftMs: clock.wall() - wallStart - durationMs,
      };
    },
  };
}
