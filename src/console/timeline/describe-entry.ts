import type { Because } from '../../circuit/index.ts';
import type { TimelineEntry } from '../../protocol/index.ts';
import { textsIn, type Locale, type Texts } from '../locales/language.ts';
import { nameOf } from '../locales/services.ts';

type TimelineEffect = TimelineEntry['effect'];
type Time = (at: number) => string;

/** Which of the filters lets an entry through. */
export type Sort = 'commands' | 'transitions' | 'alerts';

/** What an entry looks like: by shape and colour. */
export type Tone = 'down' | 'probe' | 'rising' | 'good' | 'step' | 'command' | 'alarm' | 'quiet';

export type Fact = readonly [label: string, value: string];

/** An entry in words. Everything that came in is to be shown as text. */
export interface EntryDescription {
  readonly sort: Sort;
  readonly tone: Tone;
  readonly what: string;
  /** Empty: `what` says it all. */
  readonly why: string;
  /** What lies behind `details`; the first name it. */
  readonly factsAre: 'evidence' | 'details';
  readonly facts: readonly Fact[];
}

const transitionTones = { open: 'down', 'half-open': 'probe', recovering: 'rising', closed: 'good' } as const;
const command = { sort: 'commands', tone: 'command' } as const;
const alarm = { sort: 'alerts', tone: 'alarm' } as const;

/** The types that this version has words for. */
const known: Readonly<Record<TimelineEffect['type'], true>> = {
  ...{ transition: true, share: true, folded: true, forced: true, order: true, notice: true, refused: true },
  ...{ alert: true, 'alert-lost': true },
};

/** Whether there are words for it: a newer version may have written it into a store that both use. */
function isKnown(effect: TimelineEffect, { timeline: texts }: Texts): boolean {
  if (!Object.hasOwn(known, effect.type)) return false;
  if (effect.type === 'alert') return Object.hasOwn(texts.alert, effect.kind);
  if (effect.type !== 'transition') return true;
  return [effect.rule, effect.because.rule].every((rule) => Object.hasOwn(texts.rule, rule));
}

/** Pure. @param time a moment as the operator reads it */
export function describeEntry(effect: TimelineEffect, locale: Locale, time: Time): EntryDescription {
  const texts = textsIn[locale];
  const { label, unknown } = texts.timeline;
  if (!isKnown(effect, texts))
    return { ...alarm, what: unknown(effect.type), why: '', factsAre: 'details', facts: [] };
  const { facts, ...rest } = describe(effect, texts, time);
  const factsAre = effect.type === 'transition' ? 'evidence' : 'details';
  if (facts.length === 0) return { ...rest, factsAre, facts };
  const epoch: Fact[] = 'epoch' in effect ? [[label.epoch, String(effect.epoch)]] : [];
  const at: Fact[] = 'at' in effect ? [[label.exactly, time(effect.at)]] : [];
  return { ...rest, factsAre, facts: [...facts, ...epoch, ...at] };
}

function describe(effect: TimelineEffect, all: Texts, time: Time): Omit<EntryDescription, 'factsAre'> {
  const { timeline: texts, services, chart } = all;
  const { label } = texts;
  const name = (id: string): string => nameOf(id, services);
  const signed = (by: string, why: string): Fact[] => [
    [label.by, by],
    [label.why, why],
  ];
  switch (effect.type) {
    case 'transition': {
      const { provider, rule, from, to, because } = effect;
      const what = texts.transition[rule](name(provider), chart.phases[to]);
      const why = texts.transitionWhy[rule](because);
      const facts = [
        ...evidenceOf(because, all),
        [label.change, `${chart.phases[from]} → ${chart.phases[to]}`] as const,
      ];
      return { sort: 'transitions', tone: transitionTones[to], what, why, facts };
    }
    case 'share': {
      const what = texts.share(name(effect.provider), effect.share);
      return { sort: 'transitions', tone: 'step', what, why: '', facts: [] };
    }
    case 'folded':
      return { sort: 'transitions', tone: 'quiet', what: texts.folded(effect.accepted), why: '', facts: [] };
    case 'forced': {
      const { by, why, until, to, expired } = effect;
      const provider = name(effect.provider);
      if (expired) {
        const what = texts.expired(provider);
        return { ...command, what, why: texts.expiredWhy(why), facts: signed(by, why) };
      }
      if (to === null) {
        const what = texts.released(provider, by);
        return { ...command, what, why: texts.reason(why), facts: signed(by, why) };
      }
      const what = texts.forced[to](provider, by, until === null ? '' : texts.forcedEnd(time(until)));
      const end: Fact = [label.until, until === null ? texts.untilReleased : time(until)];
      return { ...command, what, why: texts.reason(why), facts: [...signed(by, why), end] };
    }
    case 'order': {
      const { by, why } = effect;
      const order = effect.order.map(name).join(' → ');
      const facts = [...signed(by, why), [label.order, order] as const];
      return { ...command, what: texts.order(by, order), why: texts.reason(why), facts };
    }
    case 'notice': {
      const { id, by, why } = effect;
      const facts = signed(by, why);
      if (id === null && by === 'expiry') return { ...command, what: texts.noticeExpired, why: '', facts };
      const what = id === null ? texts.noticeEnded(by) : texts.noticeShown(by);
      return { ...command, what, why: texts.reason(why), facts };
    }
    case 'refused':
      return { ...command, what: texts.refused, why: effect.reason, facts: [] };
    case 'alert': {
      const { kind } = effect;
      const [provider, byMs] = kind === 'clock-jump' ? ['', effect.byMs] : [name(effect.provider), 0];
      const [what, why] = [texts.alert[kind](provider, byMs), texts.alertWhy[kind](provider, byMs)];
      const since: Fact[] = 'since' in effect ? [[label.firstFailure, time(effect.since)]] : [];
      const tone = kind === 'answered' ? 'good' : alarm.tone;
      return { ...alarm, tone, what, why, facts: [[label.alert, kind], ...since] };
    }
    case 'alert-lost': {
      const { channel, alert, why } = effect;
      const facts = [[label.channel, channel] as const, [label.alert, alert] as const];
      return { ...alarm, what: texts.alertLost(channel), why: texts.alertLostWhy(why), facts };
    }
  }
}

/** The votes that a transition rests on, each beside what its rule asked for; they never speak against it. */
function evidenceOf(because: Because, { timeline: texts }: Texts): readonly Fact[] {
  const { rule, bad, ok, late = 0, networks, voters, active, windowMs, needs, reporters } = because;
  const { label } = texts;
  const facts: Fact[] = [[label.rule, texts.rule[rule]]];
  // Time alone has decided; nobody has voted.
  if (rule === 'created' || rule === 'retry-due') return facts;
  const isSlow = rule === 'slow';
  const opens = rule === 'quorum' || rule === 'partial' || rule === 'ramp-bad' || isSlow;
  const isBadSide = opens || rule === 'probes-bad';
  const asked = needs !== undefined && needs.reporters > 0 ? texts.neededBrowsers(needs.reporters) : '';
  if (isSlow) facts.push([label.waited, texts.browsers(bad + late) + asked]);
  facts.push(
    [label.failed, texts.browsers(bad) + (isBadSide && !isSlow ? asked : '')],
    [label.answered, texts.browsers(ok) + (late === 0 ? '' : texts.late(late)) + (isBadSide ? '' : asked)],
  );
  if (bad + ok > 0) facts.push([isSlow ? label.waitedRatio : label.ratio, ratioText(because, opens, texts)]);
  const places = opens && needs !== undefined ? texts.neededPlaces(needs.networks) : '';
  facts.push([isSlow ? label.waitedNetworks : label.networks, texts.places(networks) + places]);
  if (windowMs !== undefined) facts.push([label.window, texts.last(windowMs)]);
  if (voters !== undefined) {
    facts.push([label.voters, texts.browsers(voters) + (voters > bad + ok ? texts.counted(bad + ok) : '')]);
  }
  if (active !== undefined) facts.push([label.active, texts.browsers(active)]);
  if (reporters.length > 0) facts.push([label.reporters, reporters.join(', ')]);
  return facts;
}

function ratioText(
  { rule, bad, ok, late = 0, needs }: Because,
  opens: boolean,
  texts: Texts['timeline'],
): string {
  const ratio = (bad + (rule === 'slow' ? late : 0)) / (bad + ok);
  const shown = texts.ratio(ratio);
  if (needs === undefined || rule === 'probes-bad') return shown;
  // Who acquits leaves one network out, which the counts still hold.
  const isButOne = !opens && ratio > needs.ratio;
  return shown + (isButOne ? texts.neededRatioButOne(needs.ratio) : texts.neededRatio(needs.ratio, opens));
}
