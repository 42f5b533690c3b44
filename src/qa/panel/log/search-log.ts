import type { CallKind, Outcome, Plan } from '../../../circuit/index.ts';
import type {
  DiagnosticsEvent,
  Attempt,
  FailoverEvent,
  SearchOutcome,
  Settled,
} from '../../../failover/index.ts';
/** Searches that are remembered, of all fields of the page. */
const maxStrips = 20;
/** Lines of the log that are remembered. */
const maxLines = 400;

export type ChangeReason = (FailoverEvent & { readonly type: 'provider-change' })['reason'];

/** Why a call says nothing about its provider. */
export type VoidReason = 'superseded' | 'hidden' | 'offline' | 'not-asked' | 'clock';

/** One call of a search, in ms from the beginning of the search. */
export interface StripAttempt {
  readonly provider: string;
  readonly kind: CallKind;
  readonly startMs: number;
  readonly softMs: number | null;
  readonly hardMs: number | null;
  endMs: number | null;
  result: Attempt['result'];
  error: Attempt['error'];
  /** What it was reported as; null while it is not settled. */
  vote: Outcome | null;
}

/** The way one search went. */
export interface Strip {
  /** Counts up from 1. */
  readonly id: number;
  readonly field: Element;
  readonly text: string;
  readonly page: number;
  readonly trigger: 'type' | 'submit';
  readonly plan: Plan;
  /** `performance.now()` and ms since 1970 at its beginning. */
  readonly began: number;
  readonly at: number;
  readonly attempts: StripAttempt[];
  readonly changes: { readonly atMs: number; readonly to: string; readonly reason: ChangeReason }[];
  outcome: SearchOutcome | null;
  endMs: number | null;
}

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
    const strip = this.strips.findLast((each) => each.field === field) ?? null;
    const line = (rest: LoggedEvent): void => this.#write({ at: wall, search: strip?.id ?? 0, ...rest });
    switch (event.type) {
      case 'ready':
        this.#abandon(field, now);
        return line({ is: 'ready' });
      case 'search':
        return this.#begin(field, event, now, wall, onEnd);
      case 'attempt-start': {
        const { provider, kind } = event;
        if (strip) strip.attempts.push(started(strip, provider, kind, now));
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

  /** The field begins anew: what was under way ended without a word. */
  #abandon(field: Element, now: number): void {
    for (const { field: of, attempts, began } of this.strips) {
      if (of !== field) continue;
      for (const attempt of attempts) {
        if (attempt.endMs !== null) continue;
        const error = { kind: 'aborted', code: 'ended', message: 'The field began anew' } as const;
        Object.assign(attempt, { endMs: now - began, result: 'failed', error });
      }
    }
  }

  #begin(
    field: Element,
    { request, plan, outcome }: DiagnosticsEvent & { readonly type: 'search' },
    now: number,
    wall: number,
    onEnd: () => Moment,
  ): void {
    this.#searches += 1;
    const { text, page, trigger } = request;
    const strip: Strip = {
      id: this.#searches,
      field,
      text,
      page,
      trigger,
      plan,
      began: now,
      at: wall,
      attempts: [],
      changes: [],
      outcome: null,
      endMs: null,
    };
    this.strips.push(strip);
    this.strips.splice(0, this.strips.length - maxStrips);
    this.#write({ at: wall, search: strip.id, is: 'search', strip });
    void outcome.then((ended) => {
      const end = onEnd();
      strip.outcome = ended;
      strip.endMs = end.now - strip.began;
      this.#write({ at: end.wall, search: strip.id, is: 'outcome', outcome: ended, ms: strip.endMs });
    });
  }

  #ended(field: Element, attempt: Attempt, now: number, wall: number): void {
    const { provider, kind, durationMs, result, error } = attempt;
    const found = this.#nearest(field, provider, kind, now - durationMs, ({ endMs }) => endMs === null);
    if (found) Object.assign(found.attempt, { endMs: now - found.strip.began, result, error });
    if (error) this.#told.add(error);
    const last = this.#last.get(field) ?? new Map<string, Attempt>();
    if (error?.kind !== 'aborted') last.set(provider, attempt);
    this.#last.set(field, last);
    this.#write({ at: wall, search: found?.strip.id ?? 0, is: 'end', attempt });
  }

  #settled(field: Element, settled: Settled, wall: number, moment: Pick<Moment, 'hidden' | 'offline'>): void {
    const { provider, kind, endedAt, durationMs, outcome } = settled;
    const found = this.#nearest(field, provider, kind, endedAt - durationMs, ({ vote }) => vote === null);
    if (found) found.attempt.vote = outcome;
    const why = outcome === 'void' ? voidReason(found?.attempt.error ?? null, moment) : null;
    this.#write({ at: wall, search: found?.strip.id ?? 0, is: 'settled', settled, why });
  }

  /** Calls carry no number; their beginning tells them apart. */
  #nearest(
    field: Element,
    provider: string,
    kind: CallKind,
    startedAt: number,
    fits: (attempt: StripAttempt) => boolean,
  ): { readonly strip: Strip; readonly attempt: StripAttempt } | null {
    let best: { strip: Strip; attempt: StripAttempt; off: number } | null = null;
    for (const strip of this.strips) {
      if (strip.field !== field) continue;
      for (const attempt of strip.attempts) {
        if (attempt.provider !== provider || attempt.kind !== kind || !fits(attempt)) continue;
        const off = Math.abs(strip.began + attempt.startMs - startedAt);
        if (best === null || off < best.off) best = { strip, attempt, off };
      }
    }
    return best;
  }

  #write(line: LogLine): void {
    this.lines.push(line);
    this.lines.splice(0, this.lines.length - maxLines);
  }
}

function started({ plan, began }: Strip, provider: string, kind: CallKind, now: number): StripAttempt {
  const { steps, probe } = plan;
  const step = steps.find((each) => each.provider === provider);
  const isProbe = kind === 'probe' && probe?.provider === provider;
  return {
    provider,
    kind,
    startMs: now - began,
    softMs: isProbe ? null : (step?.softMs ?? null),
    hardMs: isProbe ? probe.hardMs : (step?.hardMs ?? null),
    endMs: null,
    result: 'running',
    error: null,
    vote: null,
  };
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
