import { pathToFileURL } from 'node:url';
import { Child } from './processes/child.ts';
import { spreadOf, type Spread } from './stats.ts';

/** Nanoseconds of `process.nextTick` and its callback in a process that was idle before. */
export interface TicksBench {
  /** As the endpoint does it (`src/endpoint/cli/tick-warmup.ts`). */
  readonly kept: Spread;
  /** The same without it. */
  readonly forgotten: Spread;
}

const ROUNDS = 5;

export async function runTicksBench(): Promise<TicksBench> {
  const kept: number[] = [];
  const forgotten: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    kept.push(await measure(true));
    forgotten.push(await measure(false));
  }
  return { kept: spreadOf(kept), forgotten: spreadOf(forgotten) };
}

async function measure(isKept: boolean): Promise<number> {
  const child = await Child.start(new URL('./ticks/process.ts', import.meta.url), ['--expose-gc']);
  try {
    return (await child.ask<{ ns: number }>({ isKept })).ns;
  } finally {
    await child.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await runTicksBench(), null, 2));
}
