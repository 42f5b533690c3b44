/** What the endpoint takes from outside, before it sheds or refuses. Part of the policy file. */
export interface Limits {
  /** Reports of one network at once, and then per second. @default 20 and 5 */
  readonly reportBurst: number;
  readonly reportsPerSecond: number;
  /** Networks whose budget is remembered; the ones silent for longest are forgotten. @default 20_000 */
  readonly reportNetworks: number;
  /** Reports of each sort (with and without failures) that may wait for a fold. @default 2_000 */
  readonly reportsWaiting: number;
  /** Open streams of one network, and in all. @default 1_000 and 20_000 */
  readonly streamsPerNetwork: number;
  readonly streams: number;
  /** Event-loop delay (ms) beyond which load is shed. @default 200 */
  readonly overloadMs: number;
}

export const defaultLimits: Limits = {
  reportBurst: 20,
  reportsPerSecond: 5,
  reportNetworks: 20_000,
  reportsWaiting: 2_000,
  streamsPerNetwork: 1_000,
  streams: 20_000,
  overloadMs: 200,
};
