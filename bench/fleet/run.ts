import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { falseOpenings } from './false-openings-table.ts';
import type { Measures } from './measures.ts';
import { overOraclePicture, stuckPicture } from './pictures.ts';
import { proofText } from './proof.ts';
import { Results } from './results.ts';
import { cockatielConsecutive, noBreaker, ours, rules } from './rules/index.ts';
import { hang, millions, quickTraces, traces } from './traces/index.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
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

/** All of it, and the page; goes on where it was stopped. */
export async function runProof(): Promise<FleetProof> {
  const startedAt = Date.now();
  const results = new Results('long', true);
  const measures: Measures[] = [];
  for (const trace of traces) for (const rule of rules) measures.push(await results.of(rule, trace, seed));
  const ofHang = measures.filter(({ trace }) => trace === hang.name);
  const ofMillions: Measures[] = [];
  if (process.argv.includes('--million')) {
    for (const trace of millions)
      for (const rule of [ours, noBreaker, cockatielConsecutive])
        ofMillions.push(await results.of(rule, trace, seed));
  }
  const openings = falseOpenings(false);
  mkdirSync(`${docs}proof`, { recursive: true });
  writeFileSync(`${docs}proof/over-oracle.svg`, overOraclePicture(measures));
  writeFileSync(`${docs}proof/stuck.svg`, stuckPicture(ofHang));
  const all = [...measures, ...ofMillions];
  writeFileSync(`${docs}proof.md`, proofText(all, openings, (Date.now() - startedAt) / 1_000));
  return { measures: all, falseOpenings: openings };
}
