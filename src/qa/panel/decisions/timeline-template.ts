import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Strip } from '../log/strip.ts';
import { endText, outcomeText, triggerText } from './log-text.ts';
import { layOut, type Bar, type StripLayout } from './timeline-layout.ts';
import { clockTime, mark, seconds } from '../texts/time-text.ts';
import { nameOf } from '../texts/languages.ts';
import type { PanelTexts } from '../texts/texts-ko.ts';

type Tone = 'good' | 'quiet' | 'bad' | 'busy' | 'warn';

function outcomeTone({ outcome }: Strip): Tone {
  switch (outcome?.kind) {
    case undefined:
      return 'busy';
    case 'results':
    case 'viewer':
      return 'good';
    case 'down':
    case 'offline':
      return 'bad';
    case 'none':
      return outcome.check === 'failed' ? 'warn' : 'quiet';
    case 'bad-query':
    case 'not-searchable':
    case 'awaiting-submit':
    case 'superseded':
      return 'quiet';
  }
}

function barTone({ attempt: { result, error } }: Bar): Tone {
  if (result === 'running') return 'busy';
  if (result === 'found') return 'good';
  return result === 'none' || error?.kind === 'aborted' ? 'quiet' : 'bad';
}

function lane(bar: Bar, { marks, end }: StripLayout, words: PanelTexts): TemplateResult {
  const { attempt, because, x, width, soft, hard, durationMs } = bar;
  const kind = words.kinds[attempt.kind];
  const tone = barTone(bar);
  const vote = attempt.vote && attempt.vote !== 'ok' ? words.votes[attempt.vote] : '';
  return html`<li class="lane">
    <span class="who"
      >${nameOf(attempt.provider, words)}${kind ? html` <em>${kind}</em>` : nothing}${
        because ? html`<small>↳ ${words.changes[because]}</small>` : nothing
      }</span
    >
    <svg class="track" aria-hidden="true">
      ${marks.map(({ x }) => svg`<line class="grid" x1="${x}%" x2="${x}%" y1="0" y2="100%"></line>`)}
      ${end === null ? nothing : svg`<line class="end" x1="${end}%" x2="${end}%" y1="0" y2="100%"></line>`}
      <rect class="bar ${tone} ${attempt.kind}" x="${x}%" width="${width}%" y="7" height="10" rx="2.5"></rect>
      ${soft === null ? nothing : svg`<line class="soft" x1="${soft}%" x2="${soft}%" y1="3" y2="21"></line>`}
      ${hard === null ? nothing : svg`<line class="hard" x1="${hard}%" x2="${hard}%" y1="3" y2="21"></line>`}
    </svg>
    <span class="end ${tone}"
      ><b>${endText(attempt, words)}</b
      ><small>${seconds(durationMs)}${words.seconds}${vote ? ` · ${vote}` : ''}</small></span
    >
  </li>`;
}

function axis({ marks }: StripLayout, words: PanelTexts): TemplateResult {
  return html`<div class="lane axis" aria-hidden="true">
    <span></span>
    <svg class="track">
      ${marks.map(
        ({ x, ms }, at) =>
          svg`<text x="${x}%" y="9" text-anchor=${at === 0 ? 'start' : at === marks.length - 1 ? 'end' : 'middle'}
            >${mark(ms)}</text>`,
      )}
    </svg>
    <span>${words.seconds}</span>
  </div>`;
}

/** One search as bars on a time axis. */
function strip(each: Strip, now: number, words: PanelTexts): TemplateResult {
  const layout = layOut(each, now);
  const { outcome } = each;
  const by =
    outcome && 'provider' in outcome && outcome.kind !== 'none'
      ? ` · ${nameOf(outcome.provider, words)}`
      : '';
  return html`<li class="strip">
    <p class="head">
      <time>${clockTime(each.at, false)}</time>
      <strong>${each.text}</strong>
      <span class="how">${triggerText(each, words)}</span>
      <span class="verdict ${outcomeTone(each)}"
        >${outcome ? outcomeText(outcome, words) + by : words.running}</span
      >
    </p>
    ${
      layout.bars.length === 0
        ? nothing
        : html`<ol class="lanes" aria-label=${each.text}>
              ${layout.bars.map((bar) => lane(bar, layout, words))}
            </ol>
            ${axis(layout, words)}`
    }
  </li>`;
}

/** The newest first. */
export function renderTimeline(strips: readonly Strip[], now: number, words: PanelTexts): TemplateResult {
  if (strips.length === 0) return html`<p class="hint">${words.noSearches}</p>`;
  return html`<p class="legend" aria-hidden="true">
      <span class="soft"></span>${words.soft} <span class="hard"></span>${words.hard}
    </p>
    <ol class="strips">
      ${[...strips].reverse().map((each) => strip(each, now, words))}
    </ol>`;
}
