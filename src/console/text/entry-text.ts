import type { Texts } from '../locales/ko.ts';
import { type TimelineEntry } from '../../protocol/index.ts';

/** What is announced of something that has happened; null: nothing, or what the operator has just done. */
export function newsOf(effect: TimelineEntry['effect'], you: string, texts: Texts): string | null {
  const { state, commands } = texts;
  switch (effect.type) {
    case 'transition':
      return `${effect.provider}: ${state.phase[effect.to]}. ${state.rules[effect.rule](effect.because)}`;
    case 'forced':
      if (effect.by === you && !effect.expired) return null;
      return effect.to === null
        ? commands.done.release(effect.provider)
        : commands.done[effect.to](effect.provider);
    case 'order':
      return effect.by === you ? null : commands.done.order(effect.order);
    case 'notice':
      if (effect.by === you) return null;
      return effect.id === null ? commands.done.endNotice : commands.done.notice;
    case 'alert':
      return effect.kind === 'both-down' ? state.sight({ kind: 'doubtful', by: effect.provider }) : null;
    case 'share':
    case 'refused':
    case 'folded':
    case 'alert-lost':
      return null;
  }
}
