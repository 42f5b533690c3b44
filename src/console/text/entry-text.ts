import { type TimelineEntry } from '../../protocol/index.ts';
import type { Texts } from '../locales/language.ts';
import { nameOf } from '../locales/services.ts';
import { orderText } from './command-text.ts';

/** What is announced of something that has happened; null: nothing, or what the operator has just done. */
export function newsOf(effect: TimelineEntry['effect'], you: string, texts: Texts): string | null {
  const { state, commands, services } = texts;
  const { done } = commands;
  switch (effect.type) {
    case 'transition':
      return `${nameOf(effect.provider, services)}: ${state.phase[effect.to]}. ${state.rules[effect.rule](effect.because)}`;
    case 'forced':
      return effect.by === you && !effect.expired
        ? null
        : done[effect.to ?? 'release'](nameOf(effect.provider, services));
    case 'order':
      return effect.by === you ? null : done.order(orderText(effect.order, texts));
    case 'notice':
      return effect.by === you ? null : done[effect.id === null ? 'endNotice' : 'notice']();
    case 'alert':
      return effect.kind === 'both-down' ? state.serving({ kind: 'doubtful', by: effect.provider }) : null;
    case 'share':
    case 'refused':
    case 'folded':
    case 'alert-lost':
      return null;
  }
}
