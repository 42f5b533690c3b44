import type { OpsApi } from './api/ops-api.ts';
import type { Source } from './live/ops-stream.ts';

/** What comes from the browser, so that tests can bring their own. */
export interface Surroundings {
  readonly api: OpsApi;
  readonly open: () => Source;
  /** Monotonic ms. */
  readonly monotonic: () => number;
  /** Calls once after so many ms; returns the call that forgets it. */
  readonly after: (ms: number, call: () => void) => () => void;
  readonly random: () => number;
}
