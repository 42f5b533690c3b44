import type { PublicView } from '../../../circuit/index.ts';
import type { NewAlert } from '../../stores/store.ts';
import { detailsOf, lineOf, type Bilingual } from './phrases.ts';
import { lasting, timeOf } from './times.ts';
import { userImpact } from './user-impact.ts';
import { wholeStart } from './whole-start.ts';
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
  /** Providers that are used and answer nobody. */
  readonly unanswered: readonly string[];
  /** Newest first. */
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
  const users = userImpact(context.view, context.unanswered);
  const lines = [
    ...(alerts.length === 1 ? single(first, context) : merged(alerts)),
    { ko: `지금 사용자는: ${users.ko}`, en: `Users now: ${users.en}` },
  ];
  if (alerts.length === 1 && context.now - first.at > lateMs) {
    const delay = lasting(context.now - first.at);
    lines.push({
      ko: `이 알림은 ${delay.ko} 늦게 전달되었습니다.`,
      en: `This alert comes ${delay.en} late.`,
    });
  }
  return {
    ko: lines.map(({ ko }) => ko),
    en: lines.map(({ en }) => en),
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

function single(alert: NewAlert, { timeline }: MessageContext): readonly Bilingual[] {
  const time = timeOf(alert.at);
  const details = detailsOf(alert.effect, outageStart(alert, timeline));
  return [lineOf(alert.effect), { ko: `언제: ${time}`, en: `When: ${time}` }, ...details];
}

function merged(alerts: readonly [NewAlert, ...NewAlert[]]): readonly Bilingual[] {
  const [first] = alerts;
  const last = alerts.at(-1) ?? first;
  const provider = 'provider' in last.effect ? last.effect.provider : '';
  const span = lasting(last.at - first.at);
  const state = lineOf(last.effect);
  const title = {
    ko: `🔁 ${provider} 서비스가 ${span.ko} 동안 ${alerts.length}번 바뀌었습니다. 마지막: ${state.ko}`,
    en: `🔁 ${provider} changed ${alerts.length} times in ${span.en}. Last: ${state.en}`,
  };
  const changes = alerts.map(({ effect, at }) => {
    const line = lineOf(effect);
    return { ko: `${timeOf(at)} ${line.ko}`, en: `${timeOf(at)} ${line.en}` };
  });
  return [title, ...changes];
}

/**
 * When the outage that an alert belongs to began: the last time before it that the circuit left closed. Found by its
 * epoch; one that seems to be of a later time was written before the clock was set back, and tells no time.
 */
function outageStart({ effect, at }: NewAlert, timeline: readonly TimelineEntry[]): number | null {
  if (effect.type !== 'transition') return null;
  const { provider, epoch } = effect;
  const [start] = timeline.flatMap(({ effect: each }) =>
    each.type === 'transition' && each.provider === provider && each.from === 'closed' && each.epoch <= epoch
      ? [each]
      : [],
  );
  return start === undefined || start.at > at ? null : start.at;
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
