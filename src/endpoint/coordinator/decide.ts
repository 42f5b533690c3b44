import { step, type Effect, type Policy, type Refusal, type SharedRecord } from '../../circuit/index.ts';
import { isMereAbsence, type StepInput } from '../recording/recording.ts';
import type { Decision, Snapshot } from '../stores/store.ts';
import { alertOf } from './alert-entry.ts';

/** A tick that changes nothing else is stored this seldom, so that `lastNow` does not fall behind. */
const touchEveryMs = 30_000;

/** What an event means for the stored record. */
export interface Decided {
  /** null: there is nothing to store. */
  readonly decision: Decision | null;
  readonly effects: readonly Effect[];
  /** Why an operator's command was not obeyed. */
  readonly refusal: Refusal | null;
}

/**
 * `step`, and what is to be committed with it. Pure.
 *
 * @param input see `isMereAbsence` for `hasJumped`
 * @param isWriteInDoubt whether to store what changes nothing too, since only that tells whether the store takes writes
 */
export function decide(
  { record: before, token }: Snapshot,
  input: StepInput,
  policy: Policy,
  isWriteInDoubt = false,
): Decided {
  const { event, now, hasJumped } = input;
  const stepped = step(before, event, now, policy);
  const { record } = stepped;
  const effects = stepped.effects.filter((each) => !isMereAbsence(each, hasJumped));
  const refused = effects.find((each) => each.type === 'refused');
  if (refused !== undefined) return { decision: null, effects, refusal: refused.reason };

  const all = [...effects, ...renewal(before, record, input, effects)];
  const timeline = all
    .filter((each) => each.type !== 'folded')
    .map((effect) => ({ at: 'at' in effect ? effect.at : record.lastNow, effect }));
  const alerts = all.map((effect) => alertOf(effect, record)).filter((alert) => alert !== null);
  // What browsers have seen must outlive a crash: a lower rev would be ignored by all of them.
  const durable = record.rev !== before.rev || timeline.length > 0;
  // What an operator asks for is stored although it is so already: what made it so may not be replicated yet.
  const replicated = event.type !== 'reports' && event.type !== 'tick';
  const isDull = !durable && !replicated && isSame(before, record);
  if (isDull && !isWriteInDoubt && record.lastNow - before.lastNow < touchEveryMs)
    return { decision: null, effects, refusal: null };
  return { decision: { on: token, record, durable, replicated, timeline, alerts }, effects, refusal: null };
}

/** Whether something has come due by time alone, so that a step should not wait. */
export function isDue({ providers, notice }: SharedRecord, now: number): boolean {
  const times = Object.values(providers).flatMap(({ retryAt, forced }) => [retryAt, forced?.until]);
  return [...times, notice?.until].some((at) => typeof at === 'number' && at <= now);
}

/** Prolonging a hold changes no epoch and has no effect of its own; who did it and why is kept all the same. */
function renewal(
  before: SharedRecord,
  after: SharedRecord,
  { event }: StepInput,
  effects: readonly Effect[],
): readonly Effect[] {
  if (event.type !== 'force' || effects.some((each) => each.type === 'forced' && !each.expired)) return [];
  const { provider, to, by, why } = event;
  const record = after.providers[provider];
  if (record === undefined || record.forcedRev === before.providers[provider]?.forcedRev) return [];
  const until = record.forced?.until ?? null;
  return [
    { type: 'forced', provider, epoch: record.epoch, to, by, why, at: after.lastNow, until, expired: false },
  ];
}

/** Whether two records differ in nothing but `lastNow`. `step` leaves what it does not change as it was. */
function isSame(before: SharedRecord, after: SharedRecord): boolean {
  const { providers, ...rest } = { ...after, lastNow: before.lastNow };
  const isRestSame = Object.entries(rest).every(
    ([key, value]) => before[key as keyof SharedRecord] === value,
  );
  return isRestSame && Object.entries(providers).every(([id, record]) => before.providers[id] === record);
}
