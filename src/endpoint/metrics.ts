import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Effect, ProviderRecord, Report, SharedRecord } from '../circuit/index.ts';
import type { KeeperWatcher } from './keeper.ts';

const prefix = 'address_search_';
const phases = ['closed', 'open', 'half-open', 'recovering'] as const;
const outcomes = [
  'ok',
  'late',
  'bad',
  'opaque',
  'misconfigured',
  'suspectEmpty',
  'limited',
  'censored',
  'void',
] as const;

const refusals = ['shape', 'size', 'media-type', 'origin', 'rate'] as const;
const ignorances = ['duplicate', 'other-incarnation', 'overflow', 'overload'] as const;

/** Why a report was refused. */
export type Refused = (typeof refusals)[number];
/** Why a report that was answered with 200 does not count. */
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
  readonly #registry = new Registry();
  /** Votes of each provider since the last scrape, in the order of `outcomes`. */
  readonly #voted = new Map<string, number[]>();
  readonly #accepted = this.#counter('reports_accepted_total', 'Reports that were folded.');
  readonly #refused = this.#counter('reports_refused_total', 'Reports that were refused.', ['reason']);
  readonly #ignored = this.#counter('reports_ignored_total', 'Reports answered but not counted.', ['reason']);
  readonly #otherEpoch = this.#counter('report_items_other_epoch_total', 'Items of another epoch.');
  readonly #votes = this.#counter('votes_total', 'Report items that claim an outcome, whatever its count.', [
    'provider',
    'outcome',
  ]);
  readonly #transitions = this.#counter('transitions_total', 'Changes of phase.', ['provider', 'to', 'rule']);
  readonly #alerts = this.#counter('alerts_raised_total', 'Alerts written down, by kind.', ['kind']);
  readonly #streamsRefused = this.#counter(
    'streams_refused_total',
    'Streams answered with 204 (or 503 at the end).',
  );
  readonly #streamsDropped = this.#counter(
    'streams_dropped_total',
    'Streams cut off because nobody read them.',
  );
  readonly #storeErrors = this.#counter('store_errors_total', 'Failed calls to the store.', ['call']);
  readonly #storeSeconds = new Histogram({
    name: `${prefix}store_call_duration_seconds`,
    help: 'Time that calls to the store took.',
    labelNames: ['call'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.#registry],
  });

  constructor(present: Present, build: { readonly version: string; readonly node: string }) {
    const info = this.#gauge('build_info', 'What runs here; always 1.', ['version', 'node'], () => {
      info.set({ ...build }, 1);
    });
    this.#present('streams_open', 'Open streams.', present.streams);
    this.#present(
      'event_loop_lag_seconds',
      'Event-loop delay, 99th percentile of a second.',
      () => present.lagMs() / 1_000,
    );
    this.#present('store_up', 'Whether the store can be reached.', () => Number(present.isStoreUp()));
    this.#present('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
    this.#circuits(present.record);
    // A rate needs its zero.
    for (const reason of refusals) this.#refused.inc({ reason }, 0);
    for (const reason of ignorances) this.#ignored.inc({ reason }, 0);
    for (const call of ['read', 'commit']) this.#storeErrors.inc({ call }, 0);
  }

  /** What the keeper tells; `trouble` is left to the log. */
  watcher(): Pick<KeeperWatcher, 'storeCall' | 'effects' | 'overflowed'> {
    return {
      storeCall: (call, ms, isOk) => {
        this.#storeSeconds.observe({ call }, ms / 1_000);
        if (!isOk) this.#storeErrors.inc({ call });
      },
      effects: (effects) => {
        for (const effect of effects) this.#count(effect);
      },
      overflowed: (reports) => {
        this.#ignored.inc({ reason: 'overflow' satisfies Ignored }, reports);
      },
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

  /** Counts claims by item, not by their numbers: a claim never weighs more than one. */
  voted({ items }: Report): void {
    for (const item of items) {
      let votes = this.#voted.get(item.provider);
      if (votes === undefined) this.#voted.set(item.provider, (votes = outcomes.map(() => 0)));
      outcomes.forEach((outcome, i) => {
        if (item[outcome] > 0) votes[i] = (votes[i] ?? 0) + 1;
      });
    }
  }

  /** Labels cost more than a report, so votes are handed over at a scrape. */
  #handOver(): void {
    for (const [provider, votes] of this.#voted) {
      for (const [i, outcome] of outcomes.entries()) {
        this.#votes.inc({ provider, outcome: labelOf(outcome) }, votes[i]);
      }
    }
    this.#voted.clear();
  }

  /** For metrics that are kept elsewhere. */
  get registry(): Registry {
    return this.#registry;
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    this.#handOver();
    return this.#registry.metrics();
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

  #circuits(recordNow: () => SharedRecord): void {
    const each = (
      set: (provider: string, record: ProviderRecord, order: readonly string[]) => void,
    ): void => {
      const { providers, order } = recordNow();
      for (const [provider, record] of Object.entries(providers)) set(provider, record, order);
    };
    const phase = this.#gauge(
      'circuit_phase',
      'Phase of a circuit: 1 for the one it is in.',
      ['provider', 'phase'],
      () => {
        each((provider, record) => {
          for (const name of phases) phase.set({ provider, phase: name }, Number(record.phase === name));
        });
      },
    );
    const share = this.#gauge('circuit_share_ratio', 'Share of searches admitted.', ['provider'], () => {
      each((provider, record) => {
        const held = record.forced?.to;
        share.set({ provider }, held === undefined ? record.share : Number(held === 'closed'));
      });
    });
    const forced = this.#gauge(
      'circuit_forced',
      'Hold of an operator: 1 for the one in force.',
      ['provider', 'to'],
      () => {
        each((provider, record) => {
          for (const to of ['open', 'closed']) forced.set({ provider, to }, Number(record.forced?.to === to));
        });
      },
    );
    const position = this.#gauge(
      'order_position',
      'Place in the order; 1 is tried first.',
      ['provider'],
      () => {
        each((provider, _, order) => {
          position.set({ provider }, order.indexOf(provider) + 1);
        });
      },
    );
  }

  #counter<T extends string>(name: string, help: string, labelNames: readonly T[] = []): Counter<T> {
    return new Counter({ name: prefix + name, help, labelNames, registers: [this.#registry] });
  }

  #gauge<T extends string>(
    name: string,
    help: string,
    labelNames: readonly T[],
    collect: () => void,
  ): Gauge<T> {
    return new Gauge({ name: prefix + name, help, labelNames, registers: [this.#registry], collect });
  }

  #present(name: string, help: string, read: () => number): void {
    new Gauge({
      name: prefix + name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }
}

function labelOf(outcome: (typeof outcomes)[number]): string {
  return outcome === 'suspectEmpty' ? 'suspect-empty' : outcome;
}
