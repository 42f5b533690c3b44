import { html, nothing, type TemplateResult } from 'lit';
import type { ServedFault } from '../../scenarios/qa.ts';
import { findScenario } from '../../scenarios/scenario.ts';
import type { Explained } from '../../../failover/index.ts';
import { renderTimeline } from './timeline-template.ts';
import type { SearchLog } from '../log/search-log.ts';
import { dial } from '../icons.ts';
import { instruments, type Instrument, type LocalStanding } from '../log/instruments.ts';
import { endText, lineText } from './log-text.ts';
import { clockTime, countdown, seconds } from '../texts/time-text.ts';
import { nameOf, type Language } from '../texts/languages.ts';
import type { PanelTexts } from '../texts/texts-ko.ts';

/** Faults that are listed; the count tells of all. */
const shownFaults = 6;
const shownLines = 120;
const phaseTones = { closed: 'good', open: 'bad', 'half-open': 'warn', recovering: 'busy', unknown: '' };

export interface DecisionsData {
  readonly words: PanelTexts;
  readonly language: Language;
  /** The page's address fields, in its order. */
  readonly fields: readonly Element[];
  readonly explain: (field: Element) => Explained | null;
  readonly log: SearchLog;
  readonly served: readonly ServedFault[];
  /** `performance.now()`. */
  readonly now: number;
  readonly copyLog: () => void;
  readonly clearLog: () => void;
}

function localText(local: LocalStanding, words: PanelTexts): string {
  switch (local.is) {
    case 'trusted':
      return local.failures > 0
        ? `${words.locals.trusted} · ${words.failures(local.failures)}`
        : words.locals.trusted;
    case 'demoted':
      return `${words.locals[local.suspected ? 'suspected' : 'demoted']} ${countdown(local.leftMs)}`;
    case 'limited':
      return `${words.locals.limited} ${countdown(local.leftMs)}`;
    case 'probe-due':
      return words.locals['probe-due'];
  }
}

function phaseNote({ forced, doubtful, nextInMs, reason, probed }: Instrument, words: PanelTexts): string {
  if (forced) return words.forced[forced];
  if (probed) return words.shadow;
  if (nextInMs !== null) return words.nextPhase(countdown(nextInMs));
  if (doubtful) return words.doubtful;
  return reason === null || reason === 'usable' ? '' : words.reasons[reason];
}

/** `is` colours the value. */
function fact(
  name: string,
  value: string | number,
  is: { readonly local?: string; readonly end?: string } = {},
): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd data-local=${is.local ?? nothing} data-end=${is.end ?? nothing}>${value}</dd>
  </div>`;
}

function instrument(each: Instrument, field: Element, { words, log }: DecisionsData): TemplateResult {
  const { provider, phase, forced, share, local, place, epoch, softMs, hardMs } = each;
  const last = log.lastOf(field, provider);
  const name = nameOf(provider, words);
  const note = phaseNote(each, words);
  const inFlight =
    each.runningOn > 0 ? `${each.inFlight} · ${words.runningOn(each.runningOn)}` : each.inFlight;
  const ended = last ? `${endText(last, words)} ${seconds(last.durationMs)}${words.seconds}` : words.none;
  const age = Math.floor(each.phaseAgeMs / 1000) * 1000;
  // What operators force outranks the phase that goes on underneath.
  const shown = forced ?? phase;
  return html`<li class="instrument ${phaseTones[shown]}" data-phase=${shown}>
    <h4><span class="name">${name}</span><span class="place">${words.place(place)}</span></h4>
    <div class="face">
      ${dial({ phase: shown, share })}
      <p>
        <strong class="phase">${words.phases[shown]}</strong>
        ${
          phase === 'unknown'
            ? nothing
            : html`<span class="share">${words.share} <b>${Math.round(share * 100)}%</b></span>`
        }
        ${note ? html`<span class="note">${note}</span>` : nothing}
      </p>
    </div>
    <dl>
      ${fact(words.local, localText(local, words), { local: local.is })} ${fact(words.inFlight, inFlight)}
      ${fact(words.last, ended, { end: last?.result ?? '' })}
      ${fact(words.deadlines, `${softMs === hardMs ? '' : `${seconds(softMs)} / `}${seconds(hardMs)}${words.seconds}`)}
      ${phase === 'unknown' ? nothing : fact(words.epoch, `${epoch} · ${countdown(age)}`)}
    </dl>
  </li>`;
}

/** Fields by the names that a tester knows them by; two of one name get numbers. */
function fieldNames(fields: readonly Element[]): readonly string[] {
  const names = fields.map((field) => field.getAttribute('label') ?? field.getAttribute('name') ?? '');
  return names.map((name, at) => {
    const isAlone = name !== '' && names.filter((each) => each === name).length === 1;
    return isAlone ? `“${name}”` : `${name ? `“${name}” ` : ''}${at + 1}`;
  });
}

function renderFields(d: DecisionsData): TemplateResult {
  const { fields, words, explain } = d;
  if (fields.length === 0) return html`<p class="hint">${words.noFields}</p>`;
  const names = fieldNames(fields);
  const working = fields
    .map((field, at) => ({ field, name: names[at] ?? '', explained: explain(field) }))
    .filter(({ explained }) => explained !== null);
  if (working.length === 0) return html`<p class="hint">${words.notYet}</p>`;
  const idle = fields.length - working.length;
  return html`${working.map(
    ({ field, name, explained }) =>
      html`${fields.length > 1 ? html`<h3>${words.field(name)}</h3>` : nothing}
        <ul class="instruments">
          ${explained && instruments(explained).map((each) => instrument(each, field, d))}
        </ul>`,
  )}${idle > 0 ? html`<p class="hint idle">${words.idle(idle)}</p>` : nothing}`;
}

function renderServed({ served, words, language }: DecisionsData): TemplateResult {
  if (served.length === 0) return html`<p class="hint">${words.nothingServed}</p>`;
  return html`<ol class="served">
    ${served
      .slice(-shownFaults)
      .reverse()
      .map(
        ({ at, target, scenario, url }) =>
          html`<li>
            <time>${clockTime(at, false)}</time>
            <span>${words.targets[target]} · ${findScenario(scenario)?.title[language] ?? scenario}</span>
            ${url ? html`<code>${shortUrl(url)}</code>` : nothing}
          </li>`,
      )}
  </ol>`;
}

function shortUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return host + pathname;
  } catch {
    return url;
  }
}

/** Instruments, strips, what was served and the log. */
export function renderDecisions(d: DecisionsData): TemplateResult {
  const { words, log } = d;
  return html`
    ${renderFields(d)}
    <h3>${words.searches}</h3>
    ${renderTimeline(log.strips, d.now, words)}
    <h3>
      ${words.served}${d.served.length > 0 ? html` <span class="count">${d.served.length}</span>` : nothing}
    </h3>
    ${renderServed(d)}
    <div class="row">
      <h3>${words.log}</h3>
      <button type="button" class="text" @click=${d.clearLog}>${words.clearLog}</button>
      <button type="button" class="text" @click=${d.copyLog}>${words.copyLog}</button>
    </div>
    ${
      log.lines.length === 0
        ? html`<p class="hint">${words.emptyLog}</p>`
        : html`<ol class="log" tabindex="0" aria-label=${words.log}>
            ${log.lines
              .slice(-shownLines)
              .reverse()
              .map((line) => html`<li>${lineText(line, words)}</li>`)}
          </ol>`
    }
  `;
}
