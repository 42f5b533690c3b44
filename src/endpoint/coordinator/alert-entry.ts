import type { Effect } from '../../circuit/index.ts';
import type { NewAlert } from '../stores/store.ts';

/** Alerts wait this long, so that delivery can merge what belongs together. */
const settleMs = 3_000;

/**
 * What operators are to hear about an effect; null: nothing. There is one id for each (provider, epoch, kind)
 * of an incarnation, for each outage of all services and for each silence that opens nothing, so that the same alert
 * is stored once whatever is retried or raced.
 *
 * @param record what the effect led to
 */
export function alertOf(
  effect: Effect,
  record: { readonly inc: string; readonly rev: number },
): NewAlert | null {
  const name = nameOf(effect, record.rev);
  if (name === null || !('at' in effect)) return null;
  const dueAt = isUrgent(effect) ? effect.at : effect.at + settleMs;
  return { id: `${name}:${record.inc}`, at: effect.at, dueAt, effect };
}

function nameOf(effect: Effect, rev: number): string | null {
  switch (effect.type) {
    case 'transition':
      return effect.alert === null ? null : `${effect.provider}:${effect.epoch}:${effect.alert}`;
    case 'forced':
      return `${effect.provider}:${effect.epoch}:${effect.expired ? 'expired' : `forced-${effect.to ?? 'none'}`}`;
    case 'alert':
      if (effect.kind === 'clock-jump') return `clock-jump:${effect.at}`;
      // An epoch may last for months, and has as many of these as there were silences, or outages of all services.
      if ('since' in effect) return `${effect.provider}:${effect.epoch}:${effect.kind}:${effect.since}`;
      if (effect.kind === 'both-down')
        return `${effect.provider}:${effect.epoch}:${effect.kind}:${effect.at}`;
      return `${effect.provider}:${effect.epoch}:${effect.kind}`;
    case 'order':
    case 'notice':
      return `${effect.type}:${rev}`;
    case 'share':
    case 'refused':
    case 'folded':
      return null;
  }
}

function isUrgent(effect: Effect): boolean {
  if (effect.type === 'alert') return effect.kind === 'both-down';
  return effect.type === 'forced' || effect.type === 'order' || effect.type === 'notice';
}
