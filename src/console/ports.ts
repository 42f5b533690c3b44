import type { OpsApi } from './api/ops-api.ts';
import type { StreamSource } from '../platform/index.ts';

/** What comes from the browser, so that tests can bring their own. */
export interface ConsolePorts {
  readonly api: OpsApi;
  readonly open: () => StreamSource;
  /** Monotonic ms. */
  readonly monotonic: () => number;
  /** Calls once after so many ms; returns the call that forgets it. */
  readonly after: (ms: number, call: () => void) => () => void;
  readonly random: () => number;
}
