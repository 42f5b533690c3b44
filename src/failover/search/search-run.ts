import type { CallKind, Plan, PlanStep } from '../../circuit/index.ts';
import type { EmbedProvider, Found, ProviderError, SearchProvider } from '../../providers/index.ts';
import type { Call, EndedCall } from '../calls/call-pool.ts';
import { ZeroHits } from './zero-hits.ts';
import { cannotAnswer } from '../calls/classify.ts';
import type { SearchContext } from '../calls/context.ts';
import { othersAreDown, peekEmbed, peekSearch } from './plan-steps.ts';
import { stepsFor } from './steps.ts';
import type { Attempt, FailoverEvent, SearchOutcome, SearchRequest, ViewerHost } from '../types.ts';
import { searchOutcome } from './search-outcome.ts';
import type { Refusal } from './search-outcome.ts';
import { ViewerRun } from '../viewer/viewer-run.ts';

type WithoutAttempts<T> = T extends SearchOutcome ? Omit<T, 'attempts'> : never;
type Ending = WithoutAttempts<SearchOutcome>;
type ChangeReason = (FailoverEvent & { readonly type: 'provider-change' })['reason'];

/** One search: tries the plan's steps until it can tell the user something true. */
export class SearchRun {
  readonly outcome: Promise<SearchOutcome>;
  readonly #queue: PlanStep[];
  readonly #active = new Map<PlanStep, Call>();
  readonly #calls: Call[] = [];
  readonly #empties: ZeroHits;
  readonly #refusals: Refusal[] = [];
  readonly #failures: ProviderError[] = [];
  readonly #slow = new Set<PlanStep>();
  #viewer: ViewerRun | null = null;
  #cancelPatience: () => void = () => undefined;
  #resolve: (outcome: SearchOutcome) => void = () => undefined;
  #done = false;

  constructor(
    private readonly engine: SearchContext,
    private readonly request: SearchRequest,
    private readonly plan: Plan,
  ) {
    this.#empties = new ZeroHits(engine, request.text);
    this.#queue = [...stepsFor(request, plan, engine.pageProviders)];
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** False when there was nothing to do: superseded or offline before it began. */
  begin(): boolean {
    const { signal } = this.request;
    if (signal.aborted) this.#finish({ kind: 'superseded' });
    else if (!this.engine.options.surroundings.online()) this.#finish({ kind: 'offline' });
    if (this.#done) return false;
    signal.addEventListener('abort', this.supersede);
    this.#advance(null);
    return true;
  }

  readonly supersede = (): void => this.#finish({ kind: 'superseded' });

  /** Starts the next step at once, or waits for calls that still run, or ends. */
  #advance(from: string | null): void {
    for (let step = this.#queue[0]; step; step = this.#queue[0]) {
      const provider = this.engine.providers.get(step.provider);
      const { viewer, trigger } = this.request;
      if (this.#calls.length > 0 && this.#isLimited(step.provider)) {
        this.#queue.shift();
        continue;
      }
      if (provider?.kind === 'search') {
        this.#queue.shift();
        if (from !== null) this.#changed(from, step.provider, 'failed');
        this.#call(step, provider, 'normal');
        return;
      }
      if (provider && viewer) {
        if (this.#active.size > 0) return;
        if (trigger === 'type' && this.#failures.length === 0) {
          this.#finish({ kind: 'awaiting-submit', provider: provider.id });
          return;
        }
        this.#queue.shift();
        if (from !== null) this.#changed(from, step.provider, 'failed');
        this.#openViewer(step, provider, viewer);
        return;
      }
      this.#queue.shift();
    }
    this.#conclude();
  }

  #call(step: PlanStep, provider: SearchProvider, kind: CallKind): void {
    const { text, page, limit, trigger } = this.request;
    const { calls, options } = this.engine;
    const silence = calls.silenceMs(step.provider);
    const onSoft = (): void => {
      if (this.#done || this.#slow.has(step)) return;
      this.#slow.add(step);
      this.#hedge(step.provider);
    };
    const call = calls.start({
      ...step,
      kind,
      typed: trigger === 'type',
      mayRunOn: true,
      run: (signal) => provider.search({ text, page, limit }, signal),
      onSoft,
      onEnd: (end) => {
        this.#active.delete(step);
        this.#answered(step.provider, end);
      },
    });
    this.#active.set(step, call);
    this.#calls.push(call);
    // Who types without pause has waited since the first of these searches, not since the last.
    if (silence > 0 && kind === 'normal')
      this.#cancelPatience = options.clock.setTimer(onSoft, Math.max(0, step.softMs - silence));
  }

  #answered(provider: string, end: EndedCall): void {
    const { answer } = end;
    if (answer.kind === 'found') this.#found(provider, answer);
    else if (answer.kind === 'none') this.#foundNothing(provider, end);
    else if (answer.kind === 'failed') this.#failed(provider, answer.error);
  }

  #found(provider: string, found: Found): void {
    this.engine.suspicion.cleared(provider);
    this.#empties.contradict(provider);
    const { addresses, total, page, hasMore } = found;
    this.#finish({ kind: 'results', provider, addresses, total, page, hasMore });
  }

  #foundNothing(provider: string, { vote }: EndedCall): void {
    this.#empties.add(provider, vote);
    // A call that still runs is the cross-check, and so is a viewer on its way.
    if (this.#active.size > 0 || this.#viewer || this.#crossCheck(provider) || this.#checkByViewer(provider))
      return;
    this.#conclude();
  }

  #failed(provider: string, error: ProviderError): void {
    if (error.kind === 'bad-query') {
      this.#refusals.push({ provider, error });
      if (this.#empties.providers.length > 0) this.#conclude();
      else if (cannotAnswer(error)) this.#advance(null);
      else {
        const { reason, message } = error;
        this.#finish({ kind: 'bad-query', provider, reason, message });
      }
      return;
    }
    if (!this.engine.options.surroundings.online()) {
      this.#finish({ kind: 'offline' });
      return;
    }
    this.#failures.push(error);
    const doubted = this.#empties.providers.at(-1);
    if (!doubted) this.#advance(provider);
    else if (
      this.#active.size === 0 &&
      !this.#viewer &&
      !(this.#empties.allBlind && this.#crossCheck(doubted))
    ) {
      this.#conclude();
    }
  }

  /** No answer by the soft deadline: the next list provider is started too. */
  #hedge(slow: string): void {
    const { options, hedges } = this.engine;
    if (options.hedgeMs === 0 || this.#empties.providers.length > 0) return;
    const next = peekSearch(this.engine, this.#queue);
    const { viewer, trigger } = this.request;
    // Typing opens no viewer; who pressed Enter should not wait for the hard deadline when one is all there is.
    const embed = next || trigger === 'type' || !viewer ? null : peekEmbed(this.engine, this.#queue);
    if (!(next ?? embed) || !(this.plan.hedgeUnlimited || hedges.take())) return;
    if (next) {
      this.#takeStep(next.step);
      this.#changed(slow, next.provider.id, 'slow');
      this.#call(next.step, next.provider, 'hedge');
    } else if (embed && viewer) {
      this.#takeStep(embed.step);
      this.#changed(slow, embed.provider.id, 'slow');
      this.#openViewer(embed.step, embed.provider, viewer);
    }
  }

  /** Zero hits are evidence, not a verdict: asks the next list provider, if there is one and the budget allows. */
  #crossCheck(provider: string): boolean {
    const { suspicion, crossChecks, options } = this.engine;
    const { only, page } = this.request;
    const next = peekSearch(this.engine, this.#queue);
    if (!next || only !== null || page > 1 || this.#empties.providers.length > 1) return false;
    if (!suspicion.doubted(provider, options.clock.now()) && !crossChecks.take()) return false;
    this.#takeStep(next.step);
    this.#call(next.step, next.provider, 'normal');
    return true;
  }

  /**
   * Only an embedded page is left to check zero hits with. Who has only typed is told to go on, which costs no
   * request; who asked for it gets the page, so that "none" is not said of a service that finds nothing at all.
   */
  #checkByViewer(doubted: string): boolean {
    const { suspicion, crossChecks, options } = this.engine;
    const { only, page, trigger, viewer } = this.request;
    const next = peekEmbed(this.engine, this.#queue);
    if (!next || !viewer || only !== null || page > 1 || this.#empties.providers.length > 1) return false;
    if (trigger === 'type') {
      this.#finish({ kind: 'awaiting-submit', provider: next.provider.id });
      return true;
    }
    if (!suspicion.doubted(doubted, options.clock.now()) && !crossChecks.take()) return false;
    this.#takeStep(next.step);
    this.#openViewer(next.step, next.provider, viewer);
    return true;
  }

  #openViewer(step: PlanStep, provider: EmbedProvider, host: ViewerHost): void {
    const run = new ViewerRun({
      engine: this.engine,
      step,
      provider,
      host,
      request: this.request,
      emptyHere: this.#empties.providers,
      onFound: () => this.#empties.contradict(provider.id),
      onClosed: () => this.#empties.vote(),
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

  /** Ends the search when nothing runs any more. */
  #conclude(): void {
    if (this.#active.size > 0 || this.#viewer || this.#done) return;
    const { options, suspicion } = this.engine;
    if (this.#empties.providers.length === 0 && this.#failures.length > 0 && !options.surroundings.online()) {
      this.#finish({ kind: 'offline' });
      return;
    }
    this.#finish(
      searchOutcome(
        this.#empties.providers,
        this.#refusals,
        (provider) => this.request.only === null && suspicion.known(provider, options.clock.now()),
        this.#failures.length > 0 ||
          othersAreDown(this.engine, this.request, this.plan, this.#empties.providers),
      ),
    );
  }

  #finish(ending: Ending): void {
    if (this.#done) return;
    this.#done = true;
    this.#cancelPatience();
    this.request.signal.removeEventListener('abort', this.supersede);
    // A viewer on the screen may yet find what they said there is none of.
    if (ending.kind !== 'viewer') this.#empties.vote();
    for (const call of this.#active.values()) call.letGo();
    this.#active.clear();
    this.#viewer?.close();
    if (ending.kind === 'results') this.engine.viewer?.close();
    const attempts: readonly Attempt[] = this.#calls.map((call) => call.attempt());
    this.#resolve({ ...ending, attempts });
  }

  /** It asked to be left alone: tried only when there is nobody else at all. */
  #isLimited(provider: string): boolean {
    const { evidence, pageProviders } = this.engine;
    return evidence.view(pageProviders).limited?.has(provider) === true;
  }

  #takeStep(step: PlanStep): void {
    this.#queue.splice(this.#queue.indexOf(step), 1);
  }

  #changed(from: string, to: string, reason: ChangeReason): void {
    this.engine.emit({ type: 'provider-change', from, to, reason });
  }
}
