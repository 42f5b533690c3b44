import { step } from '../machine/step.ts';
import { defaultPolicy } from '../record/policy.ts';
import { createShared, type SharedRecord } from '../record/record.ts';
import type { Report } from '../record/report.ts';
import { bad, item, ok, report } from './reports.ts';

const start = 1_000_000_000;
const foldMs = 100;
const warmUpMs = 20_000;
const attackMs = 15_000;
/** What a network may send in a fold, by its rate limit, is far more than the three voices that count. */
const voices = defaultPolicy.votesPerNetwork;

/** Whether so many hostile networks open a healthy service on which others agree that it is well. */
export function opensBy(networks: number, searchesPerSecond: number): boolean {
  let shared: SharedRecord = createShared('cost', ['a', 'b'], start, defaultPolicy);
  let honest = 0;
  for (let at = foldMs; at <= warmUpMs + attackMs; at += foldMs) {
    const reports: Report[] = [];
    for (; honest < (at / 1_000) * searchesPerSecond; honest++) {
      reports.push(report(`honest-${honest}`, [item('a', 1, ok)], `net-${honest}`, at));
    }
    for (let n = 0; at > warmUpMs && n < networks; n++) {
      for (let voice = 0; voice < voices; voice++) {
        reports.push(report(`liar-${n}-${voice}`, [item('a', 1, bad)], `hostile-${n}`, at));
      }
    }
    shared = step(shared, { type: 'reports', reports }, start + at, defaultPolicy).record;
    if (shared.providers['a']?.phase !== 'closed') return true;
  }
  return false;
}

/** How many hostile networks it takes. @param most what is tried at the most */
export function networksToOpen(searchesPerSecond: number, most: number): number {
  let [safe, opens] = [0, most];
  while (opens - safe > 1) {
    const middle = Math.floor((safe + opens) / 2);
    if (opensBy(middle, searchesPerSecond)) opens = middle;
    else safe = middle;
  }
  return opens;
}
