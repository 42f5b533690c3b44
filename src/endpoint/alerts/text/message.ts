import type { PublicView } from '../../../circuit/index.ts';
import type { NewAlert } from '../../stores/store.ts';
import { lineOf, wordsOf } from './phrases.ts';
import { lasting, timeOf } from './times.ts';
import { usersNow } from './user-impact.ts';
import { type TimelineEntry } from '../../../protocol/index.ts';

/** What is told, before a channel gives it its form. Plain text: each channel escapes it. */
export interface Story {
  /** The title, then the lines. */
  readonly ko: readonly string[];
  readonly en: readonly string[];
  /** Where the console is, and which alerts these are. */
  readonly foot: string;
  /** The first alert for machines. */
  readonly event: {
    readonly type: string;
    readonly at: number;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** What is known when a story is told. */
export interface Scene {
  /** Store ms. */
  readonly now: number;
  readonly view: PublicView;
  readonly timeline: readonly TimelineEntry[];
  /** Absolute URL of `/ops/`. */
  readonly consoleUrl: string;
}

/** What is told later than this (ms) says so. */
const lateMs = 60_000;

/** One alert, or several of one provider, told as one. Pure. */
export function storyOf(alerts: readonly [NewAlert, ...NewAlert[]], scene: Scene): Story {
  const [first] = alerts;
  const told = alerts.length === 1 ? single(first, scene) : merged(alerts, scene);
  const users = usersNow(scene.view);
  const delay = scene.now - first.at;
  const isLate = alerts.length === 1 && delay > lateMs;
  return {
    ko: [
      ...told.ko,
      `지금 사용자는: ${users.ko}`,
      ...(isLate ? [`이 알림은 ${lasting(delay).ko} 늦게 전달되었습니다.`] : []),
    ],
    en: [
      ...told.en,
      `Users now: ${users.en}`,
      ...(isLate ? [`This alert comes ${lasting(delay).en} late.`] : []),
    ],
    foot: [scene.consoleUrl, ...alerts.map(({ id }) => `#${shortOf(id)}`)].join(' '),
    event: eventOf(first, scene),
  };
}

/** A story with its long lines cut (the ids never are), so that it has at most this many UTF-16 units as plain text. */
export function fitted(story: Story, limit: number): Story {
  for (const longest of [2_000, 400, 120, 60, 30]) {
    const cut = (line: string): string =>
      line.length <= longest ? line : `${wholeStart(line, longest - 1)}…`;
    const short = { ...story, ko: story.ko.map(cut), en: story.en.map(cut) };
    if (plain(short).length <= limit) return short;
  }
  return { ...story, ko: story.ko.slice(0, 1), en: [], foot: '' };
}

export function plain({ ko, en, foot }: Story): string {
  return [ko.join('\n'), en.join('\n'), foot].join('\n\n');
}

function single(alert: NewAlert, { timeline }: Scene): { ko: readonly string[]; en: readonly string[] } {
  const words = wordsOf(alert.effect, outageStart(alert, timeline));
  return {
    ko: [words.title.ko, `언제: ${timeOf(alert.at)}`, ...words.lines.map(({ ko }) => ko)],
    en: [words.title.en, `When: ${timeOf(alert.at)}`, ...words.lines.map(({ en }) => en)],
  };
}

function merged(alerts: readonly NewAlert[], { timeline }: Scene): { ko: string[]; en: string[] } {
  const [first] = alerts;
  const last = alerts.at(-1);
  if (first === undefined || last === undefined) return { ko: [], en: [] };
  const provider = 'provider' in last.effect ? last.effect.provider : '';
  const span = lasting(last.at - first.at);
  const state = wordsOf(last.effect, outageStart(last, timeline)).title;
  return {
    ko: [
      `🔁 ${provider} 서비스가 ${span.ko} 동안 ${alerts.length}번 바뀌었습니다. 마지막: ${state.ko}`,
      ...alerts.map(({ effect, at }) => `${timeOf(at)} ${lineOf(effect).ko}`),
    ],
    en: [
      `🔁 ${provider} changed ${alerts.length} times in ${span.en}. Last: ${state.en}`,
      ...alerts.map(({ effect, at }) => `${timeOf(at)} ${lineOf(effect).en}`),
    ],
  };
}

/** When the outage that an alert belongs to began: the last time before it that the circuit left closed. */
function outageStart({ effect, at }: NewAlert, timeline: readonly TimelineEntry[]): number | null {
  if (effect.type !== 'transition') return null;
  const starts = timeline.flatMap(({ effect: each }) =>
    each.type === 'transition' && each.provider === effect.provider && each.from === 'closed' && each.at <= at
      ? [each.at]
      : [],
  );
  return starts.length === 0 ? null : starts.reduce((a, b) => Math.max(a, b));
}

function eventOf(alert: NewAlert, scene: Scene): Story['event'] {
  const { effect, at } = alert;
  const common = { ...effect, outageSince: outageStart(alert, scene.timeline), console: scene.consoleUrl };
  switch (effect.type) {
    case 'transition': {
      const { bad, ok, networks, rule } = effect.because;
      // Ids of browsers stay in the store.
      const data = { ...common, because: { bad, ok, networks, rule } };
      return { type: `circuit.${effect.alert ?? effect.to}`, at, data };
    }
    case 'alert':
      return { type: `alert.${effect.kind}`, at, data: common };
    case 'forced':
    case 'order':
    case 'notice':
    case 'share':
    case 'refused':
    case 'folded':
      return { type: `ops.${effect.type}`, at, data: common };
  }
}

/** Without the incarnation, which says nothing to people. */
function shortOf(id: string): string {
  return id.split(':').slice(0, -1).join(':');
}

/** Does not cut a character in two. */
function wholeStart(text: string, length: number): string {
  const start = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start;
}
