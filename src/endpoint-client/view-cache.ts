import { browserPolicy, type ProviderView, type PublicView } from '../circuit/index.ts';
import type { Clock } from '../platform/index.ts';

/** A view, how old it is, and whether that age is known rather than guessed. */
export interface DatedView {
  readonly view: PublicView;
  readonly ageMs: number;
  readonly exact: boolean;
}

interface Known {
  readonly view: PublicView;
  /** Monotonic time at which the view's durations hold. */
  readonly at: number;
  /** Wall clock minus monotonic clock at that time. */
  readonly skew: number;
  readonly exact: boolean;
}

/**
 * Keeps the newest view, whatever its source. Its age is anchored on the monotonic clock, so a wall clock
 * that is wrong or set changes nothing, and one that jumps (sleep) makes the view stale.
 */
export class ViewCache {
  #known: Known | null = null;

  /** @param onSleep told once when the view that was held has become stale by a jump of the wall clock */
  constructor(
    private readonly clock: Clock,
    private readonly onSleep: () => void,
  ) {}

  /** Whatever is held, also when it is too old to be believed. */
  read(): DatedView | null {
    this.#noticeSleep();
    const known = this.#known;
    return known && { view: known.view, ageMs: this.clock.now() - known.at, exact: known.exact };
  }

  /**
   * Offers a view. A lower (inc, rev) is refused; the same one renews the freshness, and its durations are
   * ignored because each transport would shift them a little.
   *
   * @param exact false when the age is a guess: the view is stale at best until a live answer confirms it
   * @returns what became of it
   */
  offer({ view, ageMs, exact: isDated }: DatedView): 'newer' | 'renewed' | 'refused' {
    // What comes right after a sleep may have come before it, and have waited in a buffer.
    const exact = !this.#noticeSleep() && isDated;
    const now = this.clock.now();
    const at = now - ageMs;
    const known = this.#known;
    if (!(ageMs <= view.graceMs)) return 'refused';
    const order = known === null ? 1 : compare(view, known.view);
    if (known !== null && order < 0) {
      // Without this a store that was wiped under a clock set back would be ignored for ever.
      const isForgotten = now - known.at > known.view.graceMs && view.inc !== known.view.inc;
      if (!isForgotten) return 'refused';
    }
    if (known !== null && order === 0) {
      if (!exact || (known.exact && at <= known.at)) return 'refused';
      this.#hold(known.exact ? aged(known.view, at - known.at) : view, at, true);
      return 'renewed';
    }
    this.#hold(view, at, exact);
    return 'newer';
  }

  #noticeSleep(): boolean {
    const known = this.#known;
    if (!known?.exact || Math.abs(skewOf(this.clock) - known.skew) <= browserPolicy.sleepMs) return false;
    this.#hold(known.view, known.at, false);
    this.onSleep();
    return true;
  }

  #hold(view: PublicView, at: number, exact: boolean): void {
    const skew = skewOf(this.clock);
    // Stale at best: dated back just past its validity, while its phases stay as old as they were.
    const back = exact ? at : Math.min(at, this.clock.now() - view.validForMs - 1);
    this.#known = { view: back === at ? view : aged(view, back - at), at: back, skew, exact };
  }
}

/** Wall clock minus monotonic clock; constant unless the machine sleeps or its clock is set. */
export function skewOf(clock: Clock): number {
  return clock.wall() - clock.now();
}

/**
 * An incarnation begins with its time of creation in base 36, of the same length until 2059, so texts compare
 * as times do: a wiped store's first revision is newer than the last one before it.
 */
function compare(a: PublicView, b: PublicView): number {
  if (a.inc !== b.inc) return a.inc < b.inc ? -1 : 1;
  return a.rev - b.rev;
}

function aged(view: PublicView, ms: number): PublicView {
  const providers: Record<string, ProviderView> = {};
  for (const [id, each] of Object.entries(view.providers)) {
    const { phaseAgeMs, then } = each;
    providers[id] = {
      ...each,
      phaseAgeMs: phaseAgeMs + ms,
      ...(then && { then: { ...then, inMs: then.inMs - ms } }),
    };
  }
  return { ...view, providers };
}
