import { pathToFileURL } from 'node:url';
import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import {
  choose,
  defaultPolicy,
  emptyLocal,
  localView,
  recordLocal,
  type LocalEvent,
  type PublicView,
} from '../src/circuit/index.ts';

/** ns per search of each, and ours divided by cockatiel's: at most 1 is the target. */
export interface CircuitBench {
  readonly ours: number;
  readonly cockatiel: number;
  readonly ratio: number;
}

const CALLS = 100_000;
const ROUNDS = 15;

const page = [
  { id: 'kakao-postcode', softMs: 1_500, hardMs: 5_000 },
  { id: 'juso', softMs: 1_000, hardMs: 3_000 },
];
const closed = { phase: 'closed', phaseAgeMs: 60_000, share: 1, forced: null } as const;
const view: PublicView = {
  v: 1,
  inc: 'bench',
  rev: 1,
  validForMs: 30_000,
  graceMs: 300_000,
  sample: 1,
  order: ['kakao-postcode', 'juso'],
  providers: {
    'kakao-postcode': { ...closed, epoch: 1, softMs: 1_500, hardMs: 5_000 },
    juso: { ...closed, epoch: 1, softMs: 1_000, hardMs: 3_000 },
  },
  notice: null,
};

/**
 * What the circuit costs one healthy search: ours decides (`localView` and `choose`) and records the
 * outcome; cockatiel's breaker executes. Both await the same resolved call; rounds alternate and the
 * median of each counts, so that a busy machine slows both.
 */
export async function runCircuitBench(): Promise<CircuitBench> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await timeOurs());
    theirs.push(await timeCockatiel());
  }
  const result = { ours: median(ours), cockatiel: median(theirs) };
  return { ...result, ratio: result.ours / result.cockatiel };
}

async function timeOurs(): Promise<number> {
  let local = emptyLocal;
  const start = process.hrtime.bigint();
  for (let i = 0; i < CALLS; i++) {
    const plan = choose(view, localView(local, i, page, defaultPolicy), 1_000, 'reporter-0123456789', 0.5);
    const provider = plan.steps[0]?.provider ?? 'none';
    await call();
    const event: LocalEvent = {
      type: 'settled',
      provider,
      kind: 'normal',
      outcome: 'ok',
      corroborated: false,
    };
    local = recordLocal(local, event, i, defaultPolicy);
  }
  return Number(process.hrtime.bigint() - start) / CALLS;
}

async function timeCockatiel(): Promise<number> {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: 15_000, breaker: new ConsecutiveBreaker(2) });
  const start = process.hrtime.bigint();
  for (let i = 0; i < CALLS; i++) await breaker.execute(call);
  return Number(process.hrtime.bigint() - start) / CALLS;
}

function call(): Promise<number> {
  return Promise.resolve(1);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { ours, cockatiel, ratio } = await runCircuitBench();
  console.log(`choose and record: ${ours.toFixed(0)} ns/op`);
  console.log(`cockatiel execute: ${cockatiel.toFixed(0)} ns/op`);
  console.log(`ratio: ${ratio.toFixed(2)}`);
}
