import { type OpsState, type TimelineEntry, type SeriesEvent, type SeriesPoint } from '../protocol/index.ts';
import type { Answer } from './api/ops-api.ts';
import { noDrafts, type Drafts } from './commands/drafts.ts';
import { addPoints, mergeEntries, mergePage } from './live/history.ts';
import { livenessOf, type Liveness } from './live/liveness.ts';
import { ServerTime } from './live/server-time.ts';
import type { EventStream } from '../platform/index.ts';
import { opsStream } from './live/ops-stream.ts';
import { textsIn, type Locale } from './locales/language.ts';
import type { Texts } from './locales/ko.ts';
import type { ConsolePorts } from './ports.ts';
import { newsOf } from './text/entry-text.ts';
import type { Saying } from './text/command-text.ts';
/** Which page is shown. */
export type Page = 'loading' | 'off' | 'login' | 'desk';

/** What the login says. `until`: monotonic ms at which one may try again. */
export type LoginNote =
  | { readonly kind: 'wrong' | 'empty' | 'over' | 'out' | 'unreachable' | 'other-site' }
  | { readonly kind: 'slowed'; readonly until: number }
  | { readonly kind: 'failed'; readonly status: number };

const retryMs = 3_000;
/** What is announced within this belongs together. */
const breathMs = 1_000;

/** Everything that the console knows: who is in, the state, the records, what is being written. */
export class ConsoleStore {
  page: Page = 'loading';
  note: LoginNote | null = null;
  isEntering = false;
  you = '';
  state: OpsState | null = null;
  entries: readonly TimelineEntry[] = [];
  isTimelineAway = false;
  series: Readonly<Record<string, readonly SeriesPoint[]>> = {};
  drafts: Drafts = noDrafts;
  announcement = '';

  readonly #followers = new Set<() => void>();
  readonly #time: ServerTime;
  readonly #feed: EventStream;
  #heardAt: number | null = null;
  #isConnected = false;
  #wasLive = false;
  #announcedAt = 0;
  #older: string | null = null;
  #retry: (() => void) | null = null;
  #isAskingOlder = false;

  constructor(
    readonly around: ConsolePorts,
    public locale: Locale,
  ) {
    this.#time = new ServerTime(around.monotonic);
    this.#feed = opsStream({
      open: around.open,
      after: around.after,
      random: around.random,
      heard: {
        state: (state) => this.#heard(state),
        entry: (entry) => this.#heardEntry(entry),
        series: (event) => this.#heardSeries(event),
        connected: (isConnected) => this.#connected(isConnected),
        refused: () => void this.look(),
      },
    });
  }

  get texts(): Texts {
    return textsIn(this.locale);
  }

  /** Whether there may be older entries than those shown. */
  get hasMore(): boolean {
    return this.#older !== null;
  }

  /** Server ms. */
  get now(): number {
    return this.#time.now();
  }

  get saying(): Saying {
    return { texts: this.texts, locale: this.locale, now: this.now };
  }

  get liveness(): Liveness {
    return livenessOf(this.#heardAt, this.#isConnected, this.around.monotonic());
  }

  /** Calls after each change; returns the call that ends it. */
  follow(call: () => void): () => void {
    this.#followers.add(call);
    return () => this.#followers.delete(call);
  }

  changed(): void {
    for (const call of this.#followers) call();
  }

  /** A second has passed. */
  tick(): void {
    const { isLive } = this.liveness;
    if (this.page === 'desk' && isLive !== this.#wasLive) {
      const { announceOn, announceOff } = this.texts.page.live;
      // The first connection is no news.
      if (this.#heardAt !== null && (this.announcement !== '' || !isLive)) {
        this.announce(isLive ? announceOn : announceOff);
      }
      this.#wasLive = isLive;
    }
    this.changed();
  }

  stop(): void {
    this.#retry?.();
    this.#feed.stop();
  }

  /** Asks for the state: at the start, and whenever it is not clear who is in. */
  async look(): Promise<void> {
    this.#retry?.();
    const answer = await this.around.api.state();
    switch (answer.kind) {
      case 'ok':
        this.you = answer.value.you;
        this.adopt(answer.value);
        if (this.page !== 'desk') this.#enter();
        break;
      case 'out':
        this.leave(this.page === 'desk' ? 'over' : null);
        break;
      case 'off':
        this.page = 'off';
        break;
      case 'conflict':
      case 'field':
      case 'other-site':
      case 'other':
      case 'slowed':
      case 'store':
      case 'unknown':
        if (this.page === 'desk') break;
        this.note = { kind: 'unreachable' };
        this.#retry = this.around.after(retryMs, () => void this.look());
    }
    this.changed();
  }

  async logIn(token: string): Promise<void> {
    if (token === '') return this.#noted({ kind: 'empty' });
    this.isEntering = true;
    this.changed();
    const answer = await this.around.api.logIn(token);
    this.isEntering = false;
    switch (answer.kind) {
      case 'ok':
        this.note = null;
        return this.look();
      case 'out':
        return this.#noted({ kind: 'wrong' });
      case 'slowed':
        return this.#noted({ kind: 'slowed', until: this.around.monotonic() + answer.waitMs });
      case 'other-site':
        return this.#noted({ kind: 'other-site' });
      case 'off':
        this.page = 'off';
        return this.changed();
      case 'other':
        return this.#noted({ kind: 'failed', status: answer.status });
      case 'conflict':
      case 'field':
      case 'store':
      case 'unknown':
        return this.#noted({ kind: 'unreachable' });
    }
  }

  async logOut(): Promise<void> {
    const answer = await this.around.api.logOut();
    // Who is not known to be out is not told so.
    if (answer.kind !== 'ok') return this.announce(this.texts.page.login.unreachable);
    this.drafts = noDrafts;
    this.leave('out');
  }

  /** Back to the login. What is being written stays. */
  leave(note: 'over' | 'out' | null): void {
    this.#feed.stop();
    this.#isConnected = false;
    this.page = 'login';
    this.note = note === null ? null : { kind: note };
    this.state = null;
    this.entries = [];
    this.series = {};
    this.changed();
  }

  /** Takes a state that was answered, unless a newer one is here already. */
  adopt(state: OpsState): void {
    const known = this.state;
    if (known !== null && known.inc === state.inc && known.rev > state.rev) return;
    this.#time.heard(state.now);
    this.state = state;
  }

  /** Says it once to those who hear the page. */
  announce(words: string): void {
    const now = this.around.monotonic();
    this.announcement =
      now - this.#announcedAt < breathMs && this.announcement !== ''
        ? `${this.announcement} ${words}`
        : words;
    this.#announcedAt = now;
    this.changed();
  }

  /** Asks for older entries. */
  async more(): Promise<void> {
    if (this.#older === null || this.#isAskingOlder) return;
    this.#isAskingOlder = true;
    const answer = await this.around.api.timeline(this.#older);
    this.#isAskingOlder = false;
    if (answer.kind !== 'ok') return;
    this.entries = mergeEntries(this.entries, answer.value.entries);
    this.#older = answer.value.next;
    this.changed();
  }

  #noted(note: LoginNote): void {
    this.note = note;
    this.changed();
  }

  #enter(): void {
    this.page = 'desk';
    this.note = null;
    this.#feed.start();
    void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    const { api } = this.around;
    const [page, series] = await Promise.all([api.timeline(null), api.series()]);
    this.isTimelineAway = page.kind !== 'ok';
    if (page.kind === 'ok') {
      const merged = mergePage(this.entries, page.value.entries);
      if (!merged.isOverlapping || this.#older === null) this.#older = page.value.next;
      this.entries = merged.entries;
    }
    if (isOk(series)) this.series = series.value.providers;
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
    if (this.entries.some(({ id }) => id === entry.id)) return;
    this.entries = mergeEntries(this.entries, [entry]);
    const news = newsOf(entry.effect, this.you, this.texts);
    if (news !== null) this.announce(news);
    this.changed();
  }

  #heardSeries(event: SeriesEvent): void {
    this.series = addPoints(this.series, event);
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

function isOk<T>(answer: Answer<T>): answer is { readonly kind: 'ok'; readonly value: T } {
  return answer.kind === 'ok';
}
