import { Histogram, type Registry } from 'prom-client';
import { latencyBoundsMs as bounds } from '../../circuit/index.ts';
import type { TimedItem } from '../../protocol/index.ts';
import { LatencyHistogram } from './latency-histogram.ts';

/** Of one bucket of one item: more than a browser has between two reports. */
const mostOfBucket = 100;

const name = 'address_search_provider_answer_duration_seconds';

interface Line {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * How long providers took to answer, as browsers report it: already counted by bucket, so whole counts are
 * added here and no single answer is seen.
 */
export class LatencyMetrics {
  readonly #histograms = new Map<string, LatencyHistogram>();

  constructor(registry: Registry, providers: () => readonly string[]) {
    const read = (): readonly Line[] =>
      providers().flatMap((provider) => linesOf(provider, this.#histograms.get(provider)));
    new CountedHistogram(registry, read);
  }

  count({ provider, ms }: TimedItem): void {
    if (ms === undefined) return;
    const histogram = this.#histograms.get(provider) ?? new LatencyHistogram();
    this.#histograms.set(provider, histogram);
    for (const [bound = 0, count = 0] of ms) histogram.add(bound, Math.min(count, mostOfBucket));
  }
}

function linesOf(provider: string, { counts } = new LatencyHistogram()): readonly Line[] {
  let total = 0;
  let sum = 0;
  const buckets = [...counts].map((count, i) => {
    const bound = bounds[i];
    total += count;
    // Nothing finer is known than the bucket, so the sum errs upwards.
    sum += (count * (bound ?? bounds[bounds.length - 1] ?? 0)) / 1_000;
    return {
      metricName: `${name}_bucket`,
      labels: { provider, le: bound === undefined ? '+Inf' : String(bound / 1_000) },
      value: total,
    };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels: { provider }, value: sum },
    { metricName: `${name}_count`, labels: { provider }, value: total },
  ];
}

const help =
  'Time in which a provider answered, as browsers that reported to this node counted it; the sum takes every answer at the upper bound of its bucket.';

/** prom-client's histogram observes one value at a time; this one tells counts that are kept elsewhere. */
class CountedHistogram extends Histogram {
  constructor(
    registry: Registry,
    private readonly read: () => readonly Line[],
  ) {
    super({ name, help, registers: [registry] });
  }

  override get(): ReturnType<Histogram['get']> {
    // Typed as an enum that does not exist at run time.
    const answer: unknown = { name, help, type: 'histogram', aggregator: 'sum', values: this.read() };
    return Promise.resolve(answer as Awaited<ReturnType<Histogram['get']>>);
  }

  /** By which the registry asks when it makes text. */
  getForPromString(): ReturnType<Histogram['get']> {
    return this.get();
  }
}
