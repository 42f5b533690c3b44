import { browserPolicy } from '../record/browser-policy.ts';
import type { PageProvider, ProviderView } from '../record/types.ts';

/** So many of a browser's newest answers tell how fast it is. */
const remembered = 8;
/** The fleet's slow browsers need half of the soft deadline: `learnSoftFactor`. */
const slowInFleet = 0.5;

/** How long the newest answers took, in soft deadlines of their services, oldest first. */
export type Durations = readonly number[];

type Deadlines = Pick<ProviderView, 'softMs' | 'hardMs'>;

/**
 * Books one call of any service, whose end this browser has waited for. Pure.
 *
 * @param isAnswered of a call that was not, it counts that it took so long; a failure that came at once counts nothing
 * @param softMs the deadline as it was published, before it was scaled
 */
export function withDuration(
  durations: Durations,
  {
    durationMs,
    softMs,
    isAnswered,
  }: { readonly durationMs: number; readonly softMs: number; readonly isAnswered: boolean },
): Durations {
  if (!(softMs > 0) || (!isAnswered && durationMs < softMs)) return durations;
  return [...durations, durationMs / softMs].slice(-remembered);
}

/**
 * How many times slower than the slow ones of the fleet this browser is, by its own network or machine; 1: it is not.
 * The median, the lower one of two: a service that hangs makes only its own calls slow.
 */
export function paceOf(durations: Durations): number {
  const sorted = [...durations].sort((a, b) => a - b);
  return Math.max(1, (sorted[(sorted.length - 1) >> 1] ?? 0) / slowInFleet);
}

/**
 * The published deadlines for a browser of this pace, so that a slow phone is not called an outage: as many times
 * longer, but no longer than the page's own. Pure.
 */
export function deadlinesAtPace({ softMs, hardMs }: Deadlines, page: PageProvider, pace: number): Deadlines {
  if (pace <= 1) return { softMs, hardMs };
  return {
    softMs: Math.max(softMs, Math.min(page.softMs, Math.round(softMs * pace))),
    hardMs: Math.max(hardMs, Math.min(page.hardMs, Math.round(hardMs * pace))),
  };
}

/**
 * The page's providers in a browser whose endpoint is silent: nobody warns it of an outage, so the next list is asked
 * beside a slow one sooner, as far as its pace allows. The last list waits as ever: what comes after it takes the
 * screen. One without a soft deadline of its own keeps it so. Pure.
 */
export function withoutWarning(providers: readonly PageProvider[], pace: number): readonly PageProvider[] {
  const soonMs = Math.round(browserPolicy.unwarnedSoftMs * pace);
  const hasSoft = ({ softMs, hardMs }: PageProvider): boolean => softMs < hardMs;
  const last = providers.findLast(hasSoft);
  return providers.map((page) =>
    hasSoft(page) && page !== last ? { ...page, softMs: Math.min(page.softMs, soonMs) } : page,
  );
}
