import { type OpsState, defaultForMs, maxForMs } from '../../protocol/index.ts';
import { revOf, type Wish } from './command.ts';

/** A command that was obeyed: what was there before, and the `rev` that it made. */
export interface Done {
  readonly wish: Wish;
  readonly before: OpsState;
  readonly inc: string;
  readonly rev: number;
}

/** Notes a command that was answered with 200 and this state. */
export function done(wish: Wish, before: OpsState, after: OpsState): Done {
  return { wish, before, inc: after.inc, rev: revOf(wish, after) };
}

/**
 * What would put things back; null when somebody has changed the same thing since, when the store is another
 * one, or when there is nothing to put back. A hold or a notice comes back for the time it had left.
 */
export function undoOf({ wish, before, inc, rev }: Done, state: OpsState): Wish | null {
  if (state.inc !== inc || revOf(wish, state) !== rev) return null;
  switch (wish.kind) {
    case 'order':
      return sameOrder(before.order, state.order) ? null : { kind: 'order', order: before.order };
    case 'force':
    case 'release': {
      const { provider } = wish;
      const was = before.providers[provider]?.forced ?? null;
      const is = state.providers[provider]?.forced ?? null;
      const forMs = was === null ? 0 : leftOf(was.until, state.now);
      if (was === null || forMs <= 0) return is === null ? null : { kind: 'release', provider };
      return { kind: 'force', provider, to: was.to, forMs };
    }
    case 'notice':
    case 'end-notice': {
      const was = before.notice;
      const forMs = was === null ? 0 : leftOf(was.until, state.now);
      if (was === null || forMs <= 0) return state.notice === null ? null : { kind: 'end-notice' };
      return { kind: 'notice', level: was.notice.level, text: was.notice.text, forMs };
    }
  }
}

function leftOf(until: number | null, now: number): number {
  return until === null ? defaultForMs : Math.min(maxForMs, Math.floor(until - now));
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
