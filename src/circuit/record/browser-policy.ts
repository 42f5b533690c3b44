/** The numbers of the circuit that are built into browsers. Durations in ms, shares and ratios in 0..1. */

/** The browser's own breaker and its probes. */
export interface LocalPolicy {
  /**
   * Length of a probe slot: a browser probes at most once in it. The endpoint counts its demand by the same slots.
   * @default 5_000
   */
  readonly slotMs: number;
  /** A probe's deadline lies this far between the soft (0) and the hard (1) one. @default 0.5 */
  readonly probeDeadline: number;
  /** Corroborated failures in a row, within `localWithinMs`, that demote. @default 2 and 30_000 */
  readonly localFailures: number;
  readonly localWithinMs: number;
  /** First demotion; doubles with each failed probe up to the maximum. @default 15_000 and 120_000 */
  readonly localDemoteMs: number;
  readonly localDemoteMaxMs: number;
  /** Back-off after a 429 without Retry-After, and the most that a Retry-After may ask. @default 15_000 and 3_600_000 */
  readonly limitedMs: number;
  readonly limitedMaxMs: number;
  /** A probe that never settles is forgotten after this long. @default 15_000 */
  readonly probeLostMs: number;
}

/** What holds in a browser while the endpoint that should warn it is silent. */
export interface UnwarnedPolicy {
  /** The soft deadline of lists then, if the page's own is no sooner. @default 400 */
  readonly unwarnedSoftMs: number;
}

/** When an outcome proves nothing, and which superseded calls run on. */
export interface EvidencePolicy {
  /** A failure needs another answer to the same browser this close to count. @default 10_000 */
  readonly corroborateMs: number;
  /** A timer this late (jank, throttling) voids the call. @default 500 */
  readonly timerLateMs: number;
  /** The two clocks of a browser apart by more than this across a call: it slept. @default 1_000 */
  readonly clockSkewMs: number;
  /** A jump of the wall clock against the monotonic one that makes the view stale. @default 2_000 */
  readonly sleepMs: number;
  /** The first call of a burst runs on when no outcome has settled for this long. @default 30_000 */
  readonly unsettledMs: number;
}

/** How a browser reports and listens. */
export interface TransportPolicy {
  /** The first success waits at most this long; then at most one report per `reportEveryMs`. @default 250 and 2_000 */
  readonly firstReportMs: number;
  readonly reportEveryMs: number;
  /** Unsent items and their age beyond which they are dropped and counted. @default 20 and 60_000 */
  readonly maxUnsent: number;
  readonly maxUnsentMs: number;
  /** An endpoint slower than this is unreachable. @default 1_500 */
  readonly endpointTimeoutMs: number;
  /** Polling while no stream is open, and its jitter. @default 15_000 and 0.2 */
  readonly pollMs: number;
  readonly pollJitter: number;
  /** A stream's heartbeat, and how many of them may be missed. @default 15_000 and 2.5 */
  readonly heartbeatMs: number;
  readonly silentHeartbeats: number;
  /** A stream is retried after a random time between these. @default 1_000 and 60_000 */
  readonly streamRetryMinMs: number;
  readonly streamRetryMaxMs: number;
}

/** What is built into browsers. A site cannot set it: nobody tells them. */
export interface BrowserPolicy extends LocalPolicy, UnwarnedPolicy, EvidencePolicy, TransportPolicy {}

/** The shipped numbers that browsers have built in. */
export const browserPolicy: BrowserPolicy = {
  slotMs: 5_000,
  probeDeadline: 0.5,
  localFailures: 2,
  localWithinMs: 30_000,
  localDemoteMs: 15_000,
  localDemoteMaxMs: 120_000,
  limitedMs: 15_000,
  limitedMaxMs: 3_600_000,
  probeLostMs: 15_000,
  unwarnedSoftMs: 400,
  corroborateMs: 10_000,
  timerLateMs: 500,
  clockSkewMs: 1_000,
  sleepMs: 2_000,
  unsettledMs: 30_000,
  firstReportMs: 250,
  reportEveryMs: 2_000,
  maxUnsent: 20,
  maxUnsentMs: 60_000,
  endpointTimeoutMs: 1_500,
  pollMs: 15_000,
  pollJitter: 0.2,
  heartbeatMs: 15_000,
  silentHeartbeats: 2.5,
  streamRetryMinMs: 1_000,
  streamRetryMaxMs: 60_000,
};
