import type { Strip, StripAttempt } from '../log/strip.ts';

/** A call as a bar; `x`, `width` and the ticks are percentages of the axis. */
export interface Bar {
  readonly attempt: StripAttempt;
  readonly x: number;
  readonly width: number;
  /** Its soft and hard deadline; null where it has none or they lie outside the axis. */
  readonly soft: number | null;
  readonly hard: number | null;
  readonly durationMs: number;
  /** Why the search went on to this one; null for the first. */
  readonly because: Strip['changes'][number]['reason'] | null;
}

export interface StripLayout {
  readonly axisMs: number;
  /** Whole marks of the axis: place in percent and ms. */
  readonly marks: readonly { readonly x: number; readonly ms: number }[];
  readonly bars: readonly Bar[];
  /** Where the search ended for the user; null while it runs. */
  readonly end: number | null;
}

const axisSteps = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000] as const;
/** A bar is never thinner than this, so that a quick call can be seen. */
const leastWidth = 1.6;

/** Bars on one time axis, which is as long as what has happened by `now` (`performance.now()`). */
export function layOut(strip: Strip, now: number): StripLayout {
  const age = now - strip.began;
  const endOf = ({ endMs }: StripAttempt): number => endMs ?? age;
  const longest = Math.max(1, strip.endMs ?? age, ...strip.attempts.map(endOf));
  // A deadline that is near belongs to the picture: it shows how much was left.
  const wanted = Math.max(longest, ...strip.attempts.flatMap((each) => nearDeadlines(each, longest)));
  const step = axisSteps.find((each) => wanted / each <= 5) ?? 60_000;
  const axisMs = Math.ceil((wanted * 1.02) / step) * step;
  const percent = (ms: number): number => Math.round((ms / axisMs) * 10_000) / 100;
  const tick = (ms: number | null): number | null => (ms === null || ms > axisMs ? null : percent(ms));
  const changes = [...strip.changes];
  return {
    axisMs,
    marks: Array.from({ length: Math.round(axisMs / step) + 1 }, (_, at) => ({
      x: percent(at * step),
      ms: at * step,
    })),
    bars: strip.attempts.map((attempt) => {
      const { startMs, softMs, hardMs, provider } = attempt;
      const end = endOf(attempt);
      const change = attempt.kind === 'probe' ? -1 : changes.findIndex(({ to }) => to === provider);
      const because = changes[change]?.reason ?? null;
      if (change >= 0) changes.splice(change, 1);
      const x = Math.min(percent(startMs), 100 - leastWidth);
      return {
        attempt,
        x,
        width: Math.max(leastWidth, percent(end) - x),
        soft: softMs === null || softMs === hardMs ? null : tick(startMs + softMs),
        hard: tick(hardMs === null ? null : startMs + hardMs),
        durationMs: Math.max(0, end - startMs),
        because,
      };
    }),
    end: strip.endMs === null ? null : percent(strip.endMs),
  };
}

function nearDeadlines({ startMs, softMs, hardMs }: StripAttempt, longest: number): readonly number[] {
  return [softMs, hardMs]
    .filter((ms): ms is number => ms !== null)
    .map((ms) => startMs + ms)
    .filter((ms) => ms <= longest * 1.6);
}
