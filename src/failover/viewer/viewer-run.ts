import type { Address } from '../../address/index.ts';
import type { EmbedSession, ProviderError } from '../../providers/index.ts';
import type { Call, CallAnswer } from '../calls/call-pool.ts';
import { notify } from '../../platform/index.ts';
import { ViewerCheck, type ViewerSetting } from './viewer-check.ts';

export interface ViewerRunOptions extends ViewerSetting {
  /** The viewer found the text, which does not say where; or the user picked a row of it. */
  readonly onFound: (picked: readonly Address[] | null) => void;
  readonly onReady: (session: EmbedSession) => void;
  /** Called after it was unmounted. Not called once ready, nor after `close()`. */
  readonly onFailed: (error: ProviderError) => void;
  /** It is gone, whatever became of it. Told once. */
  readonly onClosed: () => void;
}

/** One embedded viewer from mounting to closing. */
export class ViewerRun implements EmbedSession {
  readonly #check: ViewerCheck;
  #call: Call | null = null;
  #session: EmbedSession | null = null;
  #mounted = false;
  /** What the viewer was last asked for; at first the text given to it. */
  #searched: string;
  #foundNothing = false;
  #ready = false;
  #closed = false;

  constructor(private readonly options: ViewerRunOptions) {
    this.#searched = options.request.text;
    this.#check = new ViewerCheck(options);
  }

  /** Takes the place of any viewer that is open. */
  open(): Call {
    const { context, step, request } = this.options;
    context.viewer?.close();
    context.viewer = this;
    this.#call = context.calls.start({
      provider: step.provider,
      kind: 'normal',
      epoch: step.epoch,
      // An embedded page is not hedged: within the deadline is in time.
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
          this.options.onReady(this);
          // Rows in its place before it stands there would be covered by it.
          if (this.#foundNothing) this.#check.foundNothing(this.#searched);
        }
      },
    });
    return this.#call;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { context } = this.options;
    if (context.viewer === this) context.viewer = null;
    this.#call?.letGo();
    this.#check.stop();
    // Its place goes first, and hands on the focus of somebody who is in the page.
    if (this.#mounted) notify(() => this.options.host.unmount());
    this.#session?.close();
    this.options.onClosed();
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
        this.#foundNothing = count === 0;
        notify(() => this.options.host.onSearched(count, query));
        if (count > 0) this.#found(query, null);
        if (count > 0) this.#check.found(this.#ready);
        else if (this.#ready) this.#check.foundNothing(query);
      },
      onPick: (address) => {
        if (this.#closed) return;
        // Whoever picks a row at once has not searched for anything else.
        this.#found(this.#searched, [address]);
        notify(() => host.onPick(address, provider.id, this.#searched));
      },
      // Nothing is counted: the page works, and so does its search.
      onEmptyPick: () => {
        if (!this.#closed) notify(() => host.onEmptyPick());
      },
    });
    // It may have failed, and been closed, before `embed` returned.
    if (this.#closed) session.close();
    else this.#session = session;
  }

  #found(query: string, picked: readonly Address[] | null): void {
    // Another text that the user tried in the viewer says nothing about what the lists were asked for.
    if (query.trim() === this.options.request.text.trim()) this.options.onFound(picked);
  }

  /** It was ready and failed later: whoever shows it searches on without it. */
  #broke(error: ProviderError): void {
    if (this.#closed) return;
    const { context, provider, host } = this.options;
    context.emit({ type: 'provider-error', provider: provider.id, error });
    this.close();
    this.#check.broke();
    notify(() => host.onBroke());
  }
}
