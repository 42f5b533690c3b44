/**
 * The real endpoint with the command's own options, on a clock that can be stepped and a disk that can fail; both by
 * message. Exit code 2: the store was not there at the start.
 */
import { readFileSync } from 'node:fs';
import { readOptions } from '../../src/endpoint/config/options.ts';
import { openStore, startEndpoint, StoreError, type Store } from '../../src/endpoint/index.ts';
import { openEmbeddedStore } from '../../src/endpoint/stores/embedded/embedded-store.ts';
import { FailingDisk, type Fault } from '../../src/endpoint/stores/testing/failing-disk.ts';
import { SteppedClock } from './stepped-clock.ts';

/** What the child is told. */
export type ChildOrder =
  { readonly type: 'clock'; readonly aheadMs: number } | { readonly type: 'disk'; readonly fault: Fault };

/** What the child tells: that it listens; how often its disk has failed since it was told before. */
export type ChildWord = { readonly type: 'listening' } | { readonly type: 'disk'; readonly failures: number };

/** So small that a run sees many new states of the embedded store. */
const maxJournalBytes = 50_000;

const say = (word: ChildWord): unknown => process.send?.(word);
const read = readOptions(process.argv.slice(2), process.env, (path) => readFileSync(path, 'utf8'));
if (read.kind !== 'run') throw new Error(read.kind === 'wrong' ? read.message : 'no options');
const { options } = read;

const clock = new SteppedClock(Number(process.env['CHAOS_AHEAD_MS'] ?? '0'));
const disk = new FailingDisk();

process.on('message', (order: ChildOrder) => {
  if (order.type === 'clock') clock.aheadMs = order.aheadMs;
  else {
    say({ type: 'disk', failures: disk.failures });
    disk.failures = 0;
    disk.fault = order.fault;
  }
});
process.on('disconnect', () => process.exit(0));

function open(): Promise<Store> {
  const onTrouble = (): void => undefined;
  if (options.redisUrl !== null) return openStore(options, onTrouble);
  const { dataDir: dir, policy } = options;
  return openEmbeddedStore({ dir, policy, now: () => clock.wall(), disk, onTrouble, maxJournalBytes });
}

try {
  await startEndpoint({ ...options, log: { level: options.logLevel }, clock }, await open());
  say({ type: 'listening' });
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  process.exit(2);
}
