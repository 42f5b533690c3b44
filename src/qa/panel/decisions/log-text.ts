import type { Attempt, SearchOutcome } from '../../../failover/index.ts';
import type { LogLine } from '../log/search-log.ts';
import type { Strip } from '../log/strip.ts';
import { clockTime, seconds } from '../texts/time-text.ts';
import type { PanelTexts } from '../texts/texts-ko.ts';

/** What became of a call: "응답", "시간 초과". */
export function endText({ result, error }: Pick<Attempt, 'result' | 'error'>, words: PanelTexts): string {
  return result === 'failed' && error ? words.errors[error.kind] : words.ends[result];
}

/** How a search ended for the user: "결과 3건". "None" and "down" are different facts. */
export function outcomeText(outcome: SearchOutcome, words: PanelTexts): string {
  const name = words.outcomes[outcome.kind];
  if (outcome.kind === 'results') return `${name} ${words.results(outcome.total)}`;
  return outcome.kind === 'none' ? `${name} · ${words.checks[outcome.check]}` : name;
}

/** How a search was asked for. */
export const triggerText = ({ trigger, page }: Strip, words: PanelTexts): string =>
  page > 1 ? words.page(page) : words[trigger === 'submit' ? 'submitted' : 'typed'];

function planText({ plan }: Strip, words: PanelTexts): string {
  const steps = plan.steps.map(({ provider, reason }) =>
    reason === 'usable' ? provider : `${provider} [${words.reasons[reason]}]`,
  );
  const probe = plan.probe ? ` + ${words.kinds.probe} ${plan.probe.provider}` : '';
  return words.lines.plan(steps.join(' → ') + probe, words.freshness[plan.freshness]);
}

function detail(line: LogLine, words: PanelTexts): string {
  const { lines } = words;
  const timed = (ms: number): string => `${seconds(ms)}${words.seconds}`;
  const of = (provider: string, kind: keyof PanelTexts['kinds']): string =>
    words.kinds[kind] ? `${provider} (${words.kinds[kind]})` : provider;
  switch (line.is) {
    case 'ready':
      return lines.ready;
    case 'search':
      return `${lines.search(line.strip.text, triggerText(line.strip, words))} · ${planText(line.strip, words)}`;
    case 'start':
      return `${of(line.provider, line.kind)} ${lines.start}`;
    case 'end': {
      const { provider, kind, error, durationMs } = line.attempt;
      const code = error && error.kind !== 'aborted' ? ` [${error.code}]` : '';
      return `${of(provider, kind)} ${endText(line.attempt, words)}${code} ${timed(durationMs)}`;
    }
    case 'broke':
      return `${line.provider} ${lines.broke} [${line.code}]`;
    case 'change':
      return `${line.from} → ${line.to}: ${words.changes[line.reason]}`;
    case 'settled': {
      const { provider, kind, outcome, corroborated, epoch } = line.settled;
      const said = `${of(provider, kind)} ${lines.settled(words.votes[outcome])}`;
      if (line.why) return `${said} · ${lines.kept(words.voids[line.why])}`;
      const under = epoch > 0 ? `, ${words.epoch} ${epoch}` : '';
      return `${said} (${corroborated ? lines.corroborated : lines.uncorroborated}${under})`;
    }
    case 'outcome': {
      const by = 'provider' in line.outcome ? ` · ${line.outcome.provider}` : '';
      return `${lines.end}: ${outcomeText(line.outcome, words)}${by} ${timed(line.ms)}`;
    }
  }
}

/** One line of the log as text. */
export const lineText = (line: LogLine, words: PanelTexts): string =>
  `${clockTime(line.at)} ${line.search > 0 ? `#${line.search}` : '·'} ${detail(line, words)}`;

/** The whole log, for a bug report. */
export const logText = (lines: readonly LogLine[], words: PanelTexts): string =>
  lines.map((line) => lineText(line, words)).join('\n');
