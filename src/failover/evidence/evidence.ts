import {
  emptyLocal,
  localView,
  recordLocal,
  type LocalEvent,
  type LocalState,
  browserPolicy,
  paceOf,
  withDuration,
  withoutWarning,
  type Durations,
  type LocalView,
  type PageProvider,
} from '../../circuit/index.ts';
import { Corroboration } from './corroboration.ts';
import type { FailoverOptions } from '../options.ts';
import type { FailoverEvent, Settled } from '../types.ts';

/** Everything this browser has learned about its providers: the local breaker, and what goes out as evidence. */
export class LocalEvidence {
  readonly #corroboration: Corroboration;
  #local: LocalState = emptyLocal;
  #lastAt = -Infinity;
  #durations: Durations = [];

  constructor(
    private readonly options: FailoverOptions,
    private readonly pageProviders: readonly PageProvider[],
    private readonly emit: (event: FailoverEvent) => void,
  ) {
    this.#corroboration = new Corroboration({
      clock: options.clock,
      withinMs: browserPolicy.corroborateMs,
      control: options.control ?? null,
      release: (settled) => this.#release(settled),
    });
  }

  /** The local breaker's memory. */
  get local(): LocalState {
    return this.#local;
  }

  /** A call has ended. Failures are held until they are corroborated, at most 10 s. */
  settle(draft: Omit<Settled, 'corroborated'>): void {
    const { outcome } = draft;
    if (outcome !== 'void' && outcome !== 'censored') this.#lastAt = draft.endedAt;
    this.#time(draft);
    if (outcome === 'bad' || outcome === 'opaque' || outcome === 'misconfigured') {
      this.#corroboration.hold({ ...draft, corroborated: false });
      return;
    }
    // An answer, also an empty one that another provider contradicts, is its own proof of a network.
    const answered = outcome === 'ok' || outcome === 'late' || outcome === 'suspect-empty';
    this.#release({ ...draft, corroborated: answered });
  }

  /** `provider` answered now, so this browser has a network. */
  answered(provider: string): void {
    this.#corroboration.answered(provider);
  }

  /** Time since the last outcome that meant something; Infinity before the first. */
  silenceMs(): number {
    return this.options.clock.now() - this.#lastAt;
  }

  view(): LocalView {
    const { clock, hasEndpoint, readView } = this.options;
    const pace = paceOf(this.#durations);
    const isUnwarned = hasEndpoint && readView() === null;
    const providers = isUnwarned ? withoutWarning(this.pageProviders, pace) : this.pageProviders;
    const local = localView(this.#local, clock.now(), providers, browserPolicy);
    return pace > 1 ? { ...local, pace } : local;
  }

  dispose(): void {
    this.#corroboration.dispose();
  }

  #release(settled: Settled): void {
    const { provider, kind, outcome, corroborated, epoch, slot } = settled;
    const probe = slot === undefined ? {} : { probe: { epoch, slot } };
    this.record({ type: 'settled', provider, kind, outcome, corroborated, ...probe });
    this.emit({ type: 'settled', settled });
  }

  /** An embedded page's time says how long it took to load, which is another thing. */
  #time({ provider, outcome, durationMs }: Omit<Settled, 'corroborated'>): void {
    const read = this.options.readView();
    const softMs = read ? read.view.providers[provider]?.softMs : browserPolicy.unwarnedSoftMs;
    const isList = this.options.providers.some(({ id, kind }) => id === provider && kind === 'search');
    const isAnswered = outcome === 'ok' || outcome === 'late';
    if (softMs === undefined || !isList || !(isAnswered || outcome === 'bad')) return;
    this.#durations = withDuration(this.#durations, { durationMs, softMs, isAnswered });
  }

  /** Something else that the local breaker should know. */
  record(event: LocalEvent): void {
    this.#local = recordLocal(this.#local, event, this.options.clock.now(), browserPolicy);
  }
}
