import type { CallKind } from '../../../circuit/index.ts';
import type { Attempt, DiagnosticsEvent, SearchOutcome, Settled } from '../../../failover/index.ts';
import { abandon, nearestAttempt, startAttempt, stripOf, type ChangeReason, type Strip } from './strip.ts';

/** Searches that are remembered, of all fields of the page. */
const maxStrips = 20;
/** Lines of the log that are remembered. */
const maxLines = 400;

/** Why a call says nothing about its provider. */
export type VoidReason = 'superseded' | 'hidden' | 'offline' | 'not-asked' | 'clock';

/** One line of the log; the words come when it is shown, so that the language can change. */
export type LogLine = { readonly at: number; readonly search: number } & LoggedEvent;

type LoggedEvent =
  | { readonly is: 'ready' }
  | { readonly is: 'search'; readonly strip: Strip }
  | { readonly is: 'start'; readonly provider: string; readonly kind: CallKind }
  | { readonly is: 'end'; readonly attempt: Attempt }
  | { readonly is: 'broke'; readonly provider: string; readonly code: string }
  | { readonly is: 'change'; readonly from: string; readonly to: string; readonly reason: ChangeReason }
  | { readonly is: 'settled'; readonly settled: Settled; readonly why: VoidReason | null }
  | { readonly is: 'outcome'; readonly outcome: SearchOutcome; readonly ms: number };

/** What a page's browser can tell of itself while a call ends. */
export interface Moment {
  /** `performance.now()`. */
  readonly now: number;
  /** ms since 1970. */
  readonly wall: number;
  readonly hidden: boolean;
  readonly offline: boolean;
}

/** Remembers what the fields of a page tell. Holds data only: whoever feeds it owns the time. */
export class SearchLog {
  readonly strips: Strip[] = [];
  readonly lines: LogLine[] = [];
  /** The newest ended call of each provider, by field. */
  readonly #last = new WeakMap<Element, Map<string, Attempt>>();
  #searches = 0;
  /** Error objects whose call has told them already. */
  readonly #told = new WeakSet<object>();

  lastOf(field: Element, provider: string): Attempt | null {
    return this.#last.get(field)?.get(provider) ?? null;
  }

  clear(): void {
    this.strips.length = 0;
    this.lines.length = 0;
  }

  /** @param onEnd called when the search of this event has ended, some time later */
  take(field: Element, event: DiagnosticsEvent, { now, wall, ...moment }: Moment, onEnd: () => Moment): void {
    const strip = this.#stripsOf(field).at(-1) ?? null;
    const line = (rest: LoggedEvent): void => this.#write({ at: wall, search: strip?.id ?? 0, ...rest });
    switch (event.type) {
      case 'ready':
        for (const each of this.#stripsOf(field)) abandon(each, now);
        return line({ is: 'ready' });
      case 'search':
        this.#searches += 1;
        return this.#begin(stripOf(this.#searches, field, event, { now, wall }), event.outcome, onEnd);
      case 'attempt-start': {
        const { provider, kind } = event;
        if (strip) startAttempt(strip, provider, kind, now);
        return line({ is: 'start', provider, kind });
      }
      case 'attempt-end':
        return this.#ended(field, event.attempt, now, wall);
      case 'provider-error':
        if (this.#told.has(event.error)) return;
        return line({ is: 'broke', provider: event.provider, code: event.error.code });
      case 'provider-change': {
        const { from, to, reason } = event;
        strip?.changes.push({ atMs: now - strip.began, to, reason });
        return line({ is: 'change', from, to, reason });
      }
      case 'settled':
        return this.#settled(field, event.settled, wall, moment);
    }
  }

  #begin(strip: Strip, outcome: Promise<SearchOutcome>, onEnd: () => Moment): void {
    this.strips.push(strip);
    this.strips.splice(0, this.strips.length - maxStrips);
    this.#write({ at: strip.at, search: strip.id, is: 'search', strip });
    void outcome.then((ended) => {
      const end = onEnd();
      strip.outcome = ended;
      strip.endMs = end.now - strip.began;
      this.#write({ at: end.wall, search: strip.id, is: 'outcome', outcome: ended, ms: strip.endMs });
    });
  }

  #ended(field: Element, attempt: Attempt, now: number, wall: number): void {
    const { provider, result, error } = attempt;
    const found = nearestAttempt(this.#stripsOf(field), attempt, now, ({ endMs }) => endMs === null);
    if (found) Object.assign(found.attempt, { endMs: now - found.strip.began, result, error });
    if (error) this.#told.add(error);
    const last = this.#last.get(field) ?? new Map<string, Attempt>();
    if (error?.kind !== 'aborted') last.set(provider, attempt);
    this.#last.set(field, last);
    this.#write({ at: wall, search: found?.strip.id ?? 0, is: 'end', attempt });
  }

  #settled(field: Element, settled: Settled, wall: number, moment: Pick<Moment, 'hidden' | 'offline'>): void {
    const { endedAt, outcome } = settled;
    const found = nearestAttempt(this.#stripsOf(field), settled, endedAt, ({ vote }) => vote === null);
    if (found) found.attempt.vote = outcome;
    const why = outcome === 'void' ? voidReason(found?.attempt.error ?? null, moment) : null;
    this.#write({ at: wall, search: found?.strip.id ?? 0, is: 'settled', settled, why });
  }

  #stripsOf(field: Element): readonly Strip[] {
    return this.strips.filter((strip) => strip.field === field);
  }

  #write(line: LogLine): void {
    this.lines.push(line);
    this.lines.splice(0, this.lines.length - maxLines);
  }
}

function voidReason(
  error: Attempt['error'],
  { hidden, offline }: Pick<Moment, 'hidden' | 'offline'>,
): VoidReason {
  if (error?.kind === 'aborted') return 'superseded';
  if (offline || error?.kind === 'offline') return 'offline';
  if (hidden) return 'hidden';
  return error?.kind === 'bad-query' || error?.kind === 'not-searchable' ? 'not-asked' : 'clock';
}
