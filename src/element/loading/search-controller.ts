import type { ReactiveController } from 'lit';
import type { Provider } from '../../providers/index.ts';
import type { Membership } from '../../endpoint-client/index.ts';
import type { Combobox, ComboboxForm } from '../combobox/combobox.ts';
import type { AddressSearchOptions } from '../properties.ts';
import type { SourceSpec } from '../search/load-providers.ts';
import { loadCombobox, loadSharedState } from './lazy.ts';

/** Somebody who waits for our own files this long gets the form to fill in by hand. */
const PATIENCE_MS = 5000;

/** The page's providers: made already, or to be loaded. */
export type WantedProviders = readonly Provider[] | readonly SourceSpec[];

const isMade = (wanted: WantedProviders): wanted is readonly Provider[] =>
  wanted.every((each) => 'kind' in each);

const complain = (what: string, reason: unknown): void =>
  console.error(`<address-search>: its ${what} could not be loaded.`, reason);

/**
 * The searching half of the element, brought with the adapters on the first focus. Our own files may be slow or
 * down too: then it says so, the field is a form to fill in by hand, and the next focus or search tries again.
 */
export class SearchController implements ReactiveController {
  #combobox: Combobox | null = null;
  #loading: Promise<void> | null = null;
  #message: 'searching' | 'down' | 'offline' | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** How a search was asked for that has not begun yet. */
  #asked: 'type' | 'submit' | null = null;
  /** Raised by each stop: a load that began before it must not bring old providers. */
  #round = 0;

  constructor(
    private readonly host: AddressSearchOptions,
    private readonly form: ComboboxForm,
    private readonly wanted: () => WantedProviders,
    private readonly bring: typeof loadCombobox = loadCombobox,
  ) {
    host.addController(this);
  }

  get combobox(): Combobox | null {
    return this.#combobox;
  }

  /** Which text is said while there is no combobox to say anything. */
  get message(): 'searching' | 'down' | 'offline' | null {
    return this.#message;
  }

  get hasBegun(): boolean {
    return this.#loading !== null;
  }

  hostConnected(): void {
    addEventListener('online', this);
  }

  hostDisconnected(): void {
    removeEventListener('online', this);
    // A move in the page is a removal and an insertion in one go.
    queueMicrotask(() => {
      if (this.host.isConnected) this.#combobox?.moved();
      else this.stop();
    });
  }

  /** The network is back: what was asked for without it goes on. */
  handleEvent(): void {
    if (this.#message !== 'offline') return;
    this.#message = null;
    const { query } = this.host;
    if (this.#asked === 'submit') void this.search(query);
    else this.onInput(query);
  }

  hostUpdated(): void {
    this.#combobox?.place();
  }

  readonly ready = (): Promise<void> => (this.#loading ??= this.#load());

  /** The text was changed by a key, a paste or a composition. */
  onInput(text: string): void {
    if (this.#combobox) return this.#combobox.onInput(text);
    this.#wait('type');
    void this.ready();
  }

  /** Resolves when the outcome is on the screen. */
  async search(text: string): Promise<void> {
    if (!this.#combobox) this.#wait('submit');
    await this.ready();
    await this.#combobox?.search(text, 'submit');
  }

  /** Forgets what was asked for and not yet begun. */
  reset(): void {
    this.#combobox?.reset();
    this.#asked = this.#message = null;
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
    const { host } = this;
    const round = this.#round;
    try {
      // Firefox never asks again for a module that has not come (docs/browsers.md#what-engines-do-differently).
      // Not before this loading is known, which is forgotten below.
      if (!navigator.onLine) throw await 'offline';
      const [{ Combobox, searchStyles, loadSources }, join] = await Promise.all([
        this.bring(),
        this.#sharedState(),
      ]);
      const wanted = this.wanted();
      const providers = isMade(wanted) ? wanted : await loadSources(wanted);
      if (!host.isConnected) {
        // Loaded for a field that is not in the page, or no longer: its next focus or search there loads anew.
        this.#message = null;
        return this.#forget(round);
      }
      if (round !== this.#round) return await this.ready();
      const isFirst = this.#combobox === null;
      this.#combobox ??= new Combobox(host, this.form, this.ready);
      this.#combobox.use(providers, join());
      this.#message = null;
      if (!isFirst) return;
      const { styleSheet } = searchStyles;
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
      if (this.#asked === 'type') this.#combobox.onInput(host.query);
      else this.#combobox.settledOn(host.query);
    } catch (reason) {
      complain('search', reason);
      this.#forget(round);
      this.#giveUp();
    } finally {
      clearTimeout(this.#patience);
      host.requestUpdate();
    }
  }

  /** What was loaded in a round is loaded anew. */
  #forget(round: number): void {
    if (round === this.#round) this.#loading = null;
  }

  /** Without it, and without an endpoint, the field works with this browser's own breaker alone. */
  async #sharedState(): Promise<() => Membership | null> {
    const { host } = this;
    if (!host.endpoint) return () => null;
    try {
      const { joinSharedState } = await loadSharedState();
      return () => joinSharedState(host.endpoint, () => host.requestUpdate());
    } catch (reason) {
      complain('shared state', reason);
      return () => null;
    }
  }

  #wait(asked: 'type' | 'submit'): void {
    this.#asked = asked;
    this.#message ??= 'searching';
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#giveUp(), PATIENCE_MS);
  }

  /** The form is there to fill in by hand; without a network, what was asked for goes on when it is back. */
  #giveUp(): void {
    const isOnline = navigator.onLine;
    // Somebody who has only focused the field has asked for nothing yet.
    if (!isOnline && !this.#asked) return;
    this.#message = isOnline ? 'down' : 'offline';
    this.form.openForTyping(isOnline ? 'outage' : 'offline');
  }
}
