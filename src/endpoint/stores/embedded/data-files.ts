import path from 'node:path';

/** The names in the folder of an embedded store. */
export type DataFiles = ReturnType<typeof dataFiles>;

export function dataFiles(dir: string) {
  const at = (name: string): string => path.join(dir, name);
  return {
    lock: at('lock'),
    state: at('state.json'),
    previousState: at('state.previous.json'),
    journal: at('journal.ndjson'),
    previousJournal: at('journal.previous.ndjson'),
    unreadableRecord: (stamp: string) => at(`record.unreadable-${stamp}.json`),
  } as const;
}

/** A moment as part of a file name, such as `2026-11-21T09-00-00-000Z`. */
export function stampOf(now: number): string {
  return new Date(now).toISOString().replace(/[:.]/g, '-');
}
