import type { Because, Rule } from '../../circuit/index.ts';
import { type TimelineEntry } from '../../protocol/index.ts';

export type Locale = 'ko' | 'en';

/** What an entry tells of: an effect of the circuit, or an alert that was lost. */
export type Told = TimelineEntry['effect'];
/** One sort of it. */
export type Of<T extends Told['type']> = Extract<Told, { type: T }>;
export type Alarm = Of<'alert'>;

/** What happened, and why, in a sentence each; `why` empty: the first says it all. */
export interface Sentence {
  readonly what: string;
  readonly why: string;
}

/** One language of the timeline. Everything that comes in is shown as text. */
export interface TimelineWords {
  readonly transition: (effect: Of<'transition'>) => Sentence;
  readonly forced: (effect: Of<'forced'>, time: (at: number) => string) => Sentence;
  readonly share: (effect: Of<'share'>) => Sentence;
  readonly order: (effect: Of<'order'>) => Sentence;
  readonly notice: (effect: Of<'notice'>) => Sentence;
  readonly alert: (effect: Alarm) => Sentence;
  readonly refused: (effect: Of<'refused'>) => Sentence;
  readonly folded: (effect: Of<'folded'>) => Sentence;
  readonly lost: (effect: Of<'alert-lost'>) => Sentence;
  readonly rule: Readonly<Record<Rule, string>>;
  /** Labels and values of the evidence. */
  readonly facts: (because: Because) => readonly Fact[];
  readonly evidence: string;
  readonly details: string;
  readonly label: Labels;
  readonly more: string;
  readonly empty: string;
  readonly emptyOfFilter: string;
  /** Names the list. */
  readonly name: string;
}

export interface Labels {
  readonly change: string;
  readonly epoch: string;
  readonly exactly: string;
  readonly by: string;
  readonly why: string;
  readonly until: string;
  readonly untilReleased: string;
  readonly order: string;
  readonly alert: string;
  readonly channel: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** 0.5 -> `50%`. */
export function percent(part: number): string {
  return `${Number((part * 100).toFixed(part < 0.1 ? 1 : 0))}%`;
}

/** Bad among those who count; null without a vote. */
export function ratioOf({ bad, ok }: Because): number | null {
  return bad + ok === 0 ? null : bad / (bad + ok);
}
