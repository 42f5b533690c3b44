import { en } from './texts-en.ts';
import { ko } from './texts-ko.ts';
import type { Fact, Locale, Sentence, TimelineWords, Told } from './texts.ts';

export const wordsIn: Readonly<Record<Locale, TimelineWords>> = { ko, en };

/** Which of the filters lets an entry through. */
export type Sort = 'commands' | 'transitions' | 'alerts';

/** What an entry looks like: by shape and colour. */
export type Tone = 'down' | 'probe' | 'rising' | 'good' | 'step' | 'command' | 'alarm' | 'quiet';

/** An entry in words. */
export interface Story extends Sentence {
  readonly sort: Sort;
  readonly tone: Tone;
  /** What lies behind `details`; the first name it. */
  readonly factsAre: 'evidence' | 'details';
  readonly facts: readonly Fact[];
}

/** Pure. @param time a moment as the operator reads it */
export function tell(effect: Told, locale: Locale, time: (at: number) => string): Story {
  const words = wordsIn[locale];
  return { ...sentenceOf(effect, words, time), ...lookOf(effect), ...factsOf(effect, words, time) };
}

function sentenceOf(effect: Told, words: TimelineWords, time: (at: number) => string): Sentence {
  switch (effect.type) {
    case 'transition':
      return words.transition(effect);
    case 'forced':
      return words.forced(effect, time);
    case 'share':
      return words.share(effect);
    case 'order':
      return words.order(effect);
    case 'notice':
      return words.notice(effect);
    case 'alert':
      return words.alert(effect);
    case 'refused':
      return words.refused(effect);
    case 'folded':
      return words.folded(effect);
    case 'alert-lost':
      return words.lost(effect);
  }
}

function lookOf(effect: Told): Pick<Story, 'sort' | 'tone'> {
  switch (effect.type) {
    case 'transition': {
      const tones = { open: 'down', 'half-open': 'probe', recovering: 'rising', closed: 'good' } as const;
      return { sort: 'transitions', tone: tones[effect.to] };
    }
    case 'share':
      return { sort: 'transitions', tone: 'step' };
    case 'folded':
      return { sort: 'transitions', tone: 'quiet' };
    case 'forced':
    case 'order':
    case 'notice':
    case 'refused':
      return { sort: 'commands', tone: 'command' };
    case 'alert':
    case 'alert-lost':
      return { sort: 'alerts', tone: 'alarm' };
  }
}

function factsOf(
  effect: Told,
  words: TimelineWords,
  time: (at: number) => string,
): Pick<Story, 'factsAre' | 'facts'> {
  const { label } = words;
  const epoch = 'epoch' in effect ? [{ label: label.epoch, value: String(effect.epoch) }] : [];
  const at = 'at' in effect ? [{ label: label.exactly, value: time(effect.at) }] : [];
  const more = [...epoch, ...at];
  switch (effect.type) {
    case 'transition': {
      const change = { label: label.change, value: `${effect.from} → ${effect.to}` };
      return { factsAre: 'evidence', facts: [...words.facts(effect.because), change, ...more] };
    }
    case 'forced': {
      const { by, why, until, to, expired } = effect;
      const end = until === null ? label.untilReleased : time(until);
      const isHeld = to !== null && !expired;
      return {
        factsAre: 'details',
        facts: [
          { label: label.by, value: by },
          { label: label.why, value: why },
          ...(isHeld ? [{ label: label.until, value: end }] : []),
          ...more,
        ],
      };
    }
    case 'order':
    case 'notice': {
      const { by, why } = effect;
      const order = effect.type === 'order' ? [{ label: label.order, value: effect.order.join(' → ') }] : [];
      const who = [
        { label: label.by, value: by },
        { label: label.why, value: why },
      ];
      return { factsAre: 'details', facts: [...who, ...order, ...more] };
    }
    case 'alert':
      return { factsAre: 'details', facts: [{ label: label.alert, value: effect.kind }, ...more] };
    case 'alert-lost':
      return {
        factsAre: 'details',
        facts: [
          { label: label.channel, value: effect.channel },
          { label: label.alert, value: effect.alert },
          ...more,
        ],
      };
    case 'share':
    case 'refused':
    case 'folded':
      return { factsAre: 'details', facts: [] };
  }
}
