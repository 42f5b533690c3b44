import { judge, type Figure } from '../table.ts';
import { Results } from './results.ts';
import { cockatielConsecutive, noBreaker, ours } from './rules/index.ts';
import { millions } from './traces/index.ts';

/** Of no breaker's calls to a service that refuses, or that hangs under constant deadlines (docs/proof.md). */
const shareOfNone = { refused: 0.001, hangs: 0.003 } as const;
const shareOfCockatiel = 0.01;

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
      measured: own / none,
      unit: 'x',
      atMost: trace.name.endsWith('refused') ? shareOfNone.refused : shareOfNone.hangs,
    },
    { name: `${name}, of cockatiel's`, measured: own / cockatiel, unit: 'x', atMost: shareOfCockatiel },
  );
}
judge(figures);
