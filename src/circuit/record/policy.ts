/**
 * The numbers of the circuit (docs/circuit.md#policy): starting points to be tuned on the simulator, never
 * constants in the code. Durations in ms, shares and ratios in 0..1.
 */
import { browserPolicy, type BrowserPolicy } from './browser-policy.ts';

/** What the endpoint publishes with every view. */
export interface PublishPolicy {
  /** A view this young is fresh: its rules hold. @default 30_000 */
  readonly validForMs: number;
  /** Until this age a view is stale but still a prior; after it, unknown. @default 300_000 */
  readonly graceMs: number;
  /** Share of reporters that report; 1 in the first version. @default 1 */
  readonly sample: number;
  /**
   * Share of browsers that ask a list while one types, where the page of an embedding service is first; 0 turns it
   * off. The searches count against the quota of the site's key. @default 1
   */
  readonly typeAheadShare: number;
  /** Soft and hard deadline of each provider; `'*'` stands for any other. */
  readonly deadlines: Readonly<Record<string, { readonly softMs: number; readonly hardMs: number }>>;
}

/** Who has a vote, and how many votes make a quorum. */
export interface VotePolicy {
  /** Reporters remembered per window and for activity; the newest win. @default 256 */
  readonly maxReporters: number;
  /** A reporter is active, and a vote alive, for this long. @default 600_000 */
  readonly activeMs: number;
  /**
   * Votes of one network that count on each side; one, where `shortWindowVoters` networks are active and a circuit may
   * open. @default 3
   */
  readonly votesPerNetwork: number;
  /** m = clamp(ceil(active / 2), min, max) bad reporters open a circuit. @default 2 and 5 */
  readonly minReporters: number;
  readonly maxQuorum: number;
  /** k = clamp(ceil(m / 2), min, max) networks among them. @default 2 and 3 */
  readonly minNetworks: number;
  readonly maxNetworks: number;
  /** For an internal application whose users share one address: k = 1. @default false */
  readonly singleNetwork: boolean;
}

/** When a closed circuit opens, and for how long. */
export interface OpenPolicy {
  /** The short window is at least this long, and at least the provider's hard deadline. @default 3_000 */
  readonly shortWindowMs: number;
  /** It stretches back until it holds this many voters, and convicts by a majority of no fewer. @default 24 */
  readonly shortWindowVoters: number;
  /** The long window, for partial outages, and the voters that it needs. @default 60_000 and 20 */
  readonly longWindowMs: number;
  readonly longWindowVoters: number;
  /** Bad / (bad + ok) that opens. @default 0.5 */
  readonly openRatio: number;
  /** First pause before probing; doubles with each opening up to the maximum. @default 15_000 and 60_000 */
  readonly retryMs: number;
  readonly retryMaxMs: number;
  /** The pause is multiplied by 1 - jitter .. 1 + jitter. @default 0.2 */
  readonly retryJitter: number;
  /** Healthy time that takes one opening off the count. @default 300_000 */
  readonly opensDecayMs: number;
  /** This many changes from closed to open within `flapWindowMs` is flapping. @default 4 and 3_600_000 */
  readonly flapOpens: number;
  readonly flapWindowMs: number;
  /** While flapping, no probe sooner than this. @default 300_000 */
  readonly flapRetryMs: number;
  /** A forward step of the clock larger than this raises an alert. @default 300_000 */
  readonly clockJumpMs: number;
  /** A clock further back than this was set back: stored times go with it. A smaller step is waited for. @default 5_000 */
  readonly clockBackMs: number;
}

/** Half-open and the ramp. */
export interface RecoverPolicy {
  /** Probes wanted per slot from the whole fleet. @default 3 */
  readonly probeBudget: number;
  /** The smallest share while half-open. @default 0.01 */
  readonly minShare: number;
  /** Distinct ok probers that suffice: min(max, max(min, ceil(active / 2))). @default 2 and 4 */
  readonly probesOkMin: number;
  readonly probesOkMax: number;
  /** Distinct bad probers that open again: min(this, m). @default 3 */
  readonly probesBad: number;
  /** Half-open without a verdict for this long doubles its share. @default 20_000 */
  readonly doubleMs: number;
  /** Bad share that a probe round or a ramp step tolerates. @default 0.2 */
  readonly healthyRatio: number;
  /** Shares of the ramp, rising. @default [0.1, 0.25, 0.5] */
  readonly ramp: readonly number[];
  /** Each step lasts at least this long. @default 15_000 */
  readonly dwellMs: number;
  /**
   * Without enough votes, this many dwells with no bad one suffice. Simulated at one search a second: four
   * kept the fleet from a repaired provider for 95 s (p90), 1.2 for 63 s (70 s at most), while one that hangs half the
   * time opens about 12 times in 15 minutes instead of 11. @default 1.2
   */
  readonly quietDwells: number;
}

/** Deadlines that are learned from the fleet's answers. See docs/circuit.md#learned-deadlines. */
export interface LearnPolicy {
  /** Off, the deadlines are those of `deadlines`; on, those are the most that is learned. @default true */
  readonly learnDeadlines: boolean;
  /** The quantile of the answers that they are made of, 0..1. @default 0.95 */
  readonly learnQuantile: number;
  /** Times the quantile make the soft and the hard deadline, @default 2 and 4.5 */
  readonly learnSoftFactor: number;
  readonly learnHardFactor: number;
  /** and no less than this. A packet that is lost at the start costs a second. 300 to 30_000. @default 400 and 1_200 */
  readonly learnSoftLeastMs: number;
  readonly learnHardLeastMs: number;
  /** Fewer browsers than this teach nothing; fewer than half, and what was learned is forgotten. @default 150 */
  readonly learnVoters: number;
  /** How often the deadlines may change, and by which share they fall then at most. @default 10_000 and 0.04 */
  readonly learnEveryMs: number;
  readonly learnFall: number;
  /** While more of the browsers than this share waited past the soft deadline, nothing falls. @default 0.02 */
  readonly learnCutShare: number;
}

/** What a site may set: the endpoint decides by it, and tells browsers what they have to know of it. */
export interface EndpointPolicy extends PublishPolicy, VotePolicy, OpenPolicy, RecoverPolicy, LearnPolicy {}

/** Every number of the circuit. */
export interface Policy extends EndpointPolicy, BrowserPolicy {}

/** The shipped numbers. */
export const defaultPolicy: Policy = {
  validForMs: 30_000,
  graceMs: 300_000,
  sample: 1,
  typeAheadShare: 1,
  deadlines: {
    '*': { softMs: 1_000, hardMs: 3_000 },
    'kakao-postcode': { softMs: 1_500, hardMs: 5_000 },
    juso: { softMs: 1_000, hardMs: 3_000 },
  },
  maxReporters: 256,
  activeMs: 600_000,
  votesPerNetwork: 3,
  minReporters: 2,
  maxQuorum: 5,
  minNetworks: 2,
  maxNetworks: 3,
  singleNetwork: false,
  shortWindowMs: 3_000,
  shortWindowVoters: 24,
  longWindowMs: 60_000,
  longWindowVoters: 20,
  openRatio: 0.5,
  retryMs: 15_000,
  retryMaxMs: 60_000,
  retryJitter: 0.2,
  opensDecayMs: 300_000,
  flapOpens: 4,
  flapWindowMs: 3_600_000,
  flapRetryMs: 300_000,
  clockJumpMs: 300_000,
  clockBackMs: 5_000,
  probeBudget: 3,
  minShare: 0.01,
  probesOkMin: 2,
  probesOkMax: 4,
  probesBad: 3,
  doubleMs: 20_000,
  healthyRatio: 0.2,
  ramp: [0.1, 0.25, 0.5],
  dwellMs: 15_000,
  quietDwells: 1.2,
  learnDeadlines: true,
  learnQuantile: 0.95,
  learnSoftFactor: 2,
  learnHardFactor: 4.5,
  learnSoftLeastMs: 400,
  learnHardLeastMs: 1_200,
  learnVoters: 150,
  learnEveryMs: 10_000,
  learnFall: 0.04,
  learnCutShare: 0.02,
  ...browserPolicy,
};
