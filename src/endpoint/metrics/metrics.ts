import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Effect, SharedRecord } from '../../circuit/index.ts';
import { registerCircuits } from './circuit-metrics.ts';
import type { CoordinatorWatcher } from '../coordinator/options.ts';
import { LatencyMetrics } from './latency-metrics.ts';
import { gaugeOf, prefix, outcomes } from './instruments.ts';
import type { BrowserReport, TimedItem } from '../../protocol/index.ts';

const refusals = ['shape', 'size', 'media-type', 'origin', 'rate'] as const;
const ignorances = ['duplicate', 'other-incarnation', 'overflow', 'overload'] as const;

/** Where each rule leads; `created` is no change. */
const rules = [
  ['open', 'quorum'],
  ['open', 'partial'],
  ['open', 'slow'],
  ['half-open', 'retry-due'],
  ['recovering', 'probes-ok'],
  ['open', 'probes-bad'],
  ['closed', 'ramp-ok'],
  ['closed', 'ramp-quiet'],
  ['open', 'ramp-bad'],
] as const;
const alertKinds = [
  ...(['opened', 'probes-failed', 'ramp-failed', 'recovering', 'recovered'] as const),
  ...(['both-down', 'misconfigured', 'flapping', 'unanswered', 'answered', 'clock-jump'] as const),
  ...(['forced', 'order', 'notice'] as const),
];
/** A node tells what it did itself: the sum over the nodes is the whole. */
const own = 'Counted by the node that took it: sum over the nodes.';
const decided = 'Counted by the node that decided: sum over the nodes.';

/** Why a report was refused. */
export type Refused = (typeof refusals)[number];
/** Why a report that could be read does not count. */
export type Ignored = (typeof ignorances)[number];

/** What is true at the moment of a scrape. */
export interface Present {
  readonly record: () => SharedRecord;
  readonly streams: () => number;
  readonly lagMs: () => number;
  readonly isStoreUp: () => boolean;
}

/** All that Prometheus is told. No label takes a value from a browser. */
export class Metrics {
  /** For metrics that are kept elsewhere. */
  readonly registry = new Registry();
  /** Votes of each provider since the last scrape, in the order of `outcomes`. */
  readonly #voted = new Map<string, number[]>();
  readonly #accepted = this.#counter('reports_accepted_total', `Reports that were folded. ${decided}`);
  readonly #refused = this.#counter('reports_refused_total', `Reports that were refused. ${own}`, 'reason');
  readonly #ignored = this.#counter(
    'reports_ignored_total',
    `Reports that could be read but were not counted. ${own}`,
    'reason',
  );
  readonly #otherEpoch = this.#counter(
    'report_items_other_epoch_total',
    `Items of another epoch. ${decided}`,
  );
  readonly #votes = this.#counter(
    'votes_total',
    `Report items that claim an outcome, whatever its count. ${own}`,
    ...(['provider', 'outcome'] as const),
  );
  readonly #transitions = this.#counter(
    'transitions_total',
    `Changes of phase. ${decided}`,
    ...(['provider', 'to', 'rule'] as const),
  );
  readonly #alerts = this.#counter('alerts_raised_total', `Alerts written down, by kind. ${decided}`, 'kind');
  readonly #streamsRefused = this.#counter(
    'streams_refused_total',
    'Streams answered with 204 (or 503 at the end).',
  );
  readonly #streamsDropped = this.#counter(
    'streams_dropped_total',
    'Streams cut off because nobody read them.',
  );
  readonly #storeConflicts = this.#counter(
    'store_conflicts_total',
    `Decisions made again, since another node had stored one in between. ${own}`,
  );
  readonly #storeErrors = this.#counter('store_errors_total', 'Failed calls to the store.', 'call');
  readonly #storeSeconds = new Histogram({
    name: `${prefix}store_call_duration_seconds`,
    help: 'Time that calls to the store took, whether they succeeded or not.',
    labelNames: ['call'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  readonly #latencies: LatencyMetrics;
  readonly #providers: () => readonly string[];

  constructor(present: Present, build: { readonly version: string; readonly node: string }) {
    const info = {
      name: `${prefix}build_info`,
      help: 'What runs here; always 1.',
      registers: [this.registry],
    };
    new Gauge({ ...info, labelNames: ['version', 'node'] }).set({ ...build }, 1);
    gaugeOf(this.registry, 'streams_open', 'Open streams of this node.', present.streams);
    gaugeOf(
      this.registry,
      'event_loop_lag_seconds',
      'Event-loop delay, 99th percentile of a second.',
      () => present.lagMs() / 1_000,
    );
    gaugeOf(this.registry, 'store_up', 'Whether this node can reach the store: 1 or 0.', () =>
      Number(present.isStoreUp()),
    );
    gaugeOf(this.registry, 'process_resident_memory_bytes', 'Resident memory.', () =>
      process.memoryUsage.rss(),
    );
    this.#providers = () => Object.keys(present.record().providers);
    registerCircuits(this.registry, present.record);
    this.#latencies = new LatencyMetrics(this.registry, this.#providers);
    // A rate needs its zero.
    for (const reason of refusals) this.#refused.inc({ reason }, 0);
    for (const reason of ignorances) this.#ignored.inc({ reason }, 0);
    for (const kind of alertKinds) this.#alerts.inc({ kind }, 0);
    for (const call of ['read', 'commit']) {
      this.#storeErrors.inc({ call }, 0);
      this.#storeSeconds.zero({ call });
    }
  }

  /** What the coordinator reports; `trouble` is left to the log. */
  watcher(): Pick<CoordinatorWatcher, 'storeCall' | 'effects' | 'overflowed' | 'conflicted'> {
    return {
      storeCall: (call, ms, isOk) => {
        this.#storeSeconds.observe({ call }, ms / 1_000);
        if (!isOk) this.#storeErrors.inc({ call });
      },
      effects: (effects) => {
        for (const effect of effects) this.#count(effect);
      },
      conflicted: () => this.#storeConflicts.inc(),
      overflowed: (reports) => this.#ignored.inc({ reason: 'overflow' satisfies Ignored }, reports),
    };
  }

  refused(reason: Refused): void {
    this.#refused.inc({ reason });
  }

  ignored(reason: Ignored): void {
    this.#ignored.inc({ reason });
  }

  streamRefused(): void {
    this.#streamsRefused.inc();
  }

  streamDropped(): void {
    this.#streamsDropped.inc();
  }

  /** @param reports what has come since the last fold */
  countReports(reports: readonly Pick<BrowserReport, 'items'>[]): void {
    for (const { items } of reports) {
      for (const item of items) {
        this.#latencies.count(item);
        this.#countVotes(item);
      }
    }
  }

  /** Counts claims by item, not by their numbers: a claim never weighs more than one. */
  #countVotes(item: TimedItem): void {
    const votes = this.#voted.get(item.provider) ?? outcomes.map(() => 0);
    this.#voted.set(item.provider, votes);
    outcomes.forEach((outcome, i) => {
      if (item[outcome] > 0) votes[i] = (votes[i] ?? 0) + 1;
    });
  }

  /** Labels cost more than a report, so votes are handed over at a scrape. */
  #countVotesOfScrape(): void {
    for (const provider of this.#providers()) {
      for (const outcome of outcomes) this.#votes.inc({ provider, outcome: labelOf(outcome) }, 0);
      for (const [to, rule] of rules) this.#transitions.inc({ provider, to, rule }, 0);
    }
    for (const [provider, votes] of this.#voted) {
      for (const [i, outcome] of outcomes.entries()) {
        this.#votes.inc({ provider, outcome: labelOf(outcome) }, votes[i]);
      }
    }
    this.#voted.clear();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    this.#countVotesOfScrape();
    return this.registry.metrics();
  }

  #count(effect: Effect): void {
    switch (effect.type) {
      case 'folded':
        this.#accepted.inc(effect.accepted);
        this.#ignored.inc({ reason: 'duplicate' satisfies Ignored }, effect.duplicates);
        this.#otherEpoch.inc(effect.otherEpoch);
        break;
      case 'transition': {
        const { provider, to, rule, alert } = effect;
        this.#transitions.inc({ provider, to, rule });
        if (alert !== null) this.#alerts.inc({ kind: alert });
        break;
      }
      case 'alert':
        this.#alerts.inc({ kind: effect.kind });
        break;
      case 'forced':
      case 'order':
      case 'notice':
        this.#alerts.inc({ kind: effect.type });
        break;
      case 'share':
      case 'refused':
    }
  }

  #counter<T extends string>(name: string, help: string, ...labelNames: readonly T[]): Counter<T> {
    return new Counter({ name: prefix + name, help, labelNames, registers: [this.registry] });
  }
}

function labelOf(outcome: (typeof outcomes)[number]): string {
  return outcome === 'suspectEmpty' ? 'suspect-empty' : outcome;
}
