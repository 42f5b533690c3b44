import type { HttpHandler } from 'msw';
import type { SetupWorker } from 'msw/browser';
import type { WorkerState } from '../scenarios/qa.ts';
import { WorkerClaim } from './worker-claim.ts';

/** Longest time that the worker may take to come up, in ms. */
const startMs = 10_000;

const off = (ko: string, en: string): WorkerState => ({ kind: 'off', why: { ko, en } });

/** Both are there in secure contexts alone. */
const hasWorkers = (): boolean => 'serviceWorker' in navigator && 'locks' in navigator;

/** The page's service worker: started when it is first needed, ended without a reload. */
export class OutageWorker {
  #worker: SetupWorker | null = null;
  /** The one that msw has told of this page; another one of the same file knows nothing of it. */
  #started: ServiceWorker | null = null;
  #state: WorkerState = { kind: 'not-needed-yet' };
  /** Starts and ends one after the other, whoever asks. */
  #turn: Promise<void> = Promise.resolve();
  readonly #claim = new WorkerClaim();

  constructor(
    private readonly url: string,
    private readonly handlers: readonly HttpHandler[],
    private readonly onChange: () => void,
  ) {}

  get state(): WorkerState {
    return this.#state;
  }

  /** Never rejects: a page without a worker goes on as if there were no outage, and says so. */
  start(): Promise<void> {
    return this.#next(async () => {
      if (this.#state.kind === 'on') return;
      this.#set(await this.#begin());
    });
  }

  /** A worker that other tabs of the site are in an outage by stays until the last of them has gone. */
  stop(): Promise<void> {
    return this.#next(async () => {
      if (this.#state.kind === 'on') {
        this.#worker?.stop();
        this.#claim.release();
        await this.#claim.tidyUp(() => this.#unregister());
        this.#set({ kind: 'not-needed-yet' });
      }
      if (hasWorkers()) void this.#claim.tidyUpInTime(() => this.#unregister());
    });
  }

  /** Stops, and waits for nobody. */
  async end(): Promise<void> {
    await this.stop();
    if (hasWorkers()) navigator.serviceWorker.removeEventListener('controllerchange', this.#onController);
    this.#claim.end();
  }

  /** A page that registers a service worker of its own puts it into the place of this one. */
  readonly #onController = (): void =>
    void this.#next(async () => {
      if (this.#state.kind !== 'on') return;
      const state = await this.#inControl();
      if (state.kind !== 'on') this.#set(state);
    });

  /** A worker of another folder, or one that was replaced, gets none of the page's requests, and msw does not say so. */
  async #inControl(): Promise<WorkerState> {
    const active = (await navigator.serviceWorker.getRegistration(location.href))?.active;
    if (active?.scriptURL === this.#address && active === (this.#started ??= active)) return { kind: 'on' };
    this.#worker?.stop();
    this.#claim.release();
    const { pathname } = new URL('.', this.#address);
    return active
      ? off(
          `${active.scriptURL}이(가) 그 자리를 차지했습니다. 시험하는 동안에는 이 페이지가 서비스 워커를 등록하지 않아야 합니다.`,
          `${active.scriptURL} has taken its place: the page must not register a service worker while it is tested.`,
        )
      : off(
          `서비스 워커 ${this.#address}은(는) ${pathname} 아래의 페이지만 맡습니다.`,
          `The service worker ${this.#address} is for pages below ${pathname} only.`,
        );
  }

  get #address(): string {
    return new URL(this.url, location.href).href;
  }

  async #unregister(): Promise<void> {
    const url = this.#address;
    const all = await navigator.serviceWorker.getRegistrations();
    const own = all.filter((one) => [one.active, one.waiting].some((worker) => worker?.scriptURL === url));
    await Promise.all(own.map((registration) => registration.unregister()));
  }

  async #begin(): Promise<WorkerState> {
    if (!hasWorkers())
      return off(
        '이 페이지에는 서비스 워커가 없습니다. https 또는 localhost로 열어야 합니다.',
        'This page has no service workers: open it over https, or on localhost.',
      );
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('it did not start in time')), startMs);
      });
      // Only a page has it, and only one that is put into an outage needs it: Node cannot even load it.
      const { setupWorker } = await import('msw/browser');
      this.#worker ??= setupWorker(...this.handlers);
      this.#started = null;
      await this.#claim.hold();
      const started = this.#worker.start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        serviceWorker: { url: this.url },
      });
      await Promise.race([started, late]);
      navigator.serviceWorker.addEventListener('controllerchange', this.#onController);
      return await this.#inControl();
    } catch (reason) {
      this.#claim.release();
      const words = reason instanceof Error ? reason.message : String(reason);
      return off(
        `서비스 워커 ${this.url}을(를) 시작하지 못했습니다: ${words}`,
        `The service worker ${this.url} did not start: ${words}`,
      );
    } finally {
      clearTimeout(timer);
    }
  }

  #next(run: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(run);
    return this.#turn;
  }

  #set(state: WorkerState): void {
    this.#state = state;
    if (state.kind === 'off')
      console.error(`address-search QA: no outage can be forced on this page's requests. ${state.why.en}`);
    this.onChange();
  }
}
