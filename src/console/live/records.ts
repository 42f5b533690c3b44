import type { SeriesEvent, SeriesPoint, TimelineEntry } from '../../protocol/index.ts';
import type { OpsApi } from '../api/ops-api.ts';
import { addPoints, mergeEntries, mergePage } from './history.ts';

/** What has happened, as far as this page has read it: the entries of the timeline, and the series of the charts. */
export class Records {
  entries: readonly TimelineEntry[] = [];
  series: Readonly<Record<string, readonly SeriesPoint[]>> = {};
  /** The timeline could not be read when it was last asked for. */
  isTimelineAway = false;
  /** Where the page of older entries begins; null when there is none. */
  #older: string | null = null;
  #isLoadingOlder = false;

  constructor(private readonly api: Pick<OpsApi, 'timeline' | 'series'>) {}

  /** Whether there may be older entries than those here. */
  get hasMore(): boolean {
    return this.#older !== null;
  }

  /** Reads the newest of both. */
  async catchUp(): Promise<void> {
    const [page, series] = await Promise.all([this.api.timeline(null), this.api.series()]);
    this.isTimelineAway = page.kind !== 'ok';
    if (page.kind === 'ok') {
      const merged = mergePage(this.entries, page.value.entries);
      if (!merged.isOverlapping || this.#older === null) this.#older = page.value.next;
      this.entries = merged.entries;
    }
    if (series.kind === 'ok') this.series = series.value.providers;
  }

  async loadOlder(): Promise<void> {
    if (this.#older === null || this.#isLoadingOlder) return;
    this.#isLoadingOlder = true;
    const answer = await this.api.timeline(this.#older);
    this.#isLoadingOlder = false;
    if (answer.kind !== 'ok') return;
    this.entries = mergeEntries(this.entries, answer.value.entries);
    this.#older = answer.value.next;
  }

  /** Takes an entry that was heard; false when it is here already. */
  add(entry: TimelineEntry): boolean {
    if (this.entries.some(({ id }) => id === entry.id)) return false;
    this.entries = mergeEntries(this.entries, [entry]);
    return true;
  }

  addPoints(event: SeriesEvent): void {
    this.series = addPoints(this.series, event);
  }

  /** Nobody is in who may see them. */
  clear(): void {
    this.entries = [];
    this.series = {};
  }
}
