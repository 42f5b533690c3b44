import type { Services } from '../services.ts';
import type { Authenticator } from './auth/authenticate.ts';
import type { OpsStreams } from './ops-stream.ts';
import type { PseudonymOf } from './read-state.ts';

/** What the routes of the ops API work with. */
export interface OpsContext {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly streams: OpsStreams;
  readonly pseudonymOf: PseudonymOf;
}
