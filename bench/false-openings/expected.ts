import { defaultPolicy, type Policy } from '../../src/circuit/index.ts';
import { deadlinesOf } from '../../src/circuit/record/record.ts';

/** Failures that have nothing to do with each other. */
export interface Noise {
  /** Searches a second, each by another browser of another network. */
  readonly rate: number;
  /** Share of them that fail, 0..1. */
  readonly failing: number;
}

/** A month, seconds. */
export const monthSeconds = 30 * 86_400;

/**
 * False openings expected in 30 days, by calculation: answers and failures are two Poisson streams. Each term counts
 * the moments at which a failure completes what a rule asks for, so that it is an upper bound.
 */
export function expectedOpenings({ rate, failing }: Noise, policy: Policy = defaultPolicy): number {
  const bad = rate * failing;
  const good = rate - bad;
  const { softMs, hardMs } = deadlinesOf('*', policy);
  const quiet = (hardMs - softMs) / 1_000;
  const short = Math.max(policy.shortWindowMs, hardMs) / 1_000;
  const m = policy.maxQuorum;

  // m failures that end within half of the silence, and nobody answered since `quiet` before the first.
  const sudden = integrate(
    0,
    Math.min(short - quiet, quiet / 2),
    (s) => chain(bad, m, s) * Math.exp(-good * (quiet + s)),
  );
  const stretched = integrate(0, 60 / good, (s) => chain(bad, m + 1, s) * Math.exp(-good * (quiet + s)));
  const majority = majorityRate({ rate, failing }, policy.shortWindowVoters, short, true);
  const partial = majorityRate(
    { rate, failing },
    policy.longWindowVoters,
    policy.longWindowMs / 1_000,
    false,
  );
  return monthSeconds * (sudden + stretched + majority + partial);
}

/** Density of `count` events of a rate of which the last comes `s` after the first. */
function chain(rate: number, count: number, s: number): number {
  let density = rate * rate;
  for (let i = 1; i <= count - 2; i++) density *= (rate * s) / i;
  return density;
}

/** How often a window gets its majority: by a failure that joins it, or by an answer that leaves it. */
function majorityRate(
  { rate, failing }: Noise,
  least: number,
  seconds: number,
  isStretched: boolean,
): number {
  const mean = rate * seconds;
  let sum = 0;
  let fewer = 0;
  for (let others = 0; others < mean + 12 * Math.sqrt(mean) + 40; others++) {
    const chance = Math.exp(others * Math.log(mean) - mean - logFactorial(others));
    if (others + 1 < least) fewer += chance;
    else sum += chance * binomial(others, Math.ceil((others + 1) / 2) - 1, failing);
  }
  if (isStretched) sum += fewer * binomial(least - 1, Math.ceil(least / 2) - 1, failing);
  return 2 * rate * failing * sum;
}

function binomial(n: number, k: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log(1 - p));
}

const logFactorials = [0];
function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++)
    logFactorials.push((logFactorials[i - 1] ?? 0) + Math.log(i));
  return logFactorials[n] ?? Number.NaN;
}

/** Simpson's rule; smooth functions only. */
function integrate(from: number, to: number, f: (x: number) => number): number {
  const parts = 2_000;
  const h = (to - from) / parts;
  let sum = f(from) + f(to);
  for (let i = 1; i < parts; i++) sum += f(from + i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}
