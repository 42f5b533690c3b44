/** What the simulated providers can be made to do wrong. */

export type ProviderId = 'kakao-postcode' | 'juso';

/**
 * The outage matrix. On the wire, for either provider: `refuse` resets the connection as it is accepted, `hang`
 * never answers, `reset` resets in the middle of the body, `drip` sends a byte a second, `http-500` answers 500
 * without a CORS header, `html` answers a maintenance page with 200, `truncated` cuts the body short.
 * In the protocol: `empty` finds nothing for everything; `bad-key` is E0001, for Kakao a script that refuses to
 * work; `system-error` is -999, for Kakao a viewer that answers 502; `wrong-shape` is JSON of another shape, for
 * Kakao a script without its core (2019-08-27); `never-ready` never calls back, for Kakao a viewer that loads
 * and never tells its size.
 */
export const FAULTS = [
  'refuse',
  'hang',
  'reset',
  'drip',
  'http-500',
  'html',
  'truncated',
  'empty',
  'bad-key',
  'system-error',
  'wrong-shape',
  'never-ready',
] as const;

/** `script-refuse` hits Kakao's first script address alone, so that the mirror is used. */
export type Fault = (typeof FAULTS)[number] | 'script-refuse';

export const isFault = (value: unknown): value is Fault =>
  value === 'script-refuse' || FAULTS.some((fault) => fault === value);

/** One request, and the fault that it was served; null when it was served truly. */
export interface Served {
  readonly provider: ProviderId;
  readonly url: string;
  readonly fault: Fault | null;
  /** `Date.now()`. */
  readonly at: number;
}
