import {
  choose,
  defaultPolicy,
  emptyLocal,
  localView,
  paceOf,
  withDuration,
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
import { crossCheckBudget, hedgeBudget } from '../../../../src/failover/calls/token-budget.ts';
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
  isPastSoft: boolean;
  isAbandoned: boolean;
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

const page = (['a', 'b'] as const).map((id) => ({ id, softMs: 1_000, hardMs: 3_000 }));
const sleepShare = 0.1;

/**
 * One browser of ours: the real `choose`, local breaker, budgets and fate of superseded calls; what `failover/search/`
 * does between them with promises is a model.
 */
export class OurBrowser implements RuleBrowser {
  private local = emptyLocal;
  private readonly evidence: Evidence;
  private readonly hedges = hedgeBudget();
  private readonly crossChecks = crossCheckBudget();
  /** Searches of which this service found nothing, and another one something. */
  private readonly contradicted = new Map<string, number>();
  private durations: Durations = [];
  private runsOn: Running | null = null;

  constructor(
    private readonly person: Person,
    private readonly world: World,
    private readonly endpoint: SharedEndpoint,
  ) {
    this.evidence = new Evidence(person, world, endpoint);
  }

  search(search: Search): void {
    const { world, person } = this;
    this.hedges.earn();
    this.crossChecks.earn();
    const local = { ...localView(this.local, world.now, page, defaultPolicy), pace: paceOf(this.durations) };
    const heard = this.endpoint.heardBy(person);
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
    const { search, plan } = run;
    const { provider, softMs, hardMs } = step;
    const onSoft = (): void => {
      running.isPastSoft = true;
      if (search.isOver) return this.tell({ type: 'overdue', provider });
      if (run.empty.length > 0 || run.queue.length === 0) return;
      if (!plan.hedgeUnlimited && !this.hedges.take()) return;
      this.endpoint.hedges.push(this.world.now);
      this.tryNext(run, 'hedge');
    };
    const onEnd = (end: CallEnd, ms: number): void => {
      run.running.delete(running);
      if (this.runsOn === running) this.runsOn = null;
      this.ended(run, running, end, ms);
    };
    const live = search.call({
      service: provider as Service,
      hardMs,
      soft: { ms: softMs, then: onSoft },
      onEnd,
    });
    const running: Running = { step, kind, live, isPastSoft: false, isAbandoned: false };
    run.running.add(running);
  }

  private ended(run: Run, { step, kind, isAbandoned }: Running, end: CallEnd, ms: number): void {
    const { provider, epoch, softMs } = step;
    const { search } = run;
    if (end === 'answered' || end === 'empty') {
      this.evidence.answered(provider);
      this.tell({ type: 'withdraw-overdue', provider });
    }
    if (end === 'empty') return this.foundNothing(run, step, kind);
    this.time(provider, end, ms);
    this.book({ provider, epoch, kind }, outcomeOf(end, ms, softMs), {
      slowestMs: end === 'answered' ? ms : null,
    });
    if (isAbandoned) return;
    if (end === 'answered') {
      for (const { provider: doubted } of run.empty) this.contradict(doubted);
      for (const late of run.running)
        if (late.isPastSoft) this.tell({ type: 'overdue', provider: late.step.provider });
      search.serve(provider as Service);
      for (const each of run.running) this.letGo(each, run);
    } else if (!search.isOver) this.tryNext(run, 'normal');
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
    const seen = this.endpoint.heardBy(this.person)?.view.providers[provider];
    if (times === 2) this.book({ provider, epoch: seen?.epoch ?? 0, kind: 'normal' }, 'suspect-empty');
  }

  /** Nobody waits for it any more: one call at a time runs on as evidence. */
  private letGo(running: Running, run: Run): void {
    const { step, isPastSoft, live } = running;
    const fate = fateOfSuperseded({
      pastSoft: isPastSoft,
      slotFree: this.runsOn === null,
      typed: run.search.isTyped,
      silenceMs: this.world.now - this.evidence.settledAt,
      unsettledMs: defaultPolicy.unsettledMs,
      unanswering: false,
    });
    running.isAbandoned = true;
    if (fate === 'run-on') this.runsOn = running;
    else {
      run.running.delete(running);
      live.abort();
      if (fate === 'censored') this.book({ ...step, kind: running.kind }, 'censored');
    }
  }

  private probe(search: Search, { provider, epoch, slot, hardMs }: ProbeStep): void {
    this.tell({ type: 'probe-start', provider, epoch, slot });
    search.call({
      service: provider as Service,
      hardMs,
      isCopy: true,
      onEnd: (end, ms) => {
        if (end === 'answered') this.evidence.answered(provider);
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
    const softMs = this.endpoint.heardBy(this.person)?.view.providers[provider]?.softMs ?? 0;
    this.durations = withDuration(this.durations, { durationMs, softMs, isAnswered: end === 'answered' });
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
