import type { Figure } from '../table.ts';
import type { Measures } from './measures.ts';
import type { FleetProof } from './run.ts';

/** The bars of the fleet simulation, on whatever part of it has been run. */
export function fleetFigures({ measures, falseOpenings }: FleetProof): readonly Figure[] {
  const traces = [...new Set(measures.map(({ trace }) => trace))];
  const of = (trace: string, rule: string): Measures | undefined =>
    measures.find((each) => each.trace === trace && each.rule === rule);
  return [
    ...traces.flatMap((trace) => {
      const [ours, none] = [of(trace, 'address-search'), of(trace, 'no breaker')];
      if (ours === undefined || none === undefined) return [];
      const told = { unit: 'x', atMost: null };
      const figures: Figure[] = [
        { name: `${trace}: users wait, times the oracle's`, measured: ours.overOracle, ...told },
        { name: `${trace}: the same without a breaker`, measured: none.overOracle, ...told },
      ];
      if (none.callsDown === 0) return figures;
      const measured = (100 * ours.callsDown) / none.callsDown;
      const name = `${trace}: calls to the dead service, of no breaker's`;
      return [...figures, { name, measured, unit: '%', atMost: null }];
    }),
    {
      name: 'share of the traces on which users wait at most a tenth longer than under the oracle',
      measured:
        traces.filter((trace) => (of(trace, 'address-search')?.overOracle ?? Infinity) <= 1.1).length /
        traces.length,
      unit: 'x',
      atMost: null,
      atLeast: 0.7,
    },
    {
      name: 'the trace on which users wait longest, times the oracle’s',
      measured: Math.max(...traces.map((trace) => of(trace, 'address-search')?.overOracle ?? Infinity)),
      unit: 'x',
      atMost: 1.25,
    },
    {
      name: 'false openings in 30 days at 2 and 5 %, expected at the most',
      measured: Math.max(...falseOpenings.map(({ expected }) => expected)),
      unit: 'times',
      atMost: 0.1,
    },
    {
      name: 'the same, drawn, at all rates together',
      measured: falseOpenings.reduce((sum, { drawn }) => sum + drawn, 0),
      unit: 'times',
      atMost: 0,
    },
  ];
}
