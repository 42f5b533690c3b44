import { addressesOfPage } from '../msw/whom.ts';
import { outageHandlers } from '../msw/outage-handlers.ts';
import { outageParameter } from '../scenarios/link.ts';
import type { EscapedRequest, ForcedNow, Qa, ServedFault, WorkerState } from '../scenarios/qa.ts';
import { nextChangeIn, stateAt } from '../scenarios/schedule.ts';
import type { Forced } from '../scenarios/types.ts';
import { escapedOf, type Gap } from './escaped.ts';
import { KakaoLibrary } from './kakao-library.ts';
import { Offline } from './offline.ts';
import { OutageWorker } from './outage-worker.ts';
import { keepChoice, linkOf, visitorId, type Choice } from './stored.ts';
import { WrongClock, trueNow } from './wrong-clock.ts';

const mostServed = 500;

/** Everything that is forced on this page, and the one owner of its timers, listeners and worker. */
export class Outages implements Qa {
  wrong: Choice['wrong'];
  served: readonly ServedFault[] = [];
  escaped: readonly EscapedRequest[] = [];
  #forced: readonly Forced[];
  #since: number;
  #timeline: PerformanceObserver | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is done to Kakao now, as text: a change takes its library away. */
  #onKakao = '';
  #clockSet = false;
  /** Ends the answers that hang, of the outage that is over. */
  #hanging = new AbortController();
  #isStopped = false;
  readonly #listeners = new Set<() => void>();
  readonly #atEnd: (() => void)[] = [];
  readonly #offline = new Offline();
  readonly #clock = new WrongClock();
  readonly #kakao = new KakaoLibrary();
  readonly #worker: OutageWorker;

  constructor(choice: Choice, workerUrl: string) {
    this.wrong = choice.wrong;
    this.#forced = choice.forced;
    this.#since = choice.since;
    const options = {
      visitor: visitorId(),
      hideWithoutCors: true,
      now: trueNow,
      signal: () => this.#hanging.signal,
      onServed: (served: ServedFault) => this.#record(served),
    };
    this.#worker = new OutageWorker(
      workerUrl,
      outageHandlers(() => this.#on(), options),
      () => this.#tell(),
    );
    document.addEventListener('searchstart', this.#onSearch, true);
  }

  get forced(): readonly ForcedNow[] {
    const now = trueNow();
    return this.#forced.map((one) => ({
      ...one,
      since: this.#since,
      state: stateAt(one, this.#since, now),
    }));
  }

  get worker(): WorkerState {
    return this.#worker.state;
  }

  force(forced: readonly Forced[]): void {
    if (this.#isStopped) return;
    this.#since = trueNow();
    this.#forced = forced;
    this.wrong = [];
    keepChoice(forced, this.#since);
    if (new URL(location.href).searchParams.has(outageParameter))
      history.replaceState(history.state, '', this.link());
    void this.begin(performance.now());
  }

  reset(): void {
    this.force([]);
  }

  link(): string {
    return linkOf(location.href, this.#forced);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Run once when everything has ended. */
  onStop(run: () => void): void {
    this.#atEnd.push(run);
  }

  async stop(): Promise<void> {
    this.reset();
    this.#isStopped = true;
    document.removeEventListener('searchstart', this.#onSearch, true);
    await this.#worker.end();
    this.#listeners.clear();
    for (const run of this.#atEnd.splice(0)) run();
  }

  /**
   * Does what is forced; resolves once the page's requests meet it.
   * @param from ms since the page began, from when on they should
   */
  async begin(from: number): Promise<void> {
    this.#timeline?.disconnect();
    this.escaped = [];
    this.#hanging.abort();
    this.#hanging = new AbortController();
    this.#apply();
    // A clock needs no worker, and a page that is in no outage has none.
    const needed = this.#forced.some(({ scenario }) => scenario !== 'wrong-clock');
    const { forced } = this;
    const before = this.#worker.state.kind;
    await (needed ? this.#worker.start() : this.#worker.stop());
    if (needed && before !== 'on' && this.worker.kind === 'on')
      this.#tellEscaped({ from, until: performance.now() }, forced);
  }

  #on(): readonly Forced[] {
    const now = trueNow();
    return this.#forced.filter((one) => stateAt(one, this.#since, now) === 'on');
  }

  #apply(): void {
    const on = this.#on();
    this.#offline.set(on.some(({ scenario }) => scenario === 'offline'));
    const clock = on.find(({ scenario }) => scenario === 'wrong-clock');
    this.#clock.set(clock?.amount ?? 0);
    if (clock && !this.#clockSet)
      this.#record({ target: 'browser', scenario: 'wrong-clock', url: '', at: trueNow() });
    this.#clockSet = clock !== undefined;
    const onKakao = JSON.stringify(on.filter(({ target }) => target === 'kakao-postcode'));
    if (onKakao !== this.#onKakao) {
      if (onKakao === '[]') this.#kakao.restore();
      else this.#kakao.hide();
    }
    this.#onKakao = onKakao;
    this.#schedule();
    this.#tell();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const wait = nextChangeIn(this.#forced, this.#since, trueNow());
    // A timer may fire a little early.
    if (wait !== null) this.#timer = setTimeout(() => this.#apply(), Math.ceil(wait) + 1);
  }

  /** A library that came through an outage (late, by the mirror) is asked for again by the next search. */
  readonly #onSearch = (): void => {
    if (this.#on().some(({ target }) => target === 'kakao-postcode')) this.#kakao.hide();
  };

  /** Also of requests that are still under way: the timeline has them when they end. */
  #tellEscaped(gap: Gap, forced: readonly Forced[]): void {
    this.#timeline = new PerformanceObserver((list) => {
      const escaped = escapedOf(list.getEntries(), gap, forced, addressesOfPage(document));
      if (escaped.length === 0) return;
      const names = escaped.map(({ target, url }) => `${target} ${url}`).join(', ');
      console.warn(
        `address-search QA: the outage was not in time for ${names}. What the page shows of it is not the outage's doing. Reload the page; if it happens again, load QA before what sends this request.`,
      );
      this.escaped = [...this.escaped, ...escaped];
      this.#tell();
    });
    this.#timeline.observe({ type: 'resource', buffered: true });
  }

  #record(served: ServedFault): void {
    this.served = [...this.served, served].slice(-mostServed);
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
