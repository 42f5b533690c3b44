import { choose, type PageProvider, type Plan } from '../circuit/index.ts';
import type { Location } from '../address/index.ts';
import type { Answer, Provider } from '../providers/index.ts';
import { HedgeBudget } from './calls/hedge-budget.ts';
import { crossCheckBudget } from './calls/token-budget.ts';
import { CallPool } from './calls/call-pool.ts';
import type { SearchContext } from './calls/context.ts';
import { LocalEvidence } from './evidence/evidence.ts';
import type { Explained } from './diagnostics.ts';
import { PrimaryChange } from './search/primary-change.ts';
import type { FailoverOptions } from './options.ts';
import { Preload } from './search/preload.ts';
import { SearchRun } from './search/search-run.ts';
import { addressesAt, isLocating } from './search/addresses-at.ts';
import { listInFront } from './search/list-in-front.ts';
import { ShadowProbe } from './search/shadow-probe.ts';
import { ZeroHitSuspicion } from './evidence/zero-hit-suspicion.ts';
import { notify } from '../platform/index.ts';
import type { FailoverEvent, SearchOutcome, SearchRequest } from './types.ts';

export type { FailoverOptions } from './options.ts';

/**
 * One search over several providers. A failure goes to the next one at once, a slow call is hedged, and
 * what every call showed is told as evidence. Never rejects.
 */
export class Failover {
  readonly #context: SearchContext;
  readonly #primary = new PrimaryChange();
  readonly #crossChecks = crossCheckBudget();
  readonly #probe: ShadowProbe;
  readonly #preload = new Preload(() => this.#context);
  #run: SearchRun | null = null;
  #disposed = false;

  constructor(private readonly options: FailoverOptions) {
    const emit = (event: FailoverEvent): void => {
      if (this.#disposed) return;
      notify(() => options.onEvent(event));
    };
    const pageProviders = options.providers.map((provider) => pageProvider(provider, options));
    const providers = new Map(options.providers.map((provider) => [provider.id, provider]));
    const evidence = new LocalEvidence(options, pageProviders, emit);
    this.#context = {
      options,
      providers,
      pageProviders,
      calls: new CallPool(options, evidence, emit),
      evidence,
      suspicion: new ZeroHitSuspicion(options.clock, this.#crossChecks, providers),
      hedges: new HedgeBudget(),
      preload: this.#preload,
      viewer: null,
      plan: () => this.plan(),
      emit,
    };
    this.#probe = new ShadowProbe(this.#context);
  }

  /** Whom a search would try now. */
  plan(): Plan {
    const read = this.options.readView();
    const local = this.#context.evidence.view();
    return choose(
      read?.view ?? null,
      local,
      read?.ageMs ?? Infinity,
      this.options.reporter,
      this.options.random(),
    );
  }

  /** What the next plan would be made of. Asking changes nothing. */
  explain(): Explained {
    const { calls, evidence, pageProviders, options } = this.#context;
    return {
      now: options.clock.now(),
      read: options.readView(),
      local: evidence.local,
      providers: pageProviders,
      plan: this.plan(),
      calls: calls.underWay,
    };
  }

  /** Whether a service of the page tells the addresses at a point. */
  get canLocate(): boolean {
    return this.options.providers.some(isLocating);
  }

  /** The addresses at a point: of the first service that can tell them and is not in doubt. No evidence, and never sent on. */
  addressesAt(point: Location, signal: AbortSignal): Promise<Answer> {
    return addressesAt(this.#context, point, signal);
  }

  /** Supersedes the search before it. Resolves always; `superseded` after `dispose()`. */
  search(request: SearchRequest): Promise<SearchOutcome> {
    if (this.#disposed) return Promise.resolve({ kind: 'superseded', attempts: [] });
    this.#run?.supersede();
    this.#context.hedges.earn();
    this.#crossChecks.earn();
    if (request.trigger === 'submit') this.#preload.noEvidence();
    const plan = this.plan();
    const run = new SearchRun(this.#context, request, plan);
    this.#context.emit({ type: 'search', request, plan, outcome: run.outcome });
    if (request.only === null && request.skip.length === 0) this.#noticePrimaryChange(plan);
    this.#run = run;
    if (run.begin() && plan.probe) this.#probe.start(plan.probe, request, run.outcome);
    return run.outcome;
  }

  /** Whether typing alone will be answered now, rather than wait for a submit. `typeAhead` as in a request. */
  answersTyping(typeAhead: boolean): boolean {
    const plan = this.plan();
    const first = plan.steps[0];
    if (!first || this.#context.providers.get(first.provider)?.kind === 'search') return true;
    return typeAhead && listInFront(this.#context, plan, plan.steps) !== undefined;
  }

  /** On focus: loads the script of the embedded provider that would serve, and nothing otherwise. */
  preload(): void {
    if (!this.#disposed) this.#preload.start(this.plan());
  }

  /** Ends everything: nothing stays in flight, no timer, no event. An open viewer is closed. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#run?.supersede();
    this.#context.viewer?.close();
    this.#preload.dispose();
    this.#context.calls.dispose();
    this.#context.evidence.dispose();
  }

  #noticePrimaryChange(plan: Plan): void {
    const { evidence, pageProviders } = this.#context;
    const builtIn = pageProviders.map(({ id }) => id);
    const wished = this.options.readView()?.view.order ?? [];
    const order = wished.filter((id) => builtIn.includes(id));
    const change = this.#primary.next(plan, [...order, ...builtIn], evidence.view().demoted);
    if (change) this.#context.emit(change);
  }
}

/** An embedded page that is not ready after this long has failed. */
const embedTimeoutMs = 5000;

function pageProvider({ id, kind }: Provider, options: FailoverOptions): PageProvider {
  const { timeoutMs, hedgeMs } = options;
  if (kind === 'embed') return { id, softMs: embedTimeoutMs, hardMs: embedTimeoutMs };
  return { id, softMs: hedgeMs === 0 ? timeoutMs : Math.min(hedgeMs, timeoutMs), hardMs: timeoutMs };
}
