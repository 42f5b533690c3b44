import type { Emit, Refusal } from '../record/effects.ts';
import { isSameSet, mapProviders, type SharedRecord } from '../record/record.ts';
import type { ForcedTo, Notice } from '../record/types.ts';
import { force } from './transition.ts';

/** Who commands, why, and which `rev` was on the screen. */
export interface CommandBase {
  readonly by: string;
  readonly why: string;
  readonly rev: number;
}

/** What operators can do. `forMs` from then on it ends by itself; null: when someone ends it. */
export type Command =
  | (CommandBase & {
      readonly type: 'force';
      readonly provider: string;
      /** null releases the hold and exposes the phase that the machine is in. */
      readonly to: ForcedTo | null;
      readonly forMs: number | null;
      /** Forcing every provider open is refused without it. */
      readonly allowNone?: boolean;
    })
  | (CommandBase & { readonly type: 'order'; readonly order: readonly string[] })
  | (CommandBase & {
      readonly type: 'notice';
      readonly notice: Notice | null;
      readonly forMs: number | null;
    });

/** Obeys an operator, or refuses with the reason. Commands weigh no evidence: they change what they name. */
export function applyCommand(shared: SharedRecord, command: Command, emit: Emit): SharedRecord {
  const reason = refusalOf(shared, command);
  if (reason !== null) {
    emit({ type: 'refused', reason });
    return shared;
  }
  const { by, why } = command;
  const at = shared.lastNow;
  const rev = shared.rev + 1;
  const endOf = (forMs: number | null): number | null => (forMs === null ? null : at + forMs);
  switch (command.type) {
    case 'order': {
      const { order } = command;
      emit({ type: 'order', order, by, why, at });
      return { ...shared, order: [...order], ordered: { by, why, at, rev } };
    }
    case 'notice': {
      const { notice, forMs } = command;
      emit({ type: 'notice', id: notice?.id ?? null, by, why, at });
      const shown = notice === null ? null : { notice, by, why, at, until: endOf(forMs) };
      return { ...shared, notice: shown, noticeRev: rev };
    }
    case 'force': {
      const { provider, to, forMs } = command;
      const hold = { to, by, why, at, until: endOf(forMs), expired: false, rev };
      return mapProviders(shared, [provider], (record, id) => force(id, record, hold, emit));
    }
  }
}

function refusalOf(shared: SharedRecord, command: Command): Refusal | null {
  // What is yet to come was on no screen: whoever names it wants to overrule everybody.
  if (command.rev > shared.rev) return 'conflict';
  switch (command.type) {
    case 'order':
      if (command.rev < shared.ordered.rev) return 'conflict';
      return isSameSet(command.order, shared.order) ? null : 'bad-order';
    case 'notice':
      return command.rev < shared.noticeRev ? 'conflict' : null;
    case 'force': {
      const { [command.provider]: record, ...others } = shared.providers;
      if (record === undefined || !Object.hasOwn(shared.providers, command.provider))
        return 'unknown-provider';
      if (command.rev < record.forcedRev) return 'conflict';
      if (command.to !== 'open' || command.allowNone === true) return null;
      return Object.values(others).every(({ forced }) => forced?.to === 'open') ? 'none-left' : null;
    }
  }
}
