import type { PublicView } from '../../../circuit/index.ts';
import type { NewAlert } from '../../stores/store.ts';
import { lineOf, phrasesOf } from './phrases.ts';
import { lasting, timeOf } from './times.ts';
import { userImpact } from './user-impact.ts';
import { type TimelineEntry } from '../../../protocol/index.ts';

/** What is told, before a channel gives it its form. Plain text: each channel escapes it. */
export interface MessageText {
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

/** What is known when a text is told. */
export interface MessageContext {
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
export function messageTextOf(
  alerts: readonly [NewAlert, ...NewAlert[]],
  context: MessageContext,
): MessageText {
  const [first] = alerts;
  const lines = alerts.length === 1 ? single(first, context) : merged(alerts, context);
  const users = userImpact(context.view);
  const delay = context.now - first.at;
  const isLate = alerts.length === 1 && delay > lateMs;
  return {
    ko: [
      ...lines.ko,
      `지금 사용자는: ${users.ko}`,
      ...(isLate ? [`이 알림은 ${lasting(delay).ko} 늦게 전달되었습니다.`] : []),
    ],
    en: [
      ...lines.en,
      `Users now: ${users.en}`,
      ...(isLate ? [`This alert comes ${lasting(delay).en} late.`] : []),
    ],
    foot: [context.consoleUrl, ...alerts.map(({ id }) => `#${shortOf(id)}`)].join(' '),
    event: eventOf(first, context),
  };
}

/** A text with its long lines cut (the ids never are), so that it has at most this many UTF-16 units as plain text. */
export function fitted(text: MessageText, limit: number): MessageText {
  for (const longest of [2_000, 400, 120, 60, 30]) {
    const cut = (line: string): string =>
      line.length <= longest ? line : `${wholeStart(line, longest - 1)}…`;
    const short = { ...text, ko: text.ko.map(cut), en: text.en.map(cut) };
    if (plain(short).length <= limit) return short;
  }
  return { ...text, ko: text.ko.slice(0, 1), en: [], foot: '' };
}

export function plain({ ko, en, foot }: MessageText): string {
  return [ko.join('\n'), en.join('\n'), foot].join('\n\n');
}

/** With a marked title each, for what reads `&`, `<` and `>` as marks: whoever writes `<!channel>` calls nobody. */
export function markedUp({ ko, en, foot }: MessageText, begin: string, end: string): string {
  const block = ([title = '', ...lines]: readonly string[]): string =>
    [`${begin}${escaped(title)}${end}`, ...lines.map(escaped)].join('\n');
  return [block(ko), block(en), escaped(foot)].join('\n\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function single(
  alert: NewAlert,
  { timeline }: MessageContext,
): { ko: readonly string[]; en: readonly string[] } {
  const phrases = phrasesOf(alert.effect, outageStart(alert, timeline));
  return {
    ko: [phrases.title.ko, `언제: ${timeOf(alert.at)}`, ...phrases.lines.map(({ ko }) => ko)],
    en: [phrases.title.en, `When: ${timeOf(alert.at)}`, ...phrases.lines.map(({ en }) => en)],
  };
}

function merged(alerts: readonly NewAlert[], { timeline }: MessageContext): { ko: string[]; en: string[] } {
  const [first] = alerts;
  const last = alerts.at(-1);
  if (first === undefined || last === undefined) return { ko: [], en: [] };
  const provider = 'provider' in last.effect ? last.effect.provider : '';
  const span = lasting(last.at - first.at);
  const state = phrasesOf(last.effect, outageStart(last, timeline)).title;
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

function eventOf(alert: NewAlert, context: MessageContext): MessageText['event'] {
  const { effect, at } = alert;
  const common = {
    ...effect,
    outageSince: outageStart(alert, context.timeline),
    console: context.consoleUrl,
  };
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
