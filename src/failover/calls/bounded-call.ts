import type { Failed } from '../../providers/index.ts';
import type { CallFacts } from './classify.ts';
import { type Clock, type PageState } from '../../platform/index.ts';

/** How one bounded call ended. */
export interface CallEnd<T> {
  readonly answer: T | Failed;
  readonly facts: CallFacts;
}

export interface BoundedCallOptions<T> {
  readonly clock: Clock;
  readonly pageState: PageState;
  readonly softMs: number;
  readonly hardMs: number;
  /** Starts the work. A throw or a rejection counts as `down`, code `exception`. */
  readonly run: (signal: AbortSignal) => Promise<T | Failed>;
  /** The soft deadline passed without an answer; not told when it is the hard one too. */
  readonly onSoft?: () => void;
  /** Told exactly once, unless the call is aborted. */
  readonly onEnd: (end: CallEnd<T>) => void;
}

export interface BoundedCall {
  pastSoft(): boolean;
  /** Ends the call now, without `onEnd`; the work's own signal is aborted. Null when it has ended already. */
  abort(): CallFacts | null;
}

/** What a provider that throws or rejects, against its contract, is taken for. */
function exceptionAsFailure(thrown: unknown): Failed {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'failed', error: { kind: 'down', code: 'exception', message } };
}

const HARD_DEADLINE: Failed = {
  kind: 'failed',
  error: { kind: 'timeout', code: 'hard-deadline', message: 'No answer before the hard deadline' },
};

/** One call with a soft and a hard deadline of its own, which hold even if the work ignores its signal. */
export function boundedCall<T>(options: BoundedCallOptions<T>): BoundedCall {
  const { clock, pageState, softMs, hardMs } = options;
  const startedAt = clock.now();
  const wallStart = clock.wall();
  const controller = new AbortController();
  let offline = !pageState.online();
  let hidden = pageState.hidden();
  let timerLateMs = 0;
  let ended = false;
  let softFired = false;
  const unsubscribe = pageState.onHidden(() => {
    hidden = true;
  });
  const timerFired = (ms: number): void => {
    timerLateMs = Math.max(timerLateMs, clock.now() - startedAt - ms);
  };

  const stop = (): CallFacts => {
    ended = true;
    cancelSoft();
    cancelHard();
    unsubscribe();
    // A blocked page may see the answer before its own overdue timers.
    if (!softFired) timerFired(softMs);
    timerFired(hardMs);
    offline ||= !pageState.online();
    hidden ||= pageState.hidden();
    const durationMs = clock.now() - startedAt;
    const driftMs = clock.wall() - wallStart - durationMs;
    return { durationMs, pastSoft: durationMs >= softMs, hidden, offline, timerLateMs, driftMs };
  };
  const end = (answer: T | Failed): void => {
    if (ended) return;
    const facts = stop();
    options.onEnd({ answer, facts });
  };

  const cancelSoft =
    softMs < hardMs
      ? clock.after(softMs, () => {
          timerFired(softMs);
          softFired = true;
          options.onSoft?.();
        })
      : () => undefined;
  const cancelHard = clock.after(hardMs, () => {
    timerFired(hardMs);
    end(HARD_DEADLINE);
    controller.abort();
  });

  let work: Promise<T | Failed>;
  try {
    work = options.run(controller.signal);
  } catch (thrown) {
    work = Promise.resolve(exceptionAsFailure(thrown));
  }
  work.then(end, (thrown: unknown) => end(exceptionAsFailure(thrown)));

  return {
    pastSoft: () => softFired,
    abort() {
      if (ended) return null;
      const facts = stop();
      controller.abort();
      return facts;
    },
  };
}
