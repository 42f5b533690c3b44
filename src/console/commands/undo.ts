import { type OpsState, defaultForMs, maxForMs } from '../../protocol/index.ts';
import { revOf, type OpsCommand } from './command.ts';

/** A command that was obeyed: what was there before, and the `rev` that it made. */
export interface Done {
  readonly command: OpsCommand;
  readonly before: OpsState;
  readonly inc: string;
  readonly rev: number;
}

/** Notes a command that was answered with 200 and this state. */
export function done(command: OpsCommand, before: OpsState, after: OpsState): Done {
  return { command, before, inc: after.inc, rev: revOf(command, after) };
}

/**
 * What would put things back; null when somebody has changed the same thing since, when the store is another
 * one, or when there is nothing to put back. A hold or a notice comes back for the time it had left.
 */
export function undoOf({ command, before, inc, rev }: Done, state: OpsState): OpsCommand | null {
  if (state.inc !== inc || revOf(command, state) !== rev) return null;
  switch (command.kind) {
    case 'order': {
      const { order } = before;
      return order.every((id, i) => id === state.order[i]) ? null : { kind: 'order', order };
    }
    case 'open':
    case 'closed':
    case 'release': {
      const { provider } = command;
      const was = before.providers[provider]?.forced;
      const forMs = leftOf(was, state.now);
      if (was && forMs > 0) return { kind: was.to, provider, forMs };
      return state.providers[provider]?.forced ? { kind: 'release', provider } : null;
    }
    case 'notice':
    case 'endNotice': {
      const was = before.notice;
      const forMs = leftOf(was, state.now);
      if (was && forMs > 0) {
        const { level, text } = was.notice;
        return { kind: 'notice', level, text, forMs };
      }
      return state.notice ? { kind: 'endNotice' } : null;
    }
  }
}

function leftOf(was: { readonly until: number | null } | null | undefined, now: number): number {
  if (!was) return 0;
  return was.until === null ? defaultForMs : Math.min(maxForMs, Math.floor(was.until - now));
}
