import type { ForcedTo, Notice } from '../../circuit/index.ts';
import type { OpsState } from '../../protocol/index.ts';

/** What an operator wants done, before anybody is asked. Durations in ms. */
export type Wish =
  | { readonly kind: 'order'; readonly order: readonly string[] }
  | { readonly kind: 'force'; readonly provider: string; readonly to: ForcedTo; readonly forMs: number }
  | { readonly kind: 'release'; readonly provider: string }
  | {
      readonly kind: 'notice';
      readonly level: Notice['level'];
      readonly text: Notice['text'];
      readonly forMs: number;
    }
  | { readonly kind: 'end-notice' };

/** `rev` of the last change of what the wish would change. */
export function revOf(wish: Wish, state: OpsState): number {
  switch (wish.kind) {
    case 'order':
      return state.ordered.rev;
    case 'force':
    case 'release':
      return state.providers[wish.provider]?.forcedRev ?? 0;
    case 'notice':
    case 'end-notice':
      return state.noticeRev;
  }
}

/** The state as it would be, as far as users see it: for the question before the command, not for the screen. */
export function wished(wish: Wish, state: OpsState): OpsState {
  const { now } = state;
  const who = { by: '', why: '', at: now };
  switch (wish.kind) {
    case 'order':
      return { ...state, order: wish.order };
    case 'force':
    case 'release': {
      const before = state.providers[wish.provider];
      if (before === undefined) return state;
      const forced = wish.kind === 'release' ? null : { ...who, to: wish.to, until: now + wish.forMs };
      return { ...state, providers: { ...state.providers, [wish.provider]: { ...before, forced } } };
    }
    case 'notice': {
      const { level, text, forMs } = wish;
      return { ...state, notice: { ...who, notice: { id: '', level, text }, until: now + forMs } };
    }
    case 'end-notice':
      return { ...state, notice: null };
  }
}
