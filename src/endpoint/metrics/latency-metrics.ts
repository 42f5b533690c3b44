import { Histogram, type Registry } from 'prom-client';
import { latencyBoundsMs as bounds } from '../../circuit/index.ts';
import { type TimedItem } from '../../protocol/index.ts';

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
  readonly #counts = new Map<string, number[]>();

  constructor(registry: Registry, providers: () => readonly string[]) {
    const read = (): readonly Line[] =>
      providers().flatMap((provider) => valuesOf(provider, this.#counts.get(provider)));
    new CountedHistogram(registry, read);
  }

  take({ provider, ms }: TimedItem): void {
    if (ms === undefined) return;
    let counts = this.#counts.get(provider);
    if (counts === undefined) this.#counts.set(provider, (counts = emptyCounts()));
    for (const [bound = 0, count = 0] of ms) {
      const found = bounds.findIndex((each) => bound <= each);
      const at = found === -1 ? bounds.length : found;
      counts[at] = (counts[at] ?? 0) + Math.min(count, mostOfBucket);
    }
  }
}

/** One more than there are bounds: whatever is slower. */
function emptyCounts(): number[] {
  return Array<number>(bounds.length + 1).fill(0);
}

function valuesOf(provider: string, counts: readonly number[] = emptyCounts()): readonly Line[] {
  let total = 0;
  let sum = 0;
  const buckets = counts.map((count, i) => {
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
    const told: unknown = { name, help, type: 'histogram', aggregator: 'sum', values: this.read() };
    return Promise.resolve(told as Awaited<ReturnType<Histogram['get']>>);
  }

  /** By which the registry asks when it makes text. */
  getForPromString(): ReturnType<Histogram['get']> {
    return this.get();
  }
}
