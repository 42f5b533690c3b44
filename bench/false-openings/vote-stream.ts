import { defaultPolicy, type Policy } from '../../src/circuit/index.ts';
import { deadlinesOf } from '../../src/circuit/record/record.ts';
import { seeded } from '../../src/circuit/testing/random.ts';
import type { Noise } from './expected.ts';

/**
 * False openings in so many seconds, drawn: months of votes in seconds. Only failures are visited, since nothing else
 * completes a quorum: how many answers came before each, and the time that they took, are drawn when they matter.
 * `vote-stream.test.ts` holds it to the real `step`.
 */
export function drawnOpenings(
  { rate, failing }: Noise,
  seconds: number,
  seed: number,
  policy: Policy = defaultPolicy,
): number {
  const random = seeded(seed);
  const { softMs, hardMs } = deadlinesOf('*', policy);
  const quiet = (hardMs - softMs) / 1_000;
  const short = Math.max(policy.shortWindowMs, hardMs) / 1_000;
  const long = policy.longWindowMs / 1_000;
  const wait = (): number => -Math.log(1 - random()) / rate;
  const isMajority = (votes: number): boolean => {
    let span = 0;
    for (let i = 0; i < votes; i++) span += wait();
    return (
      (votes >= policy.shortWindowVoters && span >= short) ||
      (votes >= policy.longWindowVoters && span >= long)
    );
  };
  const least = Math.min(policy.shortWindowVoters, policy.longWindowVoters);
  const logAnswered = Math.log(1 - failing);
  const history = new FailureHistory();

  let openings = 0;
  let sinceAnswer = 0;
  let run: number[] = [];
  for (let votes = 0; votes < rate * seconds;) {
    const answers = Math.floor(Math.log(1 - random()) / logAnswered);
    votes += answers + 1;
    history.add(answers);
    if (answers > 0) {
      run = [];
      sinceAnswer = 0;
    }
    sinceAnswer += wait();
    if (sinceAnswer >= quiet) run.push(sinceAnswer);
    const sudden = run.filter((at) => at >= sinceAnswer - Math.min(short - quiet, quiet / 2)).length;
    const isSilent = sudden >= policy.maxQuorum || run.length > policy.maxQuorum;
    if (!isSilent && !history.majorities(least).some(isMajority)) continue;
    openings++;
    run = [];
    history.clear();
  }
  return openings;
}

/** How many answers came before each of the last failures. */
class FailureHistory {
  private answers: number[] = [];

  add(answers: number): void {
    this.answers.push(answers);
    if (this.answers.length > 200) this.answers.shift();
  }

  clear(): void {
    this.answers = [];
  }

  /** Lengths of the stretches that end now, hold at least so many votes, and of which failures are half. */
  majorities(least: number): readonly number[] {
    const lengths: number[] = [];
    let good = 0;
    for (let bad = 1; bad <= this.answers.length && good <= bad + least; bad++) {
      const longest = good + (this.answers.at(-bad) ?? 0);
      // The stretch may begin in the middle of the answers before this failure.
      const taken = Math.min(longest, bad);
      if (taken >= good && bad + taken >= least) lengths.push(bad + taken);
      good = longest;
    }
    return lengths;
  }
}
