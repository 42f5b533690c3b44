import type { ForcedTo, Notice } from '../../circuit/index.ts';
import type { OpsState } from '../../protocol/index.ts';

/** What an operator wants done, before anybody is asked; texts go by its kind. Durations in ms. */
export type OpsCommand =
  | { readonly kind: 'order'; readonly order: readonly string[] }
  | { readonly kind: ForcedTo; readonly provider: string; readonly forMs: number }
  | { readonly kind: 'release'; readonly provider: string }
  | ({ readonly kind: 'notice'; readonly forMs: number } & Omit<Notice, 'id'>)
  | { readonly kind: 'endNotice' };

/** `rev` of the last change of what the command would change. */
export function revOf(command: OpsCommand, state: OpsState): number {
  switch (command.kind) {
    case 'order':
      return state.ordered.rev;
    case 'open':
    case 'closed':
    case 'release':
      return state.providers[command.provider]?.forcedRev ?? 0;
    case 'notice':
    case 'endNotice':
      return state.noticeRev;
  }
}

/** The state as users would see it after the command: for the question before it, not for the screen. */
export function stateAfter(command: OpsCommand, state: OpsState): OpsState {
  const { now } = state;
  const who = { by: '', why: '', at: now };
  switch (command.kind) {
    case 'order':
      return { ...state, order: command.order };
    case 'open':
    case 'closed':
    case 'release': {
      const { provider } = command;
      const before = state.providers[provider];
      if (before === undefined) return state;
      const forced =
        command.kind === 'release' ? null : { ...who, to: command.kind, until: now + command.forMs };
      return { ...state, providers: { ...state.providers, [provider]: { ...before, forced } } };
    }
    case 'notice':
    case 'endNotice':
      // A notice stands beside what searches meet.
      return state;
  }
}
