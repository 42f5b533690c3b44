import { formatOutage } from '../src/qa/scenarios/index.ts';
import { SCENARIOS, type Effect, type Forced, type Scenario } from '../src/qa/scenarios/index.ts';
import type { End } from './address-field.ts';
import type { ProviderId } from './fixtures.ts';

export type Order = readonly [first: ProviderId, second: ProviderId];
export const KAKAO_FIRST: Order = ['kakao-postcode', 'juso'];
export const JUSO_FIRST: Order = ['juso', 'kakao-postcode'];

export const OUTS = ['first', 'second', 'both'] as const;
export type Out = (typeof OUTS)[number];
export type Way = Scenario['where'][number];

/** One scenario on one or both of two services. */
export interface Case {
  readonly scenario: Scenario;
  /** In the scenario's unit; null where it takes none. */
  readonly amount: number | null;
  /** The services that are out, in the order in which they are asked. */
  readonly out: readonly ProviderId[];
  readonly end: End;
}

/** How a search ends when this service serves it. */
const SERVED_BY = { 'kakao-postcode': 'viewer', juso: 'list' } as const;

/** What the table says that becomes of a search, whichever way the outage is forced. */
function expectedEnd(order: Order, out: readonly ProviderId[], { effect }: Pick<Scenario, 'effect'>): End {
  const on = (service: ProviderId): Effect => (out.includes(service) ? effect : 'serves');
  for (const service of order)
    if (on(service) === 'serves' || on(service) === 'stuck') return SERVED_BY[service];
  // Where everybody answers "no such address", nobody can know better; the viewer says so itself.
  return effect === 'finds-nothing' ? 'viewer' : 'manual';
}

/** So much of it that every request and every visitor is hit; which ones else is left to chance. */
const surely = ({ amount }: Scenario): number | null =>
  amount === null ? null : amount.unit === '%' ? amount.most : amount.normal;

/** Every scenario of the table that can be forced on these services this way. */
export function casesOf(order: Order, out: Out, way: Way): readonly Case[] {
  const [first, second] = order;
  const hit = out === 'first' ? [first] : out === 'second' ? [second] : order;
  return SCENARIOS.filter(
    ({ targets, where }) => where.includes(way) && hit.every((one) => targets.includes(one)),
  ).map((scenario) => ({
    scenario,
    amount: surely(scenario),
    out: hit,
    end: expectedEnd(order, hit, scenario),
  }));
}

/** The value of `?outage=` that forces it. */
export const linkOf = ({ scenario, amount, out }: Case): string =>
  formatOutage(
    out.map((target): Forced => ({ target, scenario: scenario.name, amount, inMs: 0, forMs: null })),
  );
