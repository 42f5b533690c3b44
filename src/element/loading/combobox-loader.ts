import type { Provider } from '../../providers/index.ts';
import type { ComboboxHost } from '../combobox/host.ts';
import type { Combobox } from '../combobox/combobox.ts';
import { loadCombobox } from './lazy.ts';
import { loadSharedState } from './lazy-shared-state.ts';
import type { Membership } from '../../endpoint-client/index.ts';
import type { SourceSpec } from '../search/load-providers.ts';

/** Somebody who waits for our own files this long gets the form to fill in by hand. */
const PATIENCE_MS = 5000;

/** What the loader needs beside the combobox's own host. */
export interface LoaderHost extends ComboboxHost {
  /** The page's providers: made already, or to be loaded. */
  wanted(): readonly Provider[] | readonly SourceSpec[];
}

const isMade = (wanted: readonly Provider[] | readonly SourceSpec[]): wanted is readonly Provider[] =>
  wanted.every((each) => 'kind' in each);

/**
 * Brings the searching half and the adapters on the first focus. Our own files may be slow or down too: then
 * it says so, the field is a form to fill in by hand, and the next focus or search tries again.
 */
export class ComboboxLoader {
  #combobox: Combobox | null = null;
  #loading: Promise<void> | null = null;
  #words: 'searching' | 'down' | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #typedEarly = false;
  /** Raised by each stop: a load that began before it must not bring old providers. */
  #round = 0;

  constructor(
    private readonly host: LoaderHost,
    private readonly bring: typeof loadCombobox = loadCombobox,
  ) {}

  get combobox(): Combobox | null {
    return this.#combobox;
  }

  /** What is said while there is no searching half to say anything. */
  get words(): 'searching' | 'down' | null {
    return this.#words;
  }

  get hasBegun(): boolean {
    return this.#loading !== null;
  }

  ready(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  typed(): void {
    if (this.#combobox) return this.#combobox.typed();
    this.#typedEarly = true;
    this.#wait();
    void this.ready();
  }

  async search(): Promise<void> {
    if (!this.#combobox) this.#wait();
    await this.ready();
    await this.#combobox?.search('submit');
  }

  /** Forgets what was asked for and not yet begun. */
  reset(): void {
    this.#combobox?.reset();
    this.#typedEarly = false;
    this.#words = null;
    clearTimeout(this.#patience);
  }

  /** Ends everything; the next focus or search starts anew. */
  stop(): void {
    this.#combobox?.dispose();
    this.#loading = null;
    this.#round += 1;
    clearTimeout(this.#patience);
  }

  async #load(): Promise<void> {
    const round = this.#round;
    try {
      const [{ Combobox, listStyles, loadSources }, join] = await Promise.all([
        this.bring(),
        this.#sharedState(),
      ]);
      const wanted = this.host.wanted();
      const providers = isMade(wanted) ? wanted : await loadSources(wanted);
      const { element } = this.host;
      if (!element.isConnected) return this.#tooEarly(round);
      if (round !== this.#round) return await this.ready();
      const isFirst = this.#combobox === null;
      this.#combobox ??= new Combobox(this.host);
      this.#combobox.use(providers, join());
      this.#words = null;
      if (!isFirst) return;
      const { styleSheet } = listStyles;
      if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
      if (this.#typedEarly) this.#combobox.typed();
      else this.#combobox.settledOn(this.host.query);
    } catch (reason) {
      console.error('<address-search>: its search could not be loaded.', reason);
      if (round === this.#round) this.#loading = null;
      this.#down();
    } finally {
      clearTimeout(this.#patience);
      this.host.element.requestUpdate();
    }
  }

  /** Loaded for a field that is not in the page, or no longer: its next focus or search there loads anew. */
  #tooEarly(round: number): void {
    if (round === this.#round) this.#loading = null;
    this.#words = null;
  }

  /** Without it, and without an endpoint, the field works with this browser's own breaker alone. */
  async #sharedState(): Promise<() => Membership | null> {
    const { element } = this.host;
    if (!element.endpoint) return () => null;
    try {
      const { joinSharedState } = await loadSharedState();
      return () => joinSharedState(element.endpoint, () => element.requestUpdate());
    } catch (reason) {
      console.error('<address-search>: the shared state could not be loaded.', reason);
      return () => null;
    }
  }

  #wait(): void {
    this.#words ??= 'searching';
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#down(), PATIENCE_MS);
  }

  #down(): void {
    this.#words = 'down';
    this.host.onDown('outage');
  }
}
