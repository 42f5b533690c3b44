import type { Effect } from '../record/effects.ts';
import { defaultPolicy, type Policy } from '../record/policy.ts';
import { createShared, deadlinesOf, type SharedRecord } from '../record/record.ts';
import type { Report } from '../record/report.ts';
import { step, type CircuitEvent } from '../machine/step.ts';
import type { CallKind, Phase } from '../record/types.ts';
import { view } from '../machine/public-view.ts';
import { Agenda } from './agenda.ts';
import { Browser, type BrowserIdentity, type Witness } from './browser.ts';
import { seeded, within, type Range } from './random.ts';

/** How a provider fares: the delay of its answers, and the share of calls that are never answered. */
export interface Health {
  readonly ms: Range;
  readonly hangs: number;
}

export const healthy: Health = { ms: [60, 250], hangs: 0 };
export const hanging: Health = { ms: [60, 250], hangs: 1 };

/** A fleet's size, its habits and its network. Durations in ms. */
export interface FleetOptions {
  readonly seed: number;
  /** @default 200 */
  readonly browsers?: number;
  /** Over the whole fleet. @default 10 */
  readonly searchesPerSecond?: number;
  /** Searches come evenly, or with exponential gaps. @default 'even' */
  readonly arrivals?: 'even' | 'random';
  /** From the endpoint to a browser. @default [50, 400] */
  readonly viewMs?: Range;
  /** From a browser to the endpoint. @default [20, 150] */
  readonly reportMs?: Range;
  /** @default ['a', 'b'] */
  readonly providers?: readonly string[];
  readonly policy?: Policy;
}

/** One call as it began; `seen` is the phase that the browser believed the provider to be in. */
export interface FleetCall {
  readonly at: number;
  readonly browser: number;
  readonly provider: string;
  readonly kind: CallKind;
  readonly seen: Phase | null;
}

/** One search as it ended; `provider` null: the user got the manual form. */
export interface FleetSearch {
  readonly at: number;
  readonly waitedMs: number;
  readonly provider: string | null;
}

export type FleetTransition = Extract<Effect, { type: 'transition' }>;

/** Reports are folded, and views published, this often. */
const FOLD_MS = 100;
const START = 1_000_000_000;

/**
 * A fleet of browsers and one endpoint on fake time, for tests and figures: the real `step`, `view`, `choose`
 * and local breaker, with delays in between. Every run with the same options is the same.
 */
export class Fleet {
  readonly calls: FleetCall[] = [];
  readonly searches: FleetSearch[] = [];
  readonly transitions: FleetTransition[] = [];
  /** Searches over the whole fleet; may change while it runs. */
  searchesPerSecond: number;
  record: SharedRecord;
  private readonly agenda = new Agenda(START);
  private readonly policy: Policy;
  private readonly random: () => number;
  private readonly health = new Map<string, Health>();
  private readonly browsers: readonly Browser[];
  /** What somebody else reports, asked at each fold. */
  attack: (record: SharedRecord) => readonly Report[] = () => [];
  private queue: Report[] = [];
  private isCutOff = false;

  constructor(private readonly options: FleetOptions) {
    const { seed, providers = ['a', 'b'], browsers = 200, policy = defaultPolicy } = options;
    this.policy = policy;
    this.random = seeded(seed);
    this.searchesPerSecond = options.searchesPerSecond ?? 10;
    this.record = createShared(`fleet-${seed}`, providers, START, policy);
    const page = providers.map((id) => ({ id, ...deadlinesOf(id, policy) }));
    this.browsers = Array.from({ length: browsers }, (_, i) => this.browser(i, page));
    for (const browser of this.browsers) browser.hear(view(this.record, START));
    this.agenda.after(0, () => this.searchOn());
    this.agenda.after(FOLD_MS, () => this.fold(1));
  }

  get now(): number {
    return this.agenda.now;
  }

  set(provider: string, health: Health): void {
    this.health.set(provider, health);
  }

  /** From now on nothing reaches the endpoint, and nothing comes from it. */
  cutOff(): void {
    this.isCutOff = true;
  }

  pass(ms: number): void {
    this.agenda.pass(ms);
  }

  /** Lets time pass until it is so, at most `mostMs`; returns when it was, or null. */
  until(isSo: () => boolean, mostMs: number): number | null {
    for (const end = this.now + mostMs; this.now < end; this.pass(FOLD_MS)) if (isSo()) return this.now;
    return isSo() ? this.now : null;
  }

  phase(provider: string): Phase | undefined {
    return this.record.providers[provider]?.phase;
  }

  private browser(index: number, page: BrowserIdentity['page']): Browser {
    const { agenda, policy, random } = this;
    const answering = (provider: string): number | null => {
      const { ms, hangs } = this.health.get(provider) ?? healthy;
      return random() < hangs ? null : within(ms, random);
    };
    const own = { index, reporter: `browser-${index}`, network: `net-${index}`, page };
    const witness: Witness = {
      called: (browser, provider, kind, seen) => {
        this.calls.push({ at: this.now, browser, provider, kind, seen });
      },
      served: (_, provider, waitedMs) => {
        this.searches.push({ at: this.now, waitedMs, provider });
      },
      send: (browser, report) => {
        this.send(browser, report);
      },
      control: (browser) => {
        this.agenda.after(within(this.options.viewMs ?? [50, 400], random), () => {
          this.browsers[browser]?.proven();
        });
      },
    };
    return new Browser(own, { policy, agenda, answering, random, witness });
  }

  private searchOn(): void {
    this.browsers[Math.floor(this.random() * this.browsers.length)]?.search();
    const mean = 1_000 / this.searchesPerSecond;
    const gap = this.options.arrivals === 'random' ? -mean * Math.log(1 - this.random()) : mean;
    this.agenda.after(gap, () => this.searchOn());
  }

  private send(browser: number, report: Report): void {
    this.agenda.after(within(this.options.reportMs ?? [20, 150], this.random), () => {
      if (this.isCutOff) return;
      this.queue.push(report);
      this.tell(browser);
    });
  }

  /** Every browser hears of a change at once, and of the present state each 15 s. */
  private fold(turn: number): void {
    const { rev } = this.record;
    const reports = [...this.queue, ...this.attack(this.record)];
    this.queue = [];
    if (reports.length > 0) this.step({ type: 'reports', reports });
    else if (turn % 10 === 0) this.step({ type: 'tick' });
    if (this.record.rev > rev || turn % 150 === 0) {
      for (const { own } of this.browsers) this.tell(own.index);
    }
    this.agenda.after(FOLD_MS, () => this.fold(turn + 1));
  }

  private step(event: CircuitEvent): void {
    const { record, effects } = step(this.record, event, this.now, this.policy);
    this.record = record;
    for (const effect of effects) if (effect.type === 'transition') this.transitions.push(effect);
  }

  private tell(browser: number): void {
    const shown = view(this.record, this.now);
    this.agenda.after(within(this.options.viewMs ?? [50, 400], this.random), () => {
      if (!this.isCutOff) this.browsers[browser]?.hear(shown);
    });
  }
}
