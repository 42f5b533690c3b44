import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { falseOpenings } from './false-openings-table.ts';
import type { Measures } from './measures.ts';
import { overOraclePicture, stuckPicture } from './pictures.ts';
import { proofText } from './proof.ts';
import { Results } from './results.ts';
import { cockatielConsecutive, noBreaker, ours, rules } from './rules/index.ts';
import type { Trace } from './world/world.ts';
import { hang, millions, quickTraces, traces } from './traces/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seed = 1;

/** What the fleet's bars are about: this package on a total outage of ten searches a second, against all others. */
export interface FleetProof {
  readonly measures: readonly Measures[];
  readonly falseOpenings: ReturnType<typeof falseOpenings>;
}

/** A part of it, on two traces that are shorter; nothing is written. */
export async function runQuickProof(): Promise<FleetProof> {
  const results = new Results('quick', false);
  const measures: Measures[] = [];
  for (const trace of quickTraces)
    for (const rule of rules) measures.push(await results.of(rule, trace, seed));
  return { measures, falseOpenings: falseOpenings(true) };
}

/**
 * All of it, and the page. With the millions it takes hours, is kept on the disk after each rule, and goes on where it
 * was stopped.
 */
export async function runProof(withMillions: boolean): Promise<FleetProof> {
  const results = new Results(withMillions ? 'long' : 'full', withMillions);
  const measures: Measures[] = [];
  for (const trace of traces) for (const rule of rules) measures.push(await results.of(rule, trace, seed));
  const pictures = {
    overOracle: overOraclePicture(measures),
    stuck: stuckPicture(measuresOf(measures, hang)),
  };
  for (const trace of withMillions ? millions : [])
    for (const rule of [ours, noBreaker, cockatielConsecutive])
      measures.push(await results.of(rule, trace, seed));
  const openings = falseOpenings(false);
  mkdirSync(`${root}public/proof`, { recursive: true });
  writeFileSync(`${root}public/proof/over-oracle.svg`, pictures.overOracle);
  writeFileSync(`${root}public/proof/stuck.svg`, pictures.stuck);
  writeFileSync(`${root}docs/proof.md`, await format(proofText(measures, openings), { parser: 'markdown' }));
  return { measures, falseOpenings: openings };
}

function measuresOf(measures: readonly Measures[], trace: Trace): readonly Measures[] {
  return measures.filter((each) => each.trace === trace.name);
}
