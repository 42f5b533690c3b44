import { logNormal, luck } from './chance.ts';
import type { Person } from './people.ts';

/** How a service treats one call. `empty`: it answers that there is no such address, which is not true. */
export type Fate = 'answers' | 'hangs' | 'refuses' | 'empty';

/** How a service is, to one person at one moment. */
export interface Health {
  /** Shares of calls, 0..1; the rest is answered. */
  readonly hangs?: number;
  readonly refuses?: number;
  readonly empty?: number;
  /** Times its usual latency. @default 1 */
  readonly slower?: number;
}

/** An answer or its absence, as the person's browser sees it after `ms`. */
export interface Reply {
  readonly fate: Fate;
  readonly ms: number;
}

/** Healthy latency of a service itself: median (ms) and spread. */
const serviceMs = { median: 90, sigma: 0.45 };
const refusalMs = 40;

/** The services of a trace, in the page's order. */
export const services = ['a', 'b', 'c'] as const;
export type Service = (typeof services)[number];

/** What a trace says of each service: undefined is healthy. */
export type Script = (service: Service, atMs: number, person: Person) => Health | undefined;

/** What would become of a call to a service; the same for every rule. */
export function replyOf(
  seed: number,
  person: Person,
  health: Health | undefined,
  call: { readonly search: number; readonly service: Service; readonly isAgain: boolean },
): Reply {
  const salt = services.indexOf(call.service) * 16 + (call.isAgain ? 8 : 0);
  const own = logNormal(serviceMs.median, serviceMs.sigma, [
    luck(seed, call.search, salt),
    luck(seed, call.search, salt + 1),
  ]);
  const ms = person.rttMs + own * (health?.slower ?? 1);
  const blocked = person.isBlocking && call.service === 'a';
  if (blocked) return { fate: 'refuses', ms: 5 };
  const drawn = luck(seed, call.search, salt + 2);
  const { hangs = 0, refuses = 0, empty = 0 } = health ?? {};
  // A bad network loses whatever it carries.
  if (luck(seed, call.search, salt + 3) < person.lossShare) return { fate: 'hangs', ms: Infinity };
  if (drawn < hangs) return { fate: 'hangs', ms: Infinity };
  if (drawn < hangs + refuses) return { fate: 'refuses', ms: person.rttMs + refusalMs };
  if (drawn < hangs + refuses + empty) return { fate: 'empty', ms };
  return { fate: 'answers', ms };
}
