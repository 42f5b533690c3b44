import { judge, type Figure } from '../table.ts';
import { Results } from './results.ts';
import { cockatielConsecutive, noBreaker, ours } from './rules/index.ts';
import { millions } from './traces/index.ts';

/** Of no breaker's calls to a service that refuses, or that hangs under learned deadlines, %. */
const percentOfNone = { refused: 0.1, hangs: 0.15 } as const;
const percentOfCockatiel = 1;

// Kept after each rule, together with `npm run bench:long`, which goes on from here.
const results = new Results('long', true);
const figures: Figure[] = [];
for (const trace of millions) {
  const calls = async (rule: typeof ours): Promise<number> => (await results.of(rule, trace, 1)).callsDown;
  const [own, none, cockatiel] = [
    await calls(ours),
    await calls(noBreaker),
    await calls(cockatielConsecutive),
  ];
  const name = `${trace.name}: calls to the dead service`;
  figures.push(
    { name, measured: own, unit: 'calls', atMost: null },
    {
      name: `${name}, of no breaker's`,
      measured: (100 * own) / none,
      unit: '%',
      atMost: trace.name.endsWith('refused') ? percentOfNone.refused : percentOfNone.hangs,
    },
    {
      name: `${name}, of cockatiel's`,
      measured: (100 * own) / cockatiel,
      unit: '%',
      atMost: percentOfCockatiel,
    },
  );
}
judge(figures);
