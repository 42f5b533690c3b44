import type { PlanStep } from '../../circuit/index.ts';
import type { EmbedProvider, EmbedSession, ProviderError } from '../../providers/index.ts';
import type { Call, CallAnswer } from '../calls/call-pool.ts';
import type { SearchContext, OpenViewer } from '../calls/context.ts';
import { notify } from '../../platform/index.ts';
import type { SearchRequest, ViewerHost } from '../types.ts';
import { ViewerCheck } from './viewer-check.ts';

export interface ViewerRunOptions {
  readonly engine: SearchContext;
  readonly step: PlanStep;
  readonly provider: EmbedProvider;
  readonly host: ViewerHost;
  readonly request: SearchRequest;
  /** Lists that have said already that there is no such address. */
  readonly emptyHere: readonly string[];
  /** The viewer found the text, or the user picked a row of it. */
  readonly onFound: () => void;
  readonly onReady: (session: EmbedSession) => void;
  /** Unmounted already when this is told. Not told once ready, nor after `close()`. */
  readonly onFailed: (error: ProviderError) => void;
  /** It is gone, whatever became of it. Told once. */
  readonly onClosed: () => void;
}

/** One embedded viewer from mounting to closing. */
export class ViewerRun implements OpenViewer {
  readonly #check: ViewerCheck;
  #call: Call | null = null;
  #session: EmbedSession | null = null;
  #mounted = false;
  /** What the viewer was last asked for; at first the text given to it. */
  #searched: string;
  #ready = false;
  #closed = false;

  constructor(private readonly options: ViewerRunOptions) {
    const { engine, provider, step, request, emptyHere } = options;
    this.#searched = request.text;
    this.#check = new ViewerCheck(engine, provider.id, step.epoch, request, emptyHere);
  }

  get provider(): string {
    return this.options.provider.id;
  }

  /** Takes the place of any viewer that is open. */
  open(): Call {
    const { engine, step, request } = this.options;
    engine.viewer?.close();
    engine.viewer = this;
    this.#call = engine.calls.start({
      provider: step.provider,
      kind: 'normal',
      epoch: step.epoch,
      // An embedded page is not hedged: in time is in time (circuit page 6).
      softMs: step.hardMs,
      hardMs: step.hardMs,
      typed: request.trigger === 'type',
      mayRunOn: false,
      run: () => new Promise((resolve) => this.#embed(resolve)),
      onEnd: ({ answer }) => {
        if (answer.kind === 'failed') {
          this.close();
          this.options.onFailed(answer.error);
        } else {
          this.#ready = true;
          this.options.onReady({
            close: () => this.close(),
          });
        }
      },
    });
    return this.#call;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { engine } = this.options;
    if (engine.viewer === this) engine.viewer = null;
    this.#call?.letGo();
    this.#check.stop();
    this.#takeDown();
    this.options.onClosed();
  }

  #takeDown(): void {
    this.#session?.close();
    this.#session = null;
    if (!this.#mounted) return;
    this.#mounted = false;
    notify(() => this.options.host.unmount());
  }

  #embed(resolve: (answer: CallAnswer) => void): void {
    const { provider, host, request } = this.options;
    const element = host.mount(provider.id);
    this.#mounted = true;
    const session = provider.embed(element, request.text, {
      onReady: () => resolve({ kind: 'loaded' }),
      onFail: (error) => {
        if (this.#ready) this.#broke(error);
        else resolve({ kind: 'failed', error });
      },
      onSearch: (query, count) => {
        if (this.#closed) return;
        this.#searched = query;
        if (count > 0) this.#found(query);
        if (count > 0) this.#check.found(this.#ready);
        else this.#check.foundNothing(query, host);
      },
      onPick: (address) => {
        if (this.#closed) return;
        // Whoever picks a row at once has not searched for anything else.
        this.#found(this.#searched);
        notify(() => host.onPick(address, provider.id));
      },
    });
    // It may have failed, and been closed, before `embed` returned.
    if (this.#closed) session.close();
    else this.#session = session;
  }

  #found(query: string): void {
    // Another text that the user tried in the viewer says nothing about what the lists were asked for.
    if (query.trim() === this.options.request.text.trim()) this.options.onFound();
  }

  /** It was ready and failed later: the list takes over if it finds the text. */
  #broke(error: ProviderError): void {
    if (this.#closed) return;
    const { engine, provider, host, request } = this.options;
    engine.emit({ type: 'provider-error', provider: provider.id, error });
    this.#takeDown();
    this.#check.broke(request.text, host);
  }
}
