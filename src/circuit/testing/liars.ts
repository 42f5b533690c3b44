import type { SharedRecord } from '../record/record.ts';
import type { Report } from '../record/report.ts';
import { bad, item, report } from './reports.ts';

/** Three browsers of each of so many networks that call every probe and every search bad, ten times a second. */
export function liars(provider: string, networks: number): (record: SharedRecord) => readonly Report[] {
  let seq = 0;
  return ({ providers }) => {
    const record = providers[provider];
    if (record === undefined) return [];
    const kind = record.phase === 'half-open' ? 'probe' : 'normal';
    const items = [{ ...item(provider, record.epoch, bad), kind } as const];
    seq++;
    return Array.from({ length: networks * 3 }, (_, i) =>
      report(`liar-${i}`, items, `hostile-${i % networks}`, seq),
    );
  };
}

/** One network that, five times a second, makes up a browser that has nothing to say. */
export function crowd(provider: string): (record: SharedRecord) => readonly Report[] {
  let turns = 0;
  return ({ providers }) => {
    turns++;
    const items = [item(provider, providers[provider]?.epoch ?? 0, { void: 1 })];
    return turns % 2 === 0 ? [report(`crowd-${turns}`, items, 'hostile', turns)] : [];
  };
}
