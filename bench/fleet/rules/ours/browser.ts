import {
  choose,
  defaultPolicy,
  emptyLocal,
  localView,
  paceOf,
  withDuration,
  withoutWarning,
  type Durations,
  recordLocal,
  type CallKind,
  type LocalEvent,
  type Outcome,
  type Plan,
  type PlanStep,
  type ProbeStep,
} from '../../../../src/circuit/index.ts';
import { fateOfSuperseded } from '../../../../src/failover/calls/superseded-call.ts';
import { HedgeBudget } from '../../../../src/failover/calls/hedge-budget.ts';
import { crossCheckBudget } from '../../../../src/failover/calls/token-budget.ts';
import { UnansweredCalls } from '../../../../src/failover/calls/unanswered.ts';
import { luck } from '../../world/chance.ts';
import type { Person } from '../../world/people.ts';
import type { CallEnd, LiveCall, RuleBrowser, Search } from '../../world/search.ts';
import type { Service } from '../../world/services.ts';
import type { World } from '../../world/world.ts';
import { Evidence } from './evidence.ts';
import type { SharedEndpoint } from './shared-endpoint.ts';

interface Running {
  readonly step: PlanStep;
  readonly kind: CallKind;
  readonly live: LiveCall;
  readonly startedAt: number;
  isPastSoft: boolean;
  isAbandoned: boolean;
  isOverdue: boolean;
}

/** One search on its way. */
interface Run {
  readonly search: Search;
  readonly plan: Plan;
  readonly queue: PlanStep[];
  readonly running: Set<Running>;
  /** Who found nothing. */
  readonly empty: PlanStep[];
}

/** What is known of a call that is booked. */
interface Booking {
  readonly probe?: { readonly epoch: number; readonly slot: number };
  /** Null: it was not answered. */
  readonly slowestMs?: number | null;
}

const { unwarnedSoftMs } = defaultPolicy;
const page = (['a', 'b'] as const).map((id) => ({ id, softMs: 1_000, hardMs: 3_000 }));
const sleepShare = 0.1;

/**
 * One browser of ours: the real `choose`, local breaker, budgets and fate of superseded calls; what `failover/search/`
 * does between them with promises is a model.
 */
export class OurBrowser implements RuleBrowser {
  private local = emptyLocal;
  private readonly evidence: Evidence;
  private readonly openedAt: number;
  private readonly hedges = new HedgeBudget();
  private readonly crossChecks = crossCheckBudget();
  /** Searches of which this service found nothing, and another one something. */
  private readonly contradicted = new Map<string, number>();
  private durations: Durations = [];
  private readonly answeredAt = new Map<string, number>();
  private readonly unanswered = new UnansweredCalls();
  /** Its calls in flight but for probes, one that runs on included. */
  private readonly running = new Set<Running>();

  constructor(
    private readonly person: Person,
    private readonly world: World,
    private readonly endpoint: SharedEndpoint,
  ) {
    this.openedAt = world.now;
    this.evidence = new Evidence(person, world, endpoint);
  }

  search(search: Search): void {
    const { world, person } = this;
    this.hedges.earn();
    this.crossChecks.earn();
    const pace = paceOf(this.durations);
    const heard = this.heard();
    const providers = heard === null ? withoutWarning(page, pace) : page;
    const local = { ...localView(this.local, world.now, providers, defaultPolicy), pace };
    const random = luck(world.seed, search.id, 99);
    const plan = choose(heard?.view ?? null, local, heard?.ageMs ?? 0, `browser-${person.index}`, random);
    const run: Run = { search, plan, queue: [...plan.steps], running: new Set(), empty: [] };
    search.onSuperseded = () => {
      for (const each of run.running) this.letGo(each, run);
    };
    this.tryNext(run, 'normal');
    if (plan.probe !== null) this.probe(search, plan.probe);
  }

  private tryNext(run: Run, kind: CallKind): void {
    const step = run.queue.shift();
    if (step !== undefined) return this.call(run, step, kind);
    if (run.running.size > 0 || run.search.isOver) return;
    if (run.empty.length > 0) run.search.tellNone();
    else run.search.giveUp();
  }

  private call(run: Run, step: PlanStep, kind: CallKind): void {
    const { search } = run;
    const { provider, softMs, hardMs } = step;
    const { world } = this;
    // Who types without pause has waited since the first of these searches, not since the last.
    const since = kind === 'normal' ? this.silentSince(provider) : world.now;
    const live = search.call({
      service: provider as Service,
      hardMs,
      soft: {
        ms: softMs,
        then: () => {
          running.isPastSoft = true;
          this.noticeOverdue(running);
        },
      },
      onEnd: (end, ms) => {
        run.running.delete(running);
        this.running.delete(running);
        this.ended(run, running, end, ms);
      },
    });
    const startedAt = world.now;
    const flags = { isPastSoft: false, isAbandoned: false, isOverdue: false };
    const running: Running = { step, kind, live, startedAt, ...flags };
    run.running.add(running);
    this.running.add(running);
    world.queue.after(since + softMs - world.now, () => {
      if (run.running.has(running)) this.hedge(run, provider);
    });
  }

  private hedge(run: Run, slow: string): void {
    if (run.empty.length > 0 || run.queue.length === 0) return;
    if (!run.plan.hedgeUnlimited && !this.mayHedge(slow)) return;
    this.endpoint.hedges.push(this.world.now);
    this.tryNext(run, 'hedge');
  }

  private mayHedge(slow: string): boolean {
    const isOverdue = [...this.running].some(({ step, isPastSoft }) => step.provider === slow && isPastSoft);
    return this.hedges.mayHedge(this.silentSince(slow), isOverdue);
  }

  /** Since when a service has left one search after the other without an answer. */
  private silentSince(provider: string): number {
    const waiting = [...this.running].find(({ step }) => step.provider === provider);
    return this.unanswered.since(provider, waiting?.startedAt ?? this.world.now);
  }

  private ended(run: Run, running: Running, end: CallEnd, ms: number): void {
    const { step, kind, isAbandoned } = running;
    const { provider, epoch, softMs } = step;
    const { search } = run;
    if (end === 'timeout') this.unanswered.unanswered(provider, running.startedAt, this.world.now);
    else this.unanswered.broken(provider);
    if (end === 'answered' || end === 'empty') {
      this.answered(provider);
      if (running.isOverdue) this.tell({ type: 'withdraw-overdue', provider });
    }
    if (end === 'empty') return this.foundNothing(run, step, kind);
    this.time(provider, end, ms);
    this.book({ provider, epoch, kind }, outcomeOf(end, ms, softMs), {
      slowestMs: end === 'answered' ? ms : null,
    });
    if (isAbandoned) return;
    if (end === 'answered') {
      for (const { provider: doubted } of run.empty) this.contradict(doubted);
      search.serve(provider as Service);
      for (const each of run.running) this.letGo(each, run);
    } else if (!search.isOver) this.tryNext(run, 'normal');
  }

  private answered(provider: string): void {
    this.answeredAt.set(provider, this.world.now);
    this.evidence.answered(provider);
    for (const other of this.running) if (other.isPastSoft) this.noticeOverdue(other);
  }

  /** Past its soft deadline while another service has answered. */
  private noticeOverdue(running: Running): void {
    const { provider } = running.step;
    const hasOther = [...this.answeredAt].some(([id, at]) => id !== provider && at >= running.startedAt);
    if (running.isOverdue || !hasOther) return;
    running.isOverdue = true;
    this.tell({ type: 'overdue', provider });
  }

  /** Zero hits are evidence, not a verdict: the next one is asked, if the budget allows. */
  private foundNothing(run: Run, step: PlanStep, kind: CallKind): void {
    const { provider, epoch } = step;
    const isBlind = (this.contradicted.get(provider) ?? 0) >= 2;
    this.book({ provider, epoch, kind }, isBlind ? 'suspect-empty' : 'void');
    run.empty.push(step);
    if (run.search.isOver || run.running.size > 0) return;
    const isChecked = run.queue.length > 0 && (isBlind || this.crossChecks.take());
    if (isChecked) this.tryNext(run, 'normal');
    else run.search.tellNone();
  }

  private contradict(provider: string): void {
    const times = (this.contradicted.get(provider) ?? 0) + 1;
    this.contradicted.set(provider, times);
    const seen = this.heard()?.view.providers[provider];
    if (times === 2) this.book({ provider, epoch: seen?.epoch ?? 0, kind: 'normal' }, 'suspect-empty');
  }

  /** Nobody waits for it any more: one call at a time runs on as evidence. */
  private letGo(running: Running, run: Run): void {
    const { step, isPastSoft, live, startedAt } = running;
    const { now } = this.world;
    const fate = fateOfSuperseded({
      pastSoft: isPastSoft,
      slotFree: ![...this.running].some(({ isAbandoned }) => isAbandoned),
      typed: run.search.isTyped,
      silenceMs: now - this.evidence.settledAt,
      unsettledMs: defaultPolicy.unsettledMs,
      unanswering: now - this.silentSince(step.provider) >= step.softMs,
    });
    running.isAbandoned = true;
    run.running.delete(running);
    if (fate === 'run-on') return;
    live.abort();
    this.running.delete(running);
    this.unanswered.unanswered(step.provider, startedAt, now);
    if (fate === 'censored') this.book({ ...step, kind: running.kind }, 'censored');
  }

  private probe(search: Search, { provider, epoch, slot, hardMs }: ProbeStep): void {
    this.tell({ type: 'probe-start', provider, epoch, slot });
    search.call({
      service: provider as Service,
      hardMs,
      isCopy: true,
      onEnd: (end, ms) => {
        if (end === 'answered') this.answered(provider);
        const outcome = end === 'empty' ? 'suspect-empty' : outcomeOf(end, ms, hardMs);
        this.book({ provider, epoch, kind: 'probe' }, outcome, { probe: { epoch, slot } });
      },
    });
  }

  private book(
    call: { readonly provider: string; readonly epoch: number; readonly kind: CallKind },
    found: Outcome,
    { probe, slowestMs = null }: Booking = {},
  ): void {
    const { world, person } = this;
    const { provider, epoch, kind } = call;
    const isAsleep = person.isSleepy && luck(world.seed, person.index, world.now) < sleepShare;
    const outcome = isAsleep ? 'void' : found;
    const took = slowestMs === null ? {} : { slowestMs };
    this.evidence.settle({ provider, epoch, kind, outcome, ...took }, (corroborated) => {
      this.tell({ type: 'settled', provider, kind, outcome, corroborated, ...(probe && { probe }) });
    });
  }

  private time(provider: string, end: CallEnd, durationMs: number): void {
    const heard = this.heard();
    const softMs = heard === null ? unwarnedSoftMs : (heard.view.providers[provider]?.softMs ?? 0);
    this.durations = withDuration(this.durations, { durationMs, softMs, isAnswered: end === 'answered' });
  }

  /** A view that is too old to mean anything has not been heard, as in `endpoint-client`. */
  private heard(): ReturnType<SharedEndpoint['heardBy']> {
    const heard = this.endpoint.heardBy(this.person, this.openedAt);
    return heard !== null && heard.ageMs <= heard.view.graceMs ? heard : null;
  }

  private tell(event: LocalEvent): void {
    this.local = recordLocal(this.local, event, this.world.now, defaultPolicy);
  }
}

function outcomeOf(end: CallEnd, ms: number, softMs: number): Outcome {
  if (end === 'timeout') return 'bad';
  if (end === 'refused') return 'opaque';
  return ms < softMs ? 'ok' : 'late';
}
