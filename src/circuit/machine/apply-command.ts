import type { Effect, Refusal } from '../record/effects.ts';
import type { SharedRecord } from '../record/record.ts';
import { force, withProvider } from './transition.ts';
import type { ForcedTo, Notice } from '../record/types.ts';

/** Who commands, why, and which `rev` was on the screen. */
export interface CommandBase {
  readonly by: string;
  readonly why: string;
  readonly rev: number;
}

/** What operators can do. `until` is server ms; null: until someone ends it. */
export type Command =
  | (CommandBase & {
      readonly type: 'force';
      readonly provider: string;
      /** null releases the hold and exposes the phase that the machine is in. */
      readonly to: ForcedTo | null;
      readonly until: number | null;
      /** Forcing every provider open is refused without it. */
      readonly allowNone?: boolean;
    })
  | (CommandBase & { readonly type: 'order'; readonly order: readonly string[] })
  | (CommandBase & {
      readonly type: 'notice';
      readonly notice: Notice | null;
      readonly until: number | null;
    });

/** Obeys an operator, or refuses with the reason. Commands weigh no evidence: they change what they name. */
export function command(shared: SharedRecord, order: Command, now: number, effects: Effect[]): SharedRecord {
  const refusal = refusalOf(shared, order);
  if (refusal !== null) {
    effects.push({ type: 'refused', reason: refusal });
    return shared;
  }
  const { by, why } = order;
  const rev = shared.rev + 1;
  switch (order.type) {
    case 'order':
      effects.push({ type: 'order', order: order.order, by, why, at: now });
      return { ...shared, order: [...order.order], ordered: { by, why, at: now, rev } };
    case 'notice': {
      const { notice, until } = order;
      effects.push({ type: 'notice', id: notice?.id ?? null, by, why, at: now });
      const held = notice === null ? null : { notice, by, why, at: now, until };
      return { ...shared, notice: held, noticeRev: rev };
    }
    case 'force': {
      const { provider, to, until } = order;
      const before = shared.providers[provider];
      if (before === undefined) return shared;
      const forced = to === null ? null : { to, by, why, at: now, until };
      const record = force(before, forced, now, rev);
      if (record.epoch !== before.epoch) {
        const { epoch } = record;
        effects.push({ type: 'forced', provider, epoch, to, by, why, at: now, until, expired: false });
      }
      return withProvider(shared, provider, record);
    }
  }
}

function refusalOf(shared: SharedRecord, order: Command): Refusal | null {
  switch (order.type) {
    case 'order': {
      if (order.rev < shared.ordered.rev) return 'conflict';
      const known = [...shared.order].sort().join('\n');
      return [...order.order].sort().join('\n') === known ? null : 'bad-order';
    }
    case 'notice':
      return order.rev < shared.noticeRev ? 'conflict' : null;
    case 'force': {
      if (!Object.hasOwn(shared.providers, order.provider)) return 'unknown-provider';
      if (order.rev < (shared.providers[order.provider]?.forcedRev ?? 0)) return 'conflict';
      if (order.to !== 'open' || order.allowNone === true) return null;
      const others = Object.entries(shared.providers).filter(([id]) => id !== order.provider);
      return others.every(([, record]) => record.forced?.to === 'open') ? 'none-left' : null;
    }
  }
}
