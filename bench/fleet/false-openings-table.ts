import { expectedOpenings, monthSeconds } from '../false-openings/expected.ts';
import { drawnOpenings } from '../false-openings/vote-stream.ts';

/** False openings in 30 days at one traffic and one share of failures. */
export interface FalseOpenings {
  readonly rate: number;
  readonly failing: number;
  readonly expected: number;
  /** In all months drawn. */
  readonly drawn: number;
  readonly months: number;
}

/** By calculation, and drawn for ten seeds; at the highest rates for fewer days where it has to be quick. */
export function falseOpenings(isQuick: boolean): readonly FalseOpenings[] {
  const months = isQuick ? 1 : 10;
  return [0.02, 0.05].flatMap((failing) =>
    [1, 2, 5, 10, 100].map((rate) => {
      const seeds = Array.from({ length: isQuick && rate > 10 ? 0 : months }, (_, i) => i + 1);
      const drawn = seeds.reduce(
        (sum, seed) => sum + drawnOpenings({ rate, failing }, monthSeconds, seed),
        0,
      );
      return { rate, failing, expected: expectedOpenings({ rate, failing }), drawn, months: seeds.length };
    }),
  );
}
