import type { HttpHandler } from 'msw';
import type { SetupWorker } from 'msw/browser';
import type { WorkerState } from '../scenarios/qa.ts';

/** Longest time that the worker may take to come up, in ms. */
const startMs = 10_000;

const off = (ko: string, en: string): WorkerState => ({ kind: 'off', why: { ko, en } });

/** The page's service worker: started when it is first needed, ended without a reload. */
export class OutageWorker {
  #worker: SetupWorker | null = null;
  #state: WorkerState = { kind: 'not-needed-yet' };
  /** Starts and ends one after the other, whoever asks. */
  #turn: Promise<void> = Promise.resolve();

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

  stop(): Promise<void> {
    return this.#next(async () => {
      if (this.#state.kind !== 'on') return;
      this.#worker?.stop();
      const url = new URL(this.url, location.href).href;
      const all = await navigator.serviceWorker.getRegistrations();
      const own = all.filter((one) => [one.active, one.waiting].some((worker) => worker?.scriptURL === url));
      await Promise.all(own.map((registration) => registration.unregister()));
      this.#set({ kind: 'not-needed-yet' });
    });
  }

  async #begin(): Promise<WorkerState> {
    if (!('serviceWorker' in navigator))
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
      const started = this.#worker.start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        serviceWorker: { url: this.url },
      });
      await Promise.race([started, late]);
      return { kind: 'on' };
    } catch (reason) {
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
