import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedStore } from './embedded-store.ts';
import { Child } from '../testing/child.ts';
import { createFolder, namesIn, removeFolder } from '../testing/folder.ts';
import { policy } from '../testing/records.ts';

const rounds = 24;

let dir: string;

beforeEach(async () => {
  dir = await createFolder();
});

afterEach(async () => {
  await removeFolder(dir);
});

describe('the embedded store, killed', () => {
  it(`of a process killed ${rounds} times while it commits, no acknowledged commit is lost`, async () => {
    const troubles: string[] = [];
    let acknowledged = 0;
    let replaced = 0;
    for (let round = 0; round < rounds; round++) {
      acknowledged = await commitUntilKilled(acknowledged + 1 + Math.floor(Math.random() * 60));
      const names = await namesIn(dir);
      if (names.includes('journal.previous.ndjson')) replaced++;

      const store = await openEmbeddedStore({
        dir,
        policy,
        now: () => Date.now(),
        onTrouble: (what) => troubles.push(what),
      });
      const rev = (await store.read())?.record.rev ?? 0;
      expect(rev).toBeGreaterThanOrEqual(acknowledged);
      const newest = await store.timeline(null, 500);
      const epochs = newest.map(({ effect }) => ('epoch' in effect ? effect.epoch : -1));
      // Each decision with its entry, once, and nothing half of it.
      expect(epochs).toEqual(Array.from({ length: Math.min(500, rev) }, (_, i) => rev - i));
      const waiting = (await store.claimAlerts(rev, 500, 'node')).map(({ dueAt }) => dueAt);
      expect(waiting.at(-1)).toBe(rev);
      expect(new Set(waiting).size).toBe(waiting.length);
      await store.close();
      acknowledged = rev;
    }
    expect(troubles).toEqual([]);
    expect(replaced).toBeGreaterThan(0);
  }, 240_000);
});

/** @returns the newest revision that the process has said to be durable */
async function commitUntilKilled(killAfter: number): Promise<number> {
  const child = new Child('committing-child.ts', [dir]);
  let newest = 0;
  let isKilled = false;
  for await (const line of child.lines()) {
    newest = Number(line);
    if (!Number.isInteger(newest)) throw new Error(line);
    if (newest < killAfter || isKilled) continue;
    isKilled = true;
    // Some turns of the event loop later, so that it dies anywhere, not just after a commit.
    for (let turns = Math.random() * 50; turns > 0; turns--) await new Promise(setImmediate);
    await child.kill();
  }
  return newest;
}
