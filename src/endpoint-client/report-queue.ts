import {
  latencyBoundsMs,
  browserPolicy,
  type CallKind,
  type Outcome,
  voteOf,
  type ReportItem,
} from '../circuit/index.ts';
import { skewOf } from './view-cache.ts';
import type { Clock } from '../platform/index.ts';

const { maxUnsent, maxUnsentMs, sleepMs } = browserPolicy;

/** One settled call, as a failover tells it. Neither a query nor an address. */
export interface ReportedOutcome {
  readonly provider: string;
  /** The epoch under which the call was admitted. */
  readonly epoch: number;
  readonly kind: CallKind;
  readonly outcome: Outcome;
  readonly corroborated: boolean;
  readonly durationMs: number;
  /** The clock's `now` at its end. */
  readonly endedAt: number;
}

/** An item as it goes over the wire. */
export interface WireItem extends ReportItem {
  readonly sample: number;
  /** Bucket's upper bound and count, of the answers. */
  readonly ms: readonly (readonly [number, number])[];
}

/** An item that waits; its age is counted when it goes. */
export interface Waiting {
  readonly item: WireItem;
  /** The incarnation whose epoch the item names; empty without a view. */
  readonly inc: string;
  /** The clock's `now` when the first of its calls began. */
  readonly beganAt: number;
  readonly endedAt: number;
  readonly since: number;
  readonly skew: number;
}

/** Coalesces outcomes until a report takes them. Holds at most 20 items for at most 60 s. */
export class ReportQueue {
  #waiting: Waiting[] = [];
  #dropped = 0;

  constructor(private readonly clock: Clock) {}

  /** Items that were given up unsent. */
  get dropped(): number {
    return this.#dropped;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Joins the last item of its kind, unless the vote of that would change: the latest vote must be told. */
  add(outcome: ReportedOutcome, inc: string): void {
    this.#waiting = this.keepAlive(this.#waiting);
    const single = itemOf(outcome);
    const vote = voteOf(single);
    const index = this.#waiting.findLastIndex((each) => each.inc === inc && isSameCall(each.item, single));
    const last = this.#waiting[index];
    const lastVote = last && voteOf(last.item);
    if (last && (vote === null || lastVote === null || vote === lastVote)) {
      // An outcome without a vote must not make an older vote look young.
      const endedAt =
        vote === null && lastVote !== null ? last.endedAt : Math.max(outcome.endedAt, last.endedAt);
      const beganAt = Math.min(outcome.endedAt - outcome.durationMs, last.beganAt);
      this.#waiting[index] = { ...last, item: sum(last.item, single), beganAt, endedAt };
    } else {
      const { endedAt, durationMs } = outcome;
      const [since, skew] = [this.clock.now(), skewOf(this.clock)];
      this.#waiting.push({ item: single, inc, beganAt: endedAt - durationMs, endedAt, since, skew });
      if (this.#waiting.length > maxUnsent) {
        this.#waiting.shift();
        this.#dropped++;
      }
    }
  }

  /** Takes the newest items that fit, oldest first; what does not fit waits on. */
  take(fits: (items: readonly Waiting[]) => boolean): readonly Waiting[] {
    this.#waiting = this.keepAlive(this.#waiting);
    let from = this.#waiting.length;
    while (from > 0 && fits(this.#waiting.slice(from - 1))) from--;
    return this.#waiting.splice(from);
  }

  /** Without the items that are too old to tell, or whose age nobody knows since the machine slept. */
  keepAlive(items: readonly Waiting[]): Waiting[] {
    const oldest = this.clock.now() - maxUnsentMs;
    const skew = skewOf(this.clock);
    const alive = items.filter((each) => each.since >= oldest && Math.abs(each.skew - skew) <= sleepMs);
    this.#dropped += items.length - alive.length;
    return alive;
  }

  /** Leaves out items of circuits that the endpoint does not have, or no longer: they are nobody's loss. */
  keepOnly(isWanted: (waiting: Waiting) => boolean): void {
    this.#waiting = this.#waiting.filter(isWanted);
  }
}

const NOTHING = {
  ok: 0,
  bad: 0,
  late: 0,
  censored: 0,
  opaque: 0,
  void: 0,
  misconfigured: 0,
  limited: 0,
  suspectEmpty: 0,
  corroborated: 0,
};
const COUNTS = Object.keys(NOTHING) as readonly (keyof typeof NOTHING)[];

function itemOf({ provider, epoch, kind, outcome, corroborated, durationMs }: ReportedOutcome): WireItem {
  const field = outcome === 'suspect-empty' ? 'suspectEmpty' : outcome;
  const isFailure = ['bad', 'opaque', 'misconfigured', 'suspectEmpty'].includes(field);
  // A slower answer is in no bucket.
  const bucket = latencyBoundsMs.find((bound) => durationMs <= bound);
  const isAnswer = field === 'ok' || field === 'late';
  return {
    provider,
    epoch,
    kind,
    ...NOTHING,
    [field]: 1,
    corroborated: isFailure && corroborated ? 1 : 0,
    sample: 1,
    ageMs: 0,
    ms: isAnswer && bucket !== undefined ? [[bucket, 1]] : [],
  };
}

function isSameCall(a: WireItem, b: WireItem): boolean {
  return a.provider === b.provider && a.epoch === b.epoch && a.kind === b.kind;
}

function sum(a: WireItem, b: WireItem): WireItem {
  const counts = { ...NOTHING };
  for (const field of COUNTS) counts[field] = a[field] + b[field];
  const ms = new Map(a.ms);
  for (const [bound, count] of b.ms) ms.set(bound, (ms.get(bound) ?? 0) + count);
  return {
    ...a,
    ...counts,
    ms: [...ms].sort(([x], [y]) => x - y),
  };
}
