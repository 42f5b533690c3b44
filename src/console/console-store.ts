import type { OpsState, TimelineEntry } from '../protocol/index.ts';
import { noDrafts, type Drafts } from './commands/drafts.ts';
import { livenessOf, type Liveness } from './live/liveness.ts';
import { ServerTime } from './live/server-time.ts';
import type { EventStream } from '../platform/index.ts';
import { opsStream } from './live/ops-stream.ts';
import { Records } from './live/records.ts';
import { textsIn, type Locale, type TextContext, type Texts } from './locales/language.ts';
import type { ConsolePorts } from './ports.ts';
import { newsOf } from './text/entry-text.ts';

/** Which page is shown. */
export type Page = 'loading' | 'off' | 'login' | 'overview';

/** What the login says; texts go by its kind. */
export type LoginNote =
  | { readonly kind: 'wrong' | 'slowed' | 'empty' | 'unkept' | 'over' | 'out' | 'unreachable' | 'other-site' }
  | { readonly kind: 'failed'; readonly status: number };

const retryMs = 3_000;
/** Announcements that follow one another within this are told as one. */
const togetherMs = 1_000;

/** Everything that the console knows: who is in, the state, what is being written; and it has the records. */
export class ConsoleStore {
  page: Page = 'loading';
  note: LoginNote | null = null;
  isEntering = false;
  you = '';
  state: OpsState | null = null;
  /** Shares by which a provider comes back, as the endpoint's policy has them. */
  ramp: readonly number[] = [];
  drafts: Drafts = noDrafts;
  announcement = '';
  readonly records: Records;

  readonly #listeners = new Set<() => void>();
  readonly #time: ServerTime;
  readonly #feed: EventStream;
  #heardAt: number | null = null;
  #isConnected = false;
  #wasLive = false;
  #announcedAt = 0;
  #retry: (() => void) | null = null;

  constructor(
    readonly around: ConsolePorts,
    public locale: Locale,
  ) {
    this.records = new Records(around.api);
    this.#time = new ServerTime(around.monotonic);
    this.#feed = opsStream({
      open: around.open,
      after: around.after,
      random: around.random,
      heard: {
        state: (state) => this.#heard(state),
        entry: (entry) => this.#heardEntry(entry),
        series: (event) => {
          this.records.addPoints(event);
          this.changed();
        },
        connected: (isConnected) => this.#connected(isConnected),
        refused: () => void this.refresh(),
      },
    });
  }

  get texts(): Texts {
    return textsIn[this.locale];
  }

  /** Server ms. */
  get now(): number {
    return this.#time.now();
  }

  get context(): TextContext {
    return { texts: this.texts, locale: this.locale, now: this.now };
  }

  get liveness(): Liveness {
    return livenessOf(this.#heardAt, this.#isConnected, this.around.monotonic());
  }

  /** Calls after each change; returns the call that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Keeps what is being written. */
  draft(some: Partial<Drafts>): void {
    this.drafts = { ...this.drafts, ...some };
    this.changed();
  }

  /** A second has passed. */
  tick(): void {
    const { isLive } = this.liveness;
    if (this.page === 'overview' && isLive !== this.#wasLive) {
      const { announceOn, announceOff } = this.texts.page.live;
      // The first connection is no news.
      if (this.#heardAt !== null && (this.announcement !== '' || !isLive)) {
        this.announce(isLive ? announceOn : announceOff);
      }
      this.#wasLive = isLive;
    }
    this.changed();
  }

  /**
   * Asks for the state: at the start, and whenever it is not clear who is in.
   *
   * @param isJustIn the token was right: whoever is out all the same has no cookie
   */
  async refresh(isJustIn = false): Promise<void> {
    this.#retry?.();
    const answer = await this.around.api.state();
    if (answer.kind === 'ok') {
      this.you = answer.value.you;
      this.ramp = answer.value.policy.ramp;
      this.adopt(answer.value);
      if (this.page !== 'overview') this.#showOverview();
    } else if (answer.kind === 'out')
      this.showLogin(isJustIn ? 'unkept' : this.page === 'overview' ? 'over' : null);
    else if (answer.kind === 'off') this.page = 'off';
    else if (this.page !== 'overview') {
      this.note = { kind: 'unreachable' };
      this.#retry = this.around.after(retryMs, () => void this.refresh());
    }
    this.changed();
  }

  async logIn(token: string): Promise<void> {
    if (token === '') return this.#setNote({ kind: 'empty' });
    this.isEntering = true;
    this.changed();
    const answer = await this.around.api.logIn(token);
    this.isEntering = false;
    switch (answer.kind) {
      case 'ok':
        this.note = null;
        return this.refresh(true);
      case 'off':
        this.page = 'off';
        return this.changed();
      case 'out':
        return this.#setNote({ kind: 'wrong' });
      case 'slowed':
      case 'other-site':
        return this.#setNote(answer);
      case 'other':
        return this.#setNote({ kind: 'failed', status: answer.status });
      case 'conflict':
      case 'field':
      case 'store':
      case 'replica':
      case 'unknown':
        return this.#setNote({ kind: 'unreachable' });
    }
  }

  async logOut(): Promise<void> {
    const answer = await this.around.api.logOut();
    // Nobody is told to be out who may still be in.
    if (answer.kind !== 'ok') return this.announce(this.texts.page.login.unreachable);
    this.drafts = noDrafts;
    this.showLogin('out');
  }

  /** Back to the login. What is being written stays. */
  showLogin(note: 'unkept' | 'over' | 'out' | null): void {
    this.#feed.stop();
    this.#isConnected = false;
    this.page = 'login';
    this.state = null;
    this.records.clear();
    this.#setNote(note === null ? null : { kind: note });
  }

  /** Takes a state that was answered, unless a newer one is here already. */
  adopt(state: OpsState): void {
    const known = this.state;
    if (known !== null && known.inc === state.inc && known.rev > state.rev) return;
    this.#time.heard(state.now);
    this.state = state;
  }

  /** Says it once to those who hear the page. */
  announce(text: string): void {
    const now = this.around.monotonic();
    const isMore = now - this.#announcedAt < togetherMs && this.announcement !== '';
    this.announcement = isMore ? `${this.announcement} ${text}` : text;
    this.#announcedAt = now;
    this.changed();
  }

  async loadOlder(): Promise<void> {
    await this.records.loadOlder();
    this.changed();
  }

  #setNote(note: LoginNote | null): void {
    this.note = note;
    this.changed();
  }

  #showOverview(): void {
    this.page = 'overview';
    this.note = null;
    this.#feed.start();
    void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    await this.records.catchUp();
    this.changed();
  }

  #heard(state: OpsState): void {
    const wasUp = this.state?.isStoreUp;
    this.#heardAt = this.around.monotonic();
    this.adopt(state);
    if (wasUp === false && state.isStoreUp) void this.#catchUp();
    this.changed();
  }

  #heardEntry(entry: TimelineEntry): void {
    this.#heardAt = this.around.monotonic();
    if (!this.records.add(entry)) return;
    const news = newsOf(entry.effect, this.you, this.texts);
    if (news !== null) this.announce(news);
    this.changed();
  }

  #connected(isConnected: boolean): void {
    // What was said meanwhile is asked for: a stream that is opened anew begins with now.
    if (isConnected && !this.#isConnected && this.#heardAt !== null) void this.#catchUp();
    if (isConnected !== this.#isConnected) {
      this.#isConnected = isConnected;
      this.changed();
    }
  }
}
