import { browserPolicy, type CallKind, type Outcome } from '../../circuit/index.ts';
import type { Answer, LoadAnswer, ProviderError } from '../../providers/index.ts';
import { classify, isRefusal, provesNetwork, wasNotAsked } from './classify.ts';
import { boundedCall } from './bounded-call.ts';
import type { BoundedCall, CallEnd } from './bounded-call.ts';
import type { LocalEvidence } from '../evidence/evidence.ts';
import type { FailoverOptions } from '../options.ts';
import type { CallUnderWay } from '../diagnostics.ts';
import { fateOfSuperseded } from './superseded-call.ts';
import { UnansweredCalls } from './unanswered.ts';
import type { Attempt, FailoverEvent } from '../types.ts';

/** More calls than this to one provider are never in flight. */
const MAX_PER_PROVIDER = 2;

export type CallAnswer = Answer | LoadAnswer;

export interface EndedCall {
  readonly answer: CallAnswer;
  /** Books the evidence of a zero-hit answer, once its meaning is known. Everything else is booked already. */
  vote(outcome?: Outcome): void;
}

export interface CallSpec {
  readonly provider: string;
  readonly kind: CallKind;
  readonly epoch: number;
  /** Of a probe. */
  readonly slot?: number;
  readonly softMs: number;
  readonly hardMs: number;
  /** Made by typing, not by a submit. */
  readonly typed: boolean;
  /** May go on in the background when nobody waits for it any more. */
  readonly mayRunOn: boolean;
  readonly run: (signal: AbortSignal) => Promise<CallAnswer>;
  /** Not told after `letGo()`. */
  readonly onEnd: (end: EndedCall) => void;
  /** Aborted to make room for a user's call. */
  readonly onDropped?: () => void;
}

export interface Call {
  /** What to tell about it now. */
  attempt(): Attempt;
  /** Nobody waits for it any more: it runs on as evidence, or is aborted. No effect on an ended call. */
  letGo(): void;
}

interface LiveCall {
  readonly spec: CallSpec;
  readonly startedAt: number;
  bounded: BoundedCall | null;
  abandoned: boolean;
  overdue: boolean;
  ended: Attempt | null;
}

/** Owns every call in flight: starts them, books their evidence, and decides which runs on. */
export class CallPool {
  readonly #live = new Set<LiveCall>();
  readonly #answeredAt = new Map<string, number>();
  readonly #unanswered = new UnansweredCalls();

  constructor(
    private readonly options: FailoverOptions,
    private readonly evidence: LocalEvidence,
    private readonly emit: (event: FailoverEvent) => void,
  ) {}

  start(spec: CallSpec): Call {
    this.#makeRoom(spec.provider);
    const { clock, pageState } = this.options;
    const live: LiveCall = {
      spec,
      startedAt: clock.now(),
      bounded: null,
      abandoned: false,
      overdue: false,
      ended: null,
    };
    this.#live.add(live);
    this.emit({ type: 'attempt-start', provider: spec.provider, kind: spec.kind });
    live.bounded = boundedCall<CallAnswer>({
      clock,
      pageState,
      softMs: spec.softMs,
      hardMs: spec.hardMs,
      run: spec.run,
      onSoft: () => this.#noticeOverdue(live),
      onEnd: (end) => this.#onEnd(live, end),
    });
    return {
      attempt: () => live.ended ?? this.#attempt(live, 'running', null),
      letGo: () => this.#letGo(live),
    };
  }

  get underWay(): readonly CallUnderWay[] {
    return [...this.#live].map(({ spec: { provider, kind }, startedAt, abandoned }) => ({
      provider,
      kind,
      startedAt,
      runsOn: abandoned,
    }));
  }

  /** Since when this provider has left one search after the other without an answer; now, if it has not. */
  silentSince(provider: string): number {
    const waiting = [...this.#live].find(({ spec }) => spec.provider === provider && spec.kind !== 'probe');
    return this.#unanswered.since(provider, waiting?.startedAt ?? this.options.clock.now());
  }

  /** Whether a call to this provider, one that runs on included, is past its own soft deadline. */
  isOverdue(provider: string): boolean {
    return [...this.#live].some(({ spec, bounded }) => spec.provider === provider && bounded?.pastSoft());
  }

  /** Ends everything without a word. */
  dispose(): void {
    for (const live of [...this.#live]) live.bounded?.abort();
    this.#live.clear();
  }

  #onEnd(live: LiveCall, { answer, facts }: CallEnd<CallAnswer>): void {
    const { spec } = live;
    this.#live.delete(live);
    const error = answer.kind === 'failed' ? answer.error : null;
    if (error?.kind === 'timeout') this.#leftUnanswered(live);
    else this.#unanswered.broken(spec.provider);
    const result = answer.kind === 'loaded' ? 'found' : answer.kind;
    this.#finish(live, result, error);
    if (provesNetwork(answer)) this.#answered(live);

    const outcome = classify(answer, facts, browserPolicy);
    const endedAt = this.options.clock.now();
    let voted = false;
    const vote = (meaning: Outcome = outcome): void => {
      if (voted) return;
      voted = true;
      this.#settle(spec, outcome === 'void' ? 'void' : meaning, facts.durationMs, endedAt);
    };
    if (error?.kind === 'limited')
      this.evidence.record({ type: 'limited', provider: spec.provider, retryAfterMs: error.retryAfterMs });
    // A probe is booked whatever came of it, so that the next one may start.
    if (error && wasNotAsked(error) && spec.kind !== 'probe') voted = true;
    if (answer.kind !== 'none' || live.abandoned) vote();
    if (!live.abandoned) spec.onEnd({ answer, vote });
  }

  #letGo(live: LiveCall): void {
    if (live.ended || live.abandoned || !live.bounded) return;
    const { spec } = live;
    const fate = fateOfSuperseded({
      pastSoft: live.bounded.pastSoft(),
      slotFree: spec.mayRunOn && !this.#runningOn,
      typed: spec.typed,
      silenceMs: this.evidence.silenceMs(),
      unsettledMs: browserPolicy.unsettledMs,
      unanswering: this.options.clock.now() - this.silentSince(spec.provider) >= spec.softMs,
    });
    live.abandoned = true;
    if (fate !== 'run-on') this.#abort(live, fate);
  }

  #abort(live: LiveCall, outcome: 'void' | 'censored'): void {
    const facts = live.bounded?.abort();
    this.#live.delete(live);
    if (!facts) return;
    this.#leftUnanswered(live);
    this.#finish(live, 'failed', { kind: 'aborted', code: 'superseded', message: 'Nobody waits for it' });
    this.#settle(live.spec, outcome, facts.durationMs, this.options.clock.now());
  }

  #leftUnanswered({ spec: { provider, kind }, startedAt }: LiveCall): void {
    if (kind !== 'probe') this.#unanswered.unanswered(provider, startedAt, this.options.clock.now());
  }

  /** The one call that goes on although nobody waits for it. */
  get #runningOn(): LiveCall | undefined {
    return [...this.#live].find(({ abandoned }) => abandoned);
  }

  #makeRoom(provider: string): void {
    const same = (): LiveCall[] => [...this.#live].filter((live) => live.spec.provider === provider);
    if (same().length < MAX_PER_PROVIDER) return;
    const runningOn = this.#runningOn;
    if (runningOn?.spec.provider === provider) this.#abort(runningOn, 'censored');
    if (same().length < MAX_PER_PROVIDER) return;
    const probe = same().find((live) => live.spec.kind === 'probe');
    if (!probe) return;
    this.#abort(probe, 'void');
    probe.spec.onDropped?.();
  }

  #answered(live: LiveCall): void {
    const { provider } = live.spec;
    this.#answeredAt.set(provider, this.options.clock.now());
    this.evidence.answered(provider);
    if (live.overdue) this.evidence.record({ type: 'withdraw-overdue', provider });
    for (const other of this.#live) if (other.bounded?.pastSoft()) this.#noticeOverdue(other);
  }

  /** Past its soft deadline while another provider has answered: noticed before the first timeout. */
  #noticeOverdue(live: LiveCall): void {
    const { spec } = live;
    if (live.overdue || !spec.mayRunOn || this.options.pageState.hidden()) return;
    const otherAnswered = [...this.#answeredAt].some(
      ([provider, at]) => provider !== spec.provider && at >= live.startedAt,
    );
    if (!otherAnswered) return;
    live.overdue = true;
    this.evidence.record({ type: 'overdue', provider: spec.provider });
  }

  #settle(spec: CallSpec, outcome: Outcome, durationMs: number, endedAt: number): void {
    const { provider, epoch, kind, slot } = spec;
    const probe = slot === undefined ? {} : { slot };
    this.evidence.settle({ provider, epoch, kind, outcome, durationMs, endedAt, ...probe });
  }

  #finish(live: LiveCall, result: Attempt['result'], error: ProviderError | null): void {
    live.ended = this.#attempt(live, result, error);
    this.emit({ type: 'attempt-end', attempt: live.ended });
    const silent = !error || isRefusal(error) || error.kind === 'aborted' || error.kind === 'offline';
    if (!silent && live.spec.kind !== 'probe') {
      this.emit({ type: 'provider-error', provider: live.spec.provider, error });
    }
  }

  #attempt(live: LiveCall, result: Attempt['result'], error: ProviderError | null): Attempt {
    const { provider, kind } = live.spec;
    return { provider, kind, durationMs: this.options.clock.now() - live.startedAt, result, error };
  }
}
