import { seriesEveryMs, seriesKeptMs } from '../../protocol/index.ts';
import type { TimelineEntry, SeriesEvent, SeriesPoint } from '../../protocol/index.ts';

/** Entries that the page keeps; older ones are asked for again. */
const mostEntries = 2_000;
const mostPoints = seriesKeptMs / seriesEveryMs;

/** Both, newest first, each once. */
export function mergeEntries(
  known: readonly TimelineEntry[],
  more: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const byId = new Map([...known, ...more].map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, mostEntries);
}

/** The newest page over what is known. When the two do not meet, what is known goes: a gap would tell a lie. */
export function mergePage(
  known: readonly TimelineEntry[],
  page: readonly TimelineEntry[],
): { readonly entries: readonly TimelineEntry[]; readonly isOverlapping: boolean } {
  const ids = new Set(page.map(({ id }) => id));
  const isOverlapping = known.some(({ id }) => ids.has(id));
  return { entries: isOverlapping ? mergeEntries(known, page) : page, isOverlapping };
}

/** One more point for each provider that was not silent; a point of the same time is replaced. */
export function addPoints(
  series: Readonly<Record<string, readonly SeriesPoint[]>>,
  { providers }: SeriesEvent,
): Readonly<Record<string, readonly SeriesPoint[]>> {
  const grown = { ...series };
  for (const [id, point] of Object.entries(providers)) {
    const before = (series[id] ?? []).filter(({ at }) => at < point.at);
    grown[id] = [...before, point].slice(-mostPoints);
  }
  return grown;
}
