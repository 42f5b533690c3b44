import type { Effect } from '../../src/circuit/index.ts';
import { alertOf } from '../../src/endpoint/coordinator/alert-entry.ts';
import type { TimelineEntry } from '../../src/protocol/index.ts';
import type { GivenCommand } from './commanding-operator.ts';

/** Something that went wrong on purpose; times by `performance.now()`. */
export interface Disturbance {
  readonly from: number;
  readonly to: number;
}

/** A message that the receiver of the alerts has taken. */
export interface TakenAlert {
  /** Its `webhook-id`. */
  readonly id: string;
  /** By `performance.now()`. */
  readonly at: number;
}

/** What is left when it is calm again. */
export interface ChaosEvidence {
  /** The incarnation, which nothing in a run may change. */
  readonly inc: string;
  /** All of it, in any order. */
  readonly timeline: readonly TimelineEntry[];
  readonly commands: readonly GivenCommand[];
  readonly alerts: readonly TakenAlert[];
  readonly disturbances: readonly Disturbance[];
}

/** Before it took a message the receiver, or after it the node, may have been held up for so long (ms). */
const onItsWayMs = 5_000;

/** What must not be, in words; nothing: all is well. */
export function violationsOf(evidence: ChaosEvidence): readonly string[] {
  return [...commandViolations(evidence), ...transitionViolations(evidence), ...alertViolations(evidence)];
}

/** Alerts that the timeline calls for, and nobody has taken yet. Those of orders and notices are told apart by number. */
export function missingAlerts({ inc, timeline, alerts }: ChaosEvidence): readonly string[] {
  const taken = new Set(alerts.map(({ id }) => id));
  const { named, orders, notices } = expectedAlerts(inc, timeline);
  const missing = [...named].filter((id) => !taken.has(id));
  for (const [kind, expected] of [['order', orders] as const, ['notice', notices] as const]) {
    const found = [...taken].filter((id) => id.startsWith(`${kind}:`)).length;
    if (found < expected) missing.push(`${expected - found} of ${kind}`);
  }
  return missing;
}

function commandViolations({ commands, timeline }: ChaosEvidence): readonly string[] {
  const count = new Map<string, number>();
  for (const { effect } of timeline) {
    // The end of a hold repeats the reason of the hold.
    if (!('by' in effect) || (effect.type === 'forced' && effect.expired)) continue;
    count.set(effect.why, (count.get(effect.why) ?? 0) + 1);
  }
  return commands.flatMap(({ reason, status }) => {
    const times = count.get(reason) ?? 0;
    if (status === 200 && times === 0) return [`"${reason}" was answered 200 and is not there`];
    if (status !== null && status !== 200 && status !== 503 && times > 0)
      return [`"${reason}" was answered ${status} and is there`];
    return times > 1 ? [`"${reason}" is there ${times} times`] : [];
  });
}

function transitionViolations({ timeline }: ChaosEvidence): readonly string[] {
  const names = timeline.flatMap(({ effect }) => {
    if (effect.type === 'transition') return [`${effect.provider} ${effect.epoch}`];
    // Prolonging a hold is written down too, and changes no epoch.
    return effect.type === 'forced' && effect.expired ? [`${effect.provider} ${effect.epoch}`] : [];
  });
  return repeated(names).map((name) => `the change to epoch ${name} happened more than once`);
}

function alertViolations(evidence: ChaosEvidence): readonly string[] {
  const { inc, timeline, alerts, disturbances } = evidence;
  const { named, orders, notices } = expectedAlerts(inc, timeline);
  const taken = new Set(alerts.map(({ id }) => id));
  const numbered = (kind: string): number => [...taken].filter((id) => id.startsWith(`${kind}:`)).length;
  const unknown = [...taken].filter((id) => !named.has(id) && !/^(order|notice):/.test(id));
  return [
    ...missingAlerts(evidence).map((id) => `the alert ${id} reached nobody`),
    ...unknown.map((id) => `the alert ${id} tells what did not happen`),
    ...(numbered('order') > orders ? ['more alerts of orders than orders'] : []),
    ...(numbered('notice') > notices ? ['more alerts of notices than notices'] : []),
    ...[...taken].flatMap((id) => {
      const times = alerts.filter((each) => each.id === id).map(({ at }) => at);
      const [first, last] = [Math.min(...times) - onItsWayMs, Math.max(...times)];
      const excuses = disturbances.filter(({ from, to }) => from <= last && to >= first).length;
      return times.length > 1 + excuses ? [`the alert ${id} came ${times.length} times without a cause`] : [];
    }),
  ];
}

interface ExpectedAlerts {
  readonly named: ReadonlySet<string>;
  readonly orders: number;
  readonly notices: number;
}

/** By the rule of the endpoint itself, but for the revisions of orders and notices, which the timeline does not tell. */
function expectedAlerts(inc: string, timeline: readonly TimelineEntry[]): ExpectedAlerts {
  const effects = timeline
    .map(({ effect }) => effect)
    .filter((each): each is Effect => each.type !== 'alert-lost');
  const ids = effects
    .filter(({ type }) => type !== 'order' && type !== 'notice')
    .map((effect) => alertOf(effect, { inc, rev: 0 })?.id);
  return {
    named: new Set(ids.filter((id) => id !== undefined)),
    orders: effects.filter(({ type }) => type === 'order').length,
    notices: effects.filter(({ type }) => type === 'notice').length,
  };
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
