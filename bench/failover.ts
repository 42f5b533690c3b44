import { pathToFileURL } from 'node:url';
import type { ProviderView, PublicView } from '../src/circuit/index.ts';
import { Failover, type SearchRequest } from '../src/failover/index.ts';
import { systemClock } from '../src/platform/index.ts';
import type { Answer, SearchProvider } from '../src/providers/index.ts';

/** Real clock, providers in this process: what the engine itself adds to a failover. Milliseconds. */
export interface FailoverFigures {
  readonly runs: number;
  /** Hanging first provider, closed circuit: time beyond the soft deadline and the second's own time. */
  readonly hangOverhead: Spread;
  /** First provider refused: from its failure to the second's start. */
  readonly refusedHandover: Spread;
  /** After two searches against a hanging first provider: the next one's time beyond the second's own. */
  readonly afterTwoHangs: Spread;
  /** Calls to the first provider that the searches of `afterTwoHangs` made, all runs together. */
  readonly callsAfterTwoHangs: number;
}

interface Spread {
  readonly median: number;
  readonly worst: number;
}

const RUNS = 20;
const SOFT_MS = 200;
const HARD_MS = 500;
const SECOND_MS = 50;

const aborted: Answer = { kind: 'failed', error: { kind: 'aborted', code: 'signal', message: '' } };
const refused: Answer = { kind: 'failed', error: { kind: 'opaque', code: 'refused', message: '' } };
const found: Answer = { kind: 'found', addresses: [], total: 1, page: 1, hasMore: false };

/** Measures each on fresh engines, so that no run learns from the one before. */
export async function runFailoverBench(): Promise<FailoverFigures> {
  const hang: number[] = [];
  const handover: number[] = [];
  const after: number[] = [];
  let calls = 0;
  for (let run = 0; run < RUNS; run++) {
    hang.push(await hangOverhead());
    handover.push(await refusedHandover());
    const third = await afterTwoHangs();
    after.push(third.beyondSecondMs);
    calls += third.calls;
  }
  return {
    runs: RUNS,
    hangOverhead: spread(hang),
    refusedHandover: spread(handover),
    afterTwoHangs: spread(after),
    callsAfterTwoHangs: calls,
  };
}

async function hangOverhead(): Promise<number> {
  const first = hanging();
  const second = timed();
  const startedAt = performance.now();
  await searchOnce([first, second.provider]);
  return performance.now() - startedAt - SOFT_MS - second.took();
}

async function afterTwoHangs(): Promise<{ readonly beyondSecondMs: number; readonly calls: number }> {
  let calls = 0;
  const first = hanging(() => (calls += 1));
  const second = timed();
  // Without hedging, nothing but two timeouts in a row tells that the first provider hangs.
  const failover = engine([first, second.provider], { timeoutMs: HARD_MS, hedgeMs: 0 });
  await searchAndExpectSecond(failover);
  await searchAndExpectSecond(failover);
  if (calls !== 2) throw new Error(`The first provider was to hang twice, and was called ${calls} times`);
  const startedAt = performance.now();
  await searchAndExpectSecond(failover);
  const beyondSecondMs = performance.now() - startedAt - second.took();
  failover.dispose();
  return { beyondSecondMs, calls: calls - 2 };
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
  const failover = engine(providers, { timeoutMs: 3000, hedgeMs: SOFT_MS });
  await searchAndExpectSecond(failover);
  failover.dispose();
}

async function searchAndExpectSecond(failover: Failover): Promise<void> {
  const outcome = await failover.search(request);
  if (outcome.kind !== 'results' || outcome.provider !== 'second')
    throw new Error(`Unexpected: ${outcome.kind}`);
}

function engine(
  providers: readonly SearchProvider[],
  { timeoutMs, hedgeMs }: { readonly timeoutMs: number; readonly hedgeMs: number },
): Failover {
  const softMs = hedgeMs === 0 ? timeoutMs : hedgeMs;
  const view = viewWith({ softMs, hardMs: timeoutMs });
  return new Failover({
    providers,
    clock: systemClock,
    pageState: { online: () => true, hidden: () => false, onHidden: () => () => undefined },
    random: Math.random,
    reporter: 'bench',
    readView: () => ({ view, ageMs: 0 }),
    hasEndpoint: true,
    timeoutMs,
    hedgeMs,
    onEvent: () => undefined,
  });
}

/** Never answers; ends when its signal does. */
function hanging(onCall: () => void = () => undefined): SearchProvider {
  return provider('first', (signal) => {
    onCall();
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(aborted);
      });
    });
  });
}

/** Answers after `SECOND_MS`, and knows how long that really took. */
function timed(): { readonly provider: SearchProvider; readonly took: () => number } {
  let took = Number.NaN;
  const second = provider('second', async () => {
    const startedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    took = performance.now() - startedAt;
    return found;
  });
  return { provider: second, took: () => took };
}

function provider(id: string, answer: (signal: AbortSignal) => Promise<Answer>): SearchProvider {
  return { kind: 'search', id, search: (_query, signal) => answer(signal) };
}

function viewWith(deadlines: Pick<ProviderView, 'softMs' | 'hardMs'>): PublicView {
  const closed: ProviderView = {
    epoch: 1,
    phase: 'closed',
    phaseAgeMs: 60_000,
    share: 1,
    forced: null,
    ...deadlines,
  };
  return {
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
}

const request: SearchRequest = {
  text: '세종대로 110',
  page: 1,
  limit: 10,
  trigger: 'submit',
  typeAhead: false,
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
