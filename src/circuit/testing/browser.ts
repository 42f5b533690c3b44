import { choose } from '../browser/choose.ts';
import {
  emptyLocal,
  localView,
  recordLocal,
  type LocalEvent,
  type LocalState,
} from '../browser/local-breaker.ts';
import { paceOf, withDuration, type Durations } from '../browser/own-pace.ts';
import type { Policy } from '../record/policy.ts';
import type { Report, ReportItem } from '../record/report.ts';
import type { CallKind, Outcome, PageProvider, Phase, Plan, PlanStep, PublicView } from '../record/types.ts';
import type { Agenda } from './agenda.ts';

/** What a provider does with one call: the answer's delay, or null when it never answers. */
export type Answering = (provider: string) => number | null;

/** What the simulated browsers tell the simulation. */
export interface Witness {
  called(browser: number, provider: string, kind: CallKind, seen: Phase | null): void;
  /** `provider` null: nobody answered, the user got the manual form. */
  served(browser: number, provider: string | null, waitedMs: number): void;
  send(browser: number, report: Report): void;
  /** The browser asks its page's origin whether it has a network; `proven()` is the answer. */
  control(browser: number): void;
}

/** Who a simulated browser is, and which providers its page names. */
export interface BrowserIdentity {
  readonly index: number;
  readonly reporter: string;
  readonly network: string;
  readonly page: readonly PageProvider[];
}

/** What all simulated browsers live in. */
export interface BrowserWorld {
  readonly policy: Policy;
  readonly agenda: Agenda;
  readonly answering: Answering;
  readonly random: () => number;
  readonly witness: Witness;
}

/** A call, or one that has ended. */
interface Call {
  readonly provider: string;
  readonly epoch: number;
  readonly kind: CallKind;
  /** Of one that was answered. */
  readonly slowestMs?: number;
}

/** Stands among the providers for the request that proves a network. */
const CONTROL = '';

interface Search {
  readonly plan: Plan;
  readonly startedAt: number;
  next: number;
  running: number;
  isOver: boolean;
  readonly overdue: Set<string>;
}

/**
 * One browser: the real `choose` and the real local breaker, with the simplest failover around them (the next
 * provider after the soft deadline or a failure) and reports as section 4 of the semantics asks.
 */
export class Browser {
  private local: LocalState = emptyLocal;
  private heard: { readonly view: PublicView; readonly at: number } | null = null;
  private durations: Durations = [];
  private seq = 0;
  private pending: (ReportItem & { readonly endedAt: number })[] = [];
  private sentAt = -Infinity;
  private isSending = false;
  private readonly answeredAt = new Map<string, number>();
  private held: { readonly provider: string; readonly release: (corroborated: boolean) => void }[] = [];

  constructor(
    readonly own: BrowserIdentity,
    private readonly world: BrowserWorld,
  ) {}

  hear(view: PublicView): void {
    if (this.heard !== null && view.rev < this.heard.view.rev) return;
    this.heard = { view, at: this.world.agenda.now };
  }

  proven(): void {
    this.answered(CONTROL);
  }

  search(): void {
    const { now } = this.world.agenda;
    const pace = paceOf(this.durations);
    const local = { ...localView(this.local, now, this.own.page, this.world.policy), pace };
    const ageMs = this.heard === null ? 0 : now - this.heard.at;
    const plan = choose(this.heard?.view ?? null, local, ageMs, this.own.reporter, this.world.random());
    const search = { plan, startedAt: now, next: 0, running: 0, isOver: false, overdue: new Set<string>() };
    this.tryNext(search, 'normal');
    if (plan.probe === null) return;
    const { provider, epoch, slot, hardMs } = plan.probe;
    this.tell({ type: 'probe-start', provider, epoch, slot });
    const call = { provider, epoch, kind: 'probe' } as const;
    this.call(call, { softMs: hardMs, hardMs }, (outcome, took) =>
      this.settle({ ...call, ...took }, outcome, { epoch, slot }),
    );
  }

  private tryNext(search: Search, kind: CallKind): void {
    const step = search.plan.steps[search.next++];
    if (step === undefined) {
      if (search.running === 0 && !search.isOver) this.serve(search, null);
      return;
    }
    search.running++;
    const { provider, epoch, softMs } = step;
    let isRunning = true;
    this.call({ provider, epoch, kind }, step, (outcome, took) => {
      isRunning = false;
      this.ended(search, step, { ...{ provider, epoch, kind }, ...took }, outcome);
    });
    this.world.agenda.after(softMs, () => {
      if (!isRunning) return;
      if (search.isOver) this.tell({ type: 'overdue', provider });
      else {
        search.overdue.add(provider);
        this.tryNext(search, 'hedge');
      }
    });
  }

  private ended(search: Search, { provider }: PlanStep, call: Call, outcome: Outcome): void {
    search.running--;
    search.overdue.delete(provider);
    if (outcome === 'late') this.tell({ type: 'withdraw-overdue', provider });
    if (outcome !== 'bad' && !search.isOver) {
      this.serve(search, provider);
      for (const late of search.overdue) this.tell({ type: 'overdue', provider: late });
    }
    this.settle(call, outcome);
    if (!search.isOver) this.tryNext(search, 'normal');
  }

  private serve(search: Search, provider: string | null): void {
    search.isOver = true;
    this.world.witness.served(this.own.index, provider, this.world.agenda.now - search.startedAt);
  }

  private call(
    { provider, epoch, kind }: Call,
    { softMs, hardMs }: { readonly softMs: number; readonly hardMs: number },
    end: (outcome: Outcome, took: Pick<Call, 'slowestMs'>) => void,
  ): void {
    this.world.witness.called(this.own.index, provider, kind, this.phaseOf(provider, epoch));
    const ms = this.world.answering(provider);
    const isAnswered = ms !== null && ms < hardMs;
    this.world.agenda.after(isAnswered ? ms : hardMs, () => {
      if (isAnswered) this.answered(provider);
      const published = this.heard?.view.providers[provider]?.softMs ?? 0;
      const durationMs = isAnswered ? ms : hardMs;
      this.durations = withDuration(this.durations, { durationMs, softMs: published, isAnswered });
      end(!isAnswered ? 'bad' : ms < softMs ? 'ok' : 'late', isAnswered ? { slowestMs: ms } : {});
    });
  }

  private phaseOf(provider: string, epoch: number): Phase | null {
    const seen = this.heard?.view.providers[provider];
    return seen?.then?.epoch === epoch ? seen.then.phase : (seen?.phase ?? null);
  }

  /** Failures wait for another provider's answer, at most `corroborateMs`. */
  private settle(
    call: Call,
    outcome: Outcome,
    probe?: { readonly epoch: number; readonly slot: number },
  ): void {
    const { provider, kind } = call;
    const endedAt = this.world.agenda.now;
    const book = (corroborated: boolean): void => {
      this.tell({ type: 'settled', provider, kind, outcome, corroborated, ...(probe && { probe }) });
      this.report(itemOf(call, outcome, corroborated), endedAt);
    };
    const { corroborateMs } = this.world.policy;
    const isProven = [...this.answeredAt].some(
      ([id, at]) => id !== provider && endedAt - at <= corroborateMs,
    );
    if (outcome !== 'bad' || isProven) {
      book(isProven);
      return;
    }
    const held = { provider, release: book };
    this.held.push(held);
    this.world.witness.control(this.own.index);
    this.world.agenda.after(corroborateMs, () => {
      if (!this.held.includes(held)) return;
      this.held = this.held.filter((each) => each !== held);
      book(false);
    });
  }

  private answered(provider: string): void {
    this.answeredAt.set(provider, this.world.agenda.now);
    const proven = this.held.filter((each) => each.provider !== provider);
    this.held = this.held.filter((each) => each.provider === provider);
    for (const each of proven) each.release(true);
  }

  private report(item: ReportItem, endedAt: number): void {
    this.pending.push({ ...item, endedAt });
    const { firstReportMs, reportEveryMs, maxUnsent } = this.world.policy;
    this.pending.splice(0, this.pending.length - maxUnsent);
    if (item.bad > 0) this.flush();
    else if (!this.isSending) {
      this.isSending = true;
      this.world.agenda.after(
        Math.max(firstReportMs, this.sentAt + reportEveryMs - this.world.agenda.now),
        () => {
          this.isSending = false;
          this.flush();
        },
      );
    }
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const { now } = this.world.agenda;
    const items = this.pending.map(({ endedAt, ...item }) => ({ ...item, ageMs: now - endedAt }));
    this.pending = [];
    this.sentAt = now;
    const { reporter, network } = this.own;
    this.world.witness.send(this.own.index, { reporter, network, seq: ++this.seq, items });
  }

  private tell(event: LocalEvent): void {
    this.local = recordLocal(this.local, event, this.world.agenda.now, this.world.policy);
  }
}

function itemOf(call: Call, outcome: Outcome, corroborated: boolean): ReportItem {
  const is = (what: Outcome): number => (outcome === what ? 1 : 0);
  return {
    ...call,
    ok: is('ok'),
    late: is('late'),
    bad: is('bad'),
    ...{ opaque: 0, misconfigured: 0, suspectEmpty: 0, limited: 0, censored: 0, void: 0 },
    ...{ corroborated: outcome === 'bad' && corroborated ? 1 : 0, ageMs: 0 },
  };
}
