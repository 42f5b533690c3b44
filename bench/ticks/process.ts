import { keepTicksQuick } from '../../src/endpoint/cli/tick-warmup.ts';
import { answering } from '../processes/answering.ts';

const few = 20;
const many = 1_000_000;
const warmUps = 2;

/** A young process that is idle for a while, so that everything nobody holds is collected, and then busy. */
answering<{ readonly isKept: boolean }>(async ({ isKept }) => {
  if (isKept) keepTicksQuick();
  await ticks(few);
  if (globalThis.gc === undefined) throw new Error('node runs without --expose-gc');
  globalThis.gc();
  for (let i = 0; i < warmUps; i++) await ticks(many);
  const startedAt = performance.now();
  await ticks(many);
  return { ns: ((performance.now() - startedAt) * 1e6) / many };
});

/** So many, one after the other. */
function ticks(count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const next = (): void => {
      if (--left > 0) process.nextTick(next);
      else setImmediate(resolve);
    };
    process.nextTick(next);
  });
}
