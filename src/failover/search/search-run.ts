import type { CallKind, Plan, PlanStep } from '../../circuit/index.ts';
import type { EmbedProvider, Provider, ProviderError, SearchProvider } from '../../providers/index.ts';
import type { Call, EndedCall } from '../calls/call-pool.ts';
import { ZeroHits } from './zero-hits.ts';
import { isRefusal } from '../calls/classify.ts';
import type { SearchContext } from '../calls/context.ts';
import { healthySteps, othersAreDown, stepsFor, type ProviderStep } from '../calls/plan-steps.ts';
import type { Ending, FailoverEvent, SearchOutcome, SearchRequest, ViewerHost } from '../types.ts';
import { listInFront } from './list-in-front.ts';
import { refusedOutcome, searchOutcome, type Refusal } from './search-outcome.ts';
import { ViewerRun } from '../viewer/viewer-run.ts';

type ChangeReason = (FailoverEvent & { readonly type: 'provider-change' })['reason'];
type AwaitingSubmit = Ending & { readonly kind: 'awaiting-submit' };

/** One search: tries the plan's steps until it can tell the user something true. */
export class SearchRun {
  readonly outcome: Promise<SearchOutcome>;
  readonly #queue: PlanStep[];
  readonly #active = new Map<PlanStep, Call>();
  readonly #calls: Call[] = [];
  readonly #zeroHits: ZeroHits;
  readonly #refusals: Refusal[] = [];
  readonly #failures: ProviderError[] = [];
  #viewer: ViewerRun | null = null;
  /** How this ends without rows: a list is asked in front of an embedding provider, since the user types. */
  #ahead: AwaitingSubmit | null = null;
  #cancelPatience: () => void = () => undefined;
  #resolve: (outcome: SearchOutcome) => void = () => undefined;
  #done = false;

  constructor(
    private readonly context: SearchContext,
    private readonly request: SearchRequest,
    private readonly plan: Plan,
  ) {
    this.#zeroHits = new ZeroHits(context, request.text);
    this.#queue = [...stepsFor(request, plan, context.pageProviders)];
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** False when there was nothing to do: superseded or offline before it began. */
  begin(): boolean {
    const { signal } = this.request;
    if (signal.aborted) this.#finish({ kind: 'superseded' });
    else if (!this.context.options.pageState.online()) this.#finish({ kind: 'offline' });
    if (this.#done) return false;
    signal.addEventListener('abort', this.supersede);
    this.#advance(null);
    return true;
  }

  readonly supersede = (): void => this.#finish({ kind: 'superseded' });

  /** Starts the next step at once, or waits for calls that still run, or ends. */
  #advance(from: string | null): void {
    const { viewer, trigger } = this.request;
    for (const step of [...this.#queue]) {
      const provider = this.context.providers.get(step.provider);
      const isAskable = provider?.kind === 'search' || (provider && viewer);
      if (!isAskable || (this.#calls.length > 0 && this.#isLimited(step.provider))) {
        this.#queue.shift();
        continue;
      }
      if (provider.kind === 'embed') {
        if (this.#active.size > 0) return;
        if (trigger === 'type' && this.#failures.length === 0)
          return this.#typeAhead({ kind: 'awaiting-submit', provider: provider.id });
      }
      if (from !== null) this.#changed(from, step.provider, 'failed');
      return this.#start({ step, provider }, 'normal');
    }
    this.#conclude();
  }

  /** Asks a list in front of an embedding provider, if one may be asked, and whatever it says no other one. */
  #typeAhead(ending: AwaitingSubmit): void {
    const isWanted = this.request.typeAhead && this.#calls.length === 0;
    const list = isWanted ? listInFront(this.context, this.plan, this.#queue) : undefined;
    if (!list) return this.#finish(ending);
    this.#ahead = ending;
    this.context.preload.asEvidence(this.plan);
    this.#start(list, 'normal');
  }

  #start({ step, provider }: ProviderStep, kind: CallKind): void {
    this.#queue.splice(this.#queue.indexOf(step), 1);
    const { viewer } = this.request;
    if (provider.kind === 'search') this.#call(step, provider, kind);
    else if (viewer) this.#openViewer(step, provider, viewer);
  }

  #call(step: PlanStep, provider: SearchProvider, kind: CallKind): void {
    const { text, page, limit, trigger } = this.request;
    const { calls, options } = this.context;
    // Who types without pause has waited since the first of these searches, not since the last.
    const since = kind === 'normal' ? calls.silentSince(step.provider) : options.clock.now();
    const call = calls.start({
      ...step,
      kind,
      typed: trigger === 'type',
      mayRunOn: true,
      run: (signal) => provider.search({ text, page, limit }, signal),
      onEnd: (end) => {
        this.#active.delete(step);
        this.#answered(step.provider, end);
      },
    });
    this.#active.set(step, call);
    this.#calls.push(call);
    this.#cancelPatience();
    const waitMs = since + step.softMs - options.clock.now();
    this.#cancelPatience = options.clock.after(waitMs, () => this.#hedge(step));
  }

  #answered(provider: string, end: EndedCall): void {
    const { answer } = end;
    const ahead = this.#ahead;
    if (ahead && answer.kind !== 'found') {
      // Nothing to show while one types, for whatever reason: whose turn it is has not been asked yet.
      if (answer.kind === 'none') this.#zeroHits.add(provider, end.vote);
      return this.#finish(this.context.options.pageState.online() ? ahead : { kind: 'offline' });
    }
    if (answer.kind === 'none') this.#foundNothing(provider, end);
    if (answer.kind === 'failed') this.#failed(provider, answer.error);
    if (answer.kind !== 'found') return;
    this.context.suspicion.cleared(provider);
    this.#zeroHits.contradict(provider, answer.addresses);
    this.#finish({ ...answer, kind: 'results', provider, ...(ahead && { awaitsSubmit: ahead.provider }) });
  }

  #foundNothing(provider: string, { vote }: EndedCall): void {
    this.#zeroHits.add(provider, vote);
    this.#checkNone(provider);
  }

  /** Asks for a second opinion, unless a call that still runs is it, or a viewer on its way; else ends. */
  #checkNone(doubted: string): void {
    if (this.#isRunning || this.#crossCheck(doubted, 'search') || this.#crossCheck(doubted, 'embed')) return;
    this.#conclude();
  }

  #failed(provider: string, error: ProviderError): void {
    if (isRefusal(error)) {
      const refusal = { provider, error };
      this.#refusals.push(refusal);
      const doubted = this.#zeroHits.providers.at(-1);
      if (error.kind === 'bad-query')
        return doubted ? this.#conclude() : this.#finish(refusedOutcome(refusal));
      return doubted ? this.#checkNone(doubted) : this.#advance(null);
    }
    if (!this.context.options.pageState.online()) return this.#finish({ kind: 'offline' });
    this.#failures.push(error);
    const doubted = this.#zeroHits.providers.at(-1);
    if (!doubted) return this.#advance(provider);
    if (this.#isRunning || (this.#zeroHits.allBlind && this.#crossCheck(doubted, 'search'))) return;
    this.#conclude();
  }

  /** No answer by the soft deadline: the next list provider is started too. */
  #hedge(step: PlanStep): void {
    const { calls, options, hedges } = this.context;
    const slow = step.provider;
    const isPointless = options.hedgeMs === 0 || this.#zeroHits.providers.length > 0 || this.#ahead;
    if (!this.#active.has(step) || isPointless) return;
    // Typing opens no viewer; who pressed Enter should not wait for the hard deadline when one is all there is.
    const next = this.#peek('search') ?? (this.request.trigger === 'type' ? undefined : this.#peek('embed'));
    const isPaid = (): boolean => hedges.mayHedge(calls.silentSince(slow), calls.isOverdue(slow));
    if (!next || !(this.plan.hedgeUnlimited || isPaid())) return;
    this.#changed(slow, next.provider.id, 'slow');
    this.#start(next, 'hedge');
  }

  /**
   * Zero hits are evidence, not a verdict: asks the next list, if the budget allows. Where only an embedded page is
   * left, who has typed is told to go on, which costs no request; who asked gets the page, so that "none" is not
   * said of a service that finds nothing at all. A list of a country that nobody has answered for is no second opinion:
   * it is asked whatever the budget.
   */
  #crossCheck(doubted: string, kind: Provider['kind']): boolean {
    const { only, page, trigger } = this.request;
    const next = this.#peek(kind);
    if (!next || only !== null || page > 1) return false;
    const isAbroad = this.#isAbroad(next.provider);
    if (this.#zeroHits.providers.length > 1 && !isAbroad) return false;
    if (kind === 'embed' && trigger === 'type')
      this.#finish({ kind: 'awaiting-submit', provider: next.provider.id });
    else if (isAbroad || this.context.suspicion.mayCheck(doubted)) this.#start(next, 'normal');
    else return false;
    return true;
  }

  /** It finds addresses in another country than all who have found nothing. */
  #isAbroad({ country: its }: Provider): boolean {
    return this.#zeroHits.providers.every((id) => {
      const country = this.context.providers.get(id)?.country;
      return country !== undefined && its !== undefined && country !== its;
    });
  }

  /** The next of that kind in the queue that may be asked for a second opinion. */
  #peek(kind: Provider['kind']): ProviderStep | undefined {
    if (kind === 'embed' && !this.request.viewer) return undefined;
    return healthySteps(this.context, this.#queue).find(({ provider }) => provider.kind === kind);
  }

  #openViewer(step: PlanStep, provider: EmbedProvider, host: ViewerHost): void {
    const run = new ViewerRun({
      context: this.context,
      step,
      provider,
      host,
      request: this.request,
      answeredNone: this.#zeroHits.providers,
      onFound: (found) => this.#zeroHits.contradict(provider.id, found),
      onClosed: () => this.#zeroHits.vote(),
      onReady: (session) => {
        this.#viewer = null;
        this.#finish({ kind: 'viewer', provider: provider.id, session });
      },
      onFailed: (error) => {
        this.#viewer = null;
        this.#failed(provider.id, error);
      },
    });
    this.#viewer = run;
    this.#calls.push(run.open());
  }

  get #isRunning(): boolean {
    return this.#active.size > 0 || this.#viewer !== null;
  }

  /** Ends the search when nothing runs any more. */
  #conclude(): void {
    if (this.#isRunning || this.#done) return;
    const { options, suspicion } = this.context;
    if (this.#zeroHits.providers.length === 0 && this.#failures.length > 0 && !options.pageState.online())
      return this.#finish({ kind: 'offline' });
    this.#finish(
      searchOutcome(
        this.#zeroHits.providers,
        this.#refusals,
        (provider) => this.request.only === null && suspicion.known(provider),
        this.#failures.length > 0 ||
          this.request.hasFailed === true ||
          othersAreDown(this.context, this.request, this.plan, this.#zeroHits.providers),
      ),
    );
  }

  #finish(ending: Ending): void {
    if (this.#done) return;
    this.#done = true;
    this.#cancelPatience();
    this.request.signal.removeEventListener('abort', this.supersede);
    // A viewer on the screen may yet find what they said there is none of.
    if (ending.kind !== 'viewer') this.#zeroHits.vote();
    for (const call of this.#active.values()) call.letGo();
    this.#active.clear();
    this.#viewer?.close();
    if (ending.kind === 'results') this.context.viewer?.close();
    this.#resolve({ ...ending, attempts: this.#calls.map((call) => call.attempt()) });
  }

  /** It asked to be left alone: tried only when there is nobody else at all. */
  #isLimited(provider: string): boolean {
    return this.context.evidence.view().limited?.has(provider) === true;
  }

  #changed(from: string, to: string, reason: ChangeReason): void {
    this.context.emit({ type: 'provider-change', from, to, reason });
  }
}
