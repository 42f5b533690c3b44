import type { Trace } from '../world/world.ts';
import { first, minute, outageTrace } from './outage-trace.ts';

const quiet = outageTrace({ name: '', minutes: 720, script: first({ hangs: 1 }) });

/** Three searches an hour; the service is away for half a day. */
export const threeAnHour: Trace = {
  ...quiet,
  name: 'three searches an hour',
  lengthMs: quiet.lengthMs + 1_440 * minute,
  rate: () => 3 / 3_600,
};

/** Nobody reaches the endpoint from two minutes of the outage on, until it is over. */
export const endpointOutage: Trace = outageTrace({
  name: 'endpoint away in an outage',
  script: first({ hangs: 1 }),
  over: { endpointDown: (at) => at >= 5 * minute && at < 14 * minute },
});

/** Twenty times as many searches within a minute, and the outage in their midst. */
export const morningRush: Trace = outageTrace({
  name: 'morning rush, x20',
  minutes: 10,
  script: first({ hangs: 1 }),
  over: {
    rate: (at) => 2 * (1 + 19 * Math.min(1, Math.max(0, (at - 3.5 * minute) / minute))),
  },
});

/** A million browsers, each with one visit within the hour. */
export const million: Trace = outageTrace({
  name: 'a million browsers',
  minutes: 30,
  script: first({ hangs: 1 }),
  over: { browsers: 1_000_000, rate: () => 1_250 },
});
export const millionRefused: Trace = {
  ...million,
  name: 'a million, refused',
  script: (service, at) =>
    service === 'a' && million.outage !== null && at >= million.outage.from && at < million.outage.to
      ? { refuses: 1 }
      : undefined,
};
