import { createShared, defaultPolicy, step, type Policy, type Report } from '../../src/circuit/index.ts';
import { seeded } from '../../src/circuit/testing/random.ts';
import { bad, item, ok } from '../../src/circuit/testing/reports.ts';
import type { Noise } from './expected.ts';

const start = 1_000_000_000;
const browsers = 100_000;

/** False openings in so many seconds by the real `step`; a record that has opened is made anew. */
export function steppedOpenings(
  { rate, failing }: Noise,
  seconds: number,
  seed: number,
  policy: Policy = defaultPolicy,
): number {
  const random = seeded(seed);
  const fresh = createShared(`noise-${seed}`, ['a', 'b'], start, policy);
  let shared = fresh;
  let openings = 0;
  let seq = 0;
  for (let at = 0; at < seconds * 1_000;) {
    at += (-1_000 * Math.log(1 - random())) / rate;
    const reporter = `r${Math.floor(random() * browsers)}`;
    const { epoch } = shared.providers['a'] ?? { epoch: 1 };
    const items = [item('a', epoch, random() < failing ? bad : ok)];
    const reports: readonly Report[] = [{ reporter, network: reporter, seq: ++seq, items }];
    shared = step(shared, { type: 'reports', reports }, start + at, policy).record;
    if (shared.providers['a']?.phase === 'closed') continue;
    openings++;
    shared = {
      ...fresh,
      lastNow: start + at,
      providers: createShared('', ['a', 'b'], start + at, policy).providers,
    };
  }
  return openings;
}
