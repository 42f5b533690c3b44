import type { Effect } from '../../circuit/index.ts';
import { farAheadMs } from '../stores/retention.ts';
import type { ChannelProgress, OutboxAlert } from '../stores/store.ts';
import { type NewEntry } from '../../protocol/index.ts';

/** More than this many changes of one provider within `flapWindowMs` are told together. */
const flapChanges = 3;
const flapWindowMs = 10 * 60_000;
/** A provider that has recovered and stays so for this long (ms) has come to rest. */
const restMs = 15_000;
/** After this long (ms) a channel that takes nothing is not waited for any more. */
const giveUpMs = 24 * 3_600_000;
/** As many lines as the shortest message of any channel holds. */
const longestMerge = 20;

/** One change of a provider's phase that operators hear of. */
export interface Change {
  readonly provider: string;
  readonly at: number;
}

export type Next =
  | { readonly kind: 'send'; readonly alerts: readonly [OutboxAlert, ...OutboxAlert[]] }
  /** It has been tried, and is a day old. */
  | { readonly kind: 'give-up'; readonly alert: OutboxAlert }
  /** Nothing, for now. */
  | { readonly kind: 'wait' };

const untried: ChannelProgress = { isDone: false, attempts: 0, notBefore: 0, isRejected: false };

/** Where an alert stands with a channel. */
export function progressOf(alert: OutboxAlert, channel: string): ChannelProgress {
  return alert.channels[channel] ?? untried;
}

/**
 * What a channel is to be told next. In the order in which the alerts were due; when the channel has failed,
 * nothing overtakes the alert that it failed with, but one that it would not take holds up no other. Pure.
 *
 * @param alerts all that this node holds
 * @param changes of the last minutes, delivered or not; those in `alerts` need not be among them
 */
export function nextMessage(
  alerts: readonly OutboxAlert[],
  { name, merges }: { readonly name: string; readonly merges: boolean },
  changes: readonly Change[],
  now: number,
): Next {
  const waiting = alerts
    .filter((alert) => !progressOf(alert, name).isDone)
    .sort((a, b) => a.dueAt - b.dueAt || a.at - b.at || (a.id < b.id ? -1 : 1));
  const welcome = waiting.filter((alert) => !progressOf(alert, name).isRejected);
  const held = new Set<OutboxAlert>();
  for (const alert of waiting) {
    if (held.has(alert)) continue;
    const { attempts, notBefore, notedAt = now, isRejected } = progressOf(alert, name);
    if (attempts > 0 && now - alert.at > giveUpMs) return { kind: 'give-up', alert };
    const isEarly = notBefore > now && notedAt <= now + farAheadMs;
    if (isEarly && !isRejected) return { kind: 'wait' };
    if (isEarly) continue;
    const [first, ...more] = merges && !isRejected ? groupOf(alert, welcome, changes, now) : [alert];
    if (first !== undefined) return { kind: 'send', alerts: [first, ...more] };
    // The provider flaps: all that it has to say waits; the others do not.
    for (const each of waiting) if (isSameProvider(each, alert)) held.add(each);
  }
  return { kind: 'wait' };
}

/** What goes out together with an alert; nothing while the provider flaps and has not come to rest. */
function groupOf(
  alert: OutboxAlert,
  waiting: readonly OutboxAlert[],
  changes: readonly Change[],
  now: number,
): readonly OutboxAlert[] {
  const own = changeOf(alert);
  if (own === null) return [alert];
  const all = waiting.filter((each) => isSameProvider(each, alert));
  const group = all.filter(({ at }) => at - alert.at <= flapWindowMs).slice(0, longestMerge);
  const isFlapping = changesBefore(own, [...changes, ...all.map(changeOf)]) > flapChanges;
  if (!isFlapping) return group.length > flapChanges ? group : [alert];
  const last = group.at(-1) ?? alert;
  const isRecovered = last.effect.type === 'transition' && last.effect.alert === 'recovered';
  const isFull = group.length === longestMerge || group.length < all.length;
  const dueAt = isRecovered ? Math.min(last.at + restMs, alert.at + flapWindowMs) : alert.at + flapWindowMs;
  return isFull || dueAt <= now || alert.at > now + farAheadMs ? group : [];
}

/** Changes of the same provider in the minutes up to one, itself included. */
function changesBefore({ provider, at }: Change, changes: readonly (Change | null)[]): number {
  const recent = changes.filter(
    (each) => each?.provider === provider && each.at <= at && each.at > at - flapWindowMs,
  );
  // A provider changes at most once in a moment.
  return new Set(recent.map((each) => each?.at)).size;
}

/** The change that an alert or a timeline entry tells of; null: it tells of something else. */
export function changeOf({ effect }: Pick<NewEntry, 'effect'>): Change | null {
  if (effect.type !== 'transition' || effect.alert === null) return null;
  return { provider: effect.provider, at: effect.at };
}

function isSameProvider(a: OutboxAlert, b: OutboxAlert): boolean {
  const provider = changeOf(a)?.provider;
  return provider !== undefined && provider === changeOf(b)?.provider;
}

/** Whether an alert begins an outage: what follows replies to it. */
export function isTrip({ effect }: OutboxAlert): boolean {
  return effect.type === 'transition'
    ? effect.alert === 'opened'
    : isSilence(effect) && effect.kind === 'unanswered';
}

/** The provider whose outage an alert tells of; null: of none. */
export function outageOf(alert: OutboxAlert): string | null {
  return isSilence(alert.effect) ? alert.effect.provider : (changeOf(alert)?.provider ?? null);
}

function isSilence(effect: OutboxAlert['effect']): effect is Extract<Effect, { readonly since: number }> {
  return 'since' in effect;
}
