import { pathToFileURL } from 'node:url';
import type { ProviderView, PublicView } from '../src/circuit/types.ts';
import { browserClock, Failover } from '../src/failover/failover.ts';
import type { SearchRequest } from '../src/failover/types.ts';
import type { Answer, SearchProvider } from '../src/providers/contract.ts';

/** Real clock, providers in this process: what the engine itself adds to a failover. Milliseconds. */
export interface FailoverFigures {
  readonly runs: number;
  /** Hanging first provider, closed circuit: time beyond the soft deadline and the second's own time. */
  readonly hangOverhead: Spread;
  /** First provider refused: from its failure to the second's start. */
  readonly refusedHandover: Spread;
}

interface Spread {
  readonly median: number;
  readonly worst: number;
}

const RUNS = 20;
const SOFT_MS = 200;
const SECOND_MS = 50;

const aborted: Answer = { kind: 'failed', error: { kind: 'aborted', code: 'signal', message: '' } };
const refused: Answer = { kind: 'failed', error: { kind: 'opaque', code: 'refused', message: '' } };
const found: Answer = { kind: 'found', addresses: [], total: 1, page: 1, hasMore: false };

/** Measures both on fresh engines, so that no run learns from the one before. */
export async function runFailoverBench(): Promise<FailoverFigures> {
  const hang: number[] = [];
  const handover: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    hang.push(await hangOverhead());
    handover.push(await refusedHandover());
  }
  return { runs: RUNS, hangOverhead: spread(hang), refusedHandover: spread(handover) };
}

async function hangOverhead(): Promise<number> {
  const first = provider(
    'first',
    (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve(aborted);
        });
      }),
  );
  let secondTook = 0;
  const second = provider('second', async () => {
    const startedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    secondTook = performance.now() - startedAt;
    return found;
  });
  const startedAt = performance.now();
  await searchOnce([first, second]);
  return performance.now() - startedAt - SOFT_MS - secondTook;
}

async function refusedHandover(): Promise<number> {
  let failedAt = 0;
  let startedAt = 0;
  const first = provider('first', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    failedAt = performance.now();
    return refused;
  });
  const second = provider('second', () => {
    startedAt = performance.now();
    return Promise.resolve(found);
  });
  await searchOnce([first, second]);
  return startedAt - failedAt;
}

async function searchOnce(providers: readonly SearchProvider[]): Promise<void> {
  const failover = new Failover({
    providers,
    clock: browserClock,
    surroundings: { online: () => true, hidden: () => false, onHidden: () => () => undefined },
    random: Math.random,
    reporter: 'bench',
    readView: () => ({ view: closedView, ageMs: 0 }),
    timeoutMs: 3000,
    hedgeMs: SOFT_MS,
    onEvent: () => undefined,
  });
  const outcome = await failover.search(request);
  failover.dispose();
  if (outcome.kind !== 'results' || outcome.provider !== 'second')
    throw new Error(`Unexpected: ${outcome.kind}`);
}

function provider(id: string, answer: (signal: AbortSignal) => Promise<Answer>): SearchProvider {
  return { kind: 'search', id, search: (_query, signal) => answer(signal) };
}

const closed: ProviderView = {
  epoch: 1,
  phase: 'closed',
  phaseAgeMs: 60_000,
  share: 1,
  forced: null,
  softMs: SOFT_MS,
  hardMs: 3000,
};

const closedView: PublicView = {
  v: 1,
  inc: 'bench',
  rev: 1,
  validForMs: 30_000,
  graceMs: 300_000,
  sample: 1,
  order: ['first', 'second'],
  providers: { first: closed, second: closed },
  notice: null,
};

const request: SearchRequest = {
  text: '세종대로 110',
  page: 1,
  limit: 10,
  trigger: 'submit',
  skip: [],
  only: null,
  viewer: null,
  signal: new AbortController().signal,
};

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (value: number | undefined): number => Math.round((value ?? Number.NaN) * 1000) / 1000;
  return { median: round(sorted[Math.floor(sorted.length / 2)]), worst: round(sorted.at(-1)) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await runFailoverBench(), null, 2));
}
