import type { Because, Effect } from '../../circuit/index.ts';
import { isSameEffect, type DeadlineChange, type ForeignChange, type TimedEffect } from './replay.ts';

/** `2026-11-21T09:12:03.120Z`. */
function timeOf(at: number): string {
  return new Date(at).toISOString();
}

/** One decision: time, provider, what, rule, evidence. */
export function lineOf({ now, effect }: TimedEffect): string {
  return `${timeOf(atOf({ now, effect }))}  ${textOf(effect)}`;
}

export function lineOfForeign({ now, change }: ForeignChange): string {
  return `${timeOf(now)}  ${change} (found in the store: another node's decision)`;
}

export function lineOfDeadlines({ now, change }: DeadlineChange): string {
  return `${timeOf(now)}  ${change}`;
}

/**
 * Both lists in the order of time: what is in both, what is in the first alone (`-`), and what is in the second
 * alone (`+`).
 */
export function differenceOf(
  before: readonly TimedEffect[],
  after: readonly TimedEffect[],
): readonly string[] {
  const rest = [...after];
  const marked = before.map((effect) => {
    const index = rest.findIndex((other) => isSameEffect(withoutEpoch(effect), withoutEpoch(other)));
    if (index >= 0) rest.splice(index, 1);
    return { effect, mark: index >= 0 ? ' ' : '-' };
  });
  return [...marked, ...rest.map((effect) => ({ effect, mark: '+' }))]
    .sort((a, b) => atOf(a.effect) - atOf(b.effect))
    .map(({ effect, mark }) => `${mark} ${lineOf(effect)}`);
}

function atOf({ now, effect }: TimedEffect): number {
  return 'at' in effect ? effect.at : now;
}

/** Another policy counts other epochs and asks for other quorums; what happened may be the same all the same. */
function withoutEpoch({ now, effect }: TimedEffect): TimedEffect {
  const bare = 'epoch' in effect ? { ...effect, epoch: 0 } : effect;
  if (bare.type !== 'transition') return { now, effect: bare };
  const { rule, at, bad, ok, networks } = bare.because;
  return { now, effect: { ...bare, because: { rule, at, bad, ok, networks, reporters: [] } } };
}

function textOf(effect: Effect): string {
  switch (effect.type) {
    case 'transition':
      return `${effect.provider}  ${effect.from} -> ${effect.to}  ${effect.rule}: ${evidenceOf(effect.because)}`;
    case 'forced': {
      const { provider, to, by, why, until, expired } = effect;
      if (expired) return `${provider}  the forced state has expired`;
      if (to === null) return `${provider}  released by ${by}: ${why}`;
      return `${provider}  forced ${to} by ${by}${until === null ? '' : ` until ${timeOf(until)}`}: ${why}`;
    }
    case 'share':
      return `${effect.provider}  share ${Number(effect.share.toFixed(4))}`;
    case 'order':
      return `order  ${effect.order.join(', ')} by ${effect.by}: ${effect.why}`;
    case 'notice':
      return `notice  ${effect.id ?? 'taken down'} by ${effect.by}: ${effect.why}`;
    case 'alert':
      if (effect.kind === 'clock-jump') {
        const { byMs } = effect;
        return byMs < 0
          ? `alert  the clock was set back by ${-byMs} ms`
          : `alert  the clock jumped by ${byMs} ms`;
      }
      return `${effect.provider}  alert: ${effect.kind}`;
    case 'refused':
      return `a command was refused: ${effect.reason}`;
    case 'folded':
      return `${effect.accepted} reports`;
  }
}

function evidenceOf({ bad, ok, networks, windowMs, active, needs }: Because): string {
  const votes = `${bad} bad and ${ok} ok votes, ${networks} networks`;
  const over = windowMs === undefined ? '' : ` within ${windowMs} ms`;
  const of = active === undefined ? '' : `, ${active} active`;
  const asked =
    needs === undefined
      ? ''
      : ` (asked for: ${needs.reporters} votes, ${needs.networks} networks, ratio ${needs.ratio})`;
  return `${votes}${over}${of}${asked}`;
}
