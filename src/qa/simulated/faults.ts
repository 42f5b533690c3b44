import { SCENARIOS, type ProviderTarget, type ScenarioName } from '../scenarios/scenario.ts';

export type ProviderId = ProviderTarget;

/** A scenario that the simulated providers can do: an outage on real sockets. */
export type Fault = Exclude<ScenarioName, 'dns' | 'one-carrier' | 'down' | 'offline' | 'wrong-clock'>;

/** The scenarios that one provider can be put into on the wire. */
export const faultsOf = (provider: ProviderId): readonly Fault[] =>
  SCENARIOS.filter(({ where, targets }) => where.includes('wire') && targets.includes(provider)).map(
    ({ name }) => name as Fault,
  );

/** Every scenario on the wire, of whichever provider. */
export const wireFaults: readonly Fault[] = [
  ...new Set([...faultsOf('kakao-postcode'), ...faultsOf('juso')]),
];

export const isFaultOf = (provider: ProviderId, value: unknown): value is Fault =>
  faultsOf(provider).some((fault) => fault === value);

/** A fault in force, with the scenario's number. */
export interface FaultNow {
  readonly fault: Fault;
  /** In the scenario's unit; null where it takes none. */
  readonly amount: number | null;
}

/** One request, and the fault that it was served; null when it was served truly. */
export interface Served {
  readonly provider: ProviderId;
  readonly url: string;
  readonly fault: Fault | null;
  /** `Date.now()`. */
  readonly at: number;
}
