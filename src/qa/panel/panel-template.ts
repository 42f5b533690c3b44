import { html, nothing, type TemplateResult } from 'lit';
import type { ForcedNow, Qa } from '../scenarios/qa.ts';
import { findScenario } from '../scenarios/scenario.ts';
import { leftMs } from './outages/draft.ts';
import { cross, link, sign, swap } from './icons.ts';
import type { Language } from './texts/languages.ts';
import { countdown } from './texts/time-text.ts';
import type { PanelTexts } from './texts/texts-ko.ts';

export type Tab = 'outages' | 'flight';

/** What can be told at a glance. */
export interface Glance {
  readonly is: 'calm' | 'waiting' | 'on';
  readonly text: string;
}

export interface SheetData {
  readonly qa: Qa;
  readonly words: PanelTexts;
  readonly language: Language;
  readonly glance: Glance;
  readonly tab: Tab;
  /** The chosen tab, drawn. */
  readonly body: unknown;
  /** Something is forced or chosen. */
  readonly canReset: boolean;
  /** What was done a moment ago. */
  readonly said: string;
  /** A text to be copied by hand; null: none. */
  readonly byHand: string | null;
  /** ms since 1970, by the true clock. */
  readonly now: number;
}

/** What a tester does with the sheet. */
export interface SheetHandlers {
  turn(tab: Tab): void;
  switchLanguage(): void;
  switchSide(): void;
  close(): void;
  apply(): void;
  reset(): void;
  copyLink(): void;
}

/** Whether an outage is forced, or is to come. */
export function glanceAt(forced: readonly ForcedNow[], words: PanelTexts): Glance {
  const count = (state: ForcedNow['state']): number => forced.filter((each) => each.state === state).length;
  const [on, waiting] = [count('on'), count('waiting')];
  if (on > 0) return { is: 'on', text: words.outages(on) };
  if (waiting > 0) return { is: 'waiting', text: words.waiting(waiting) };
  return { is: 'calm', text: words.calm };
}

function warnings({ qa: { worker, wrong, escaped }, words, language }: SheetData): TemplateResult {
  const list = (text: string, items: readonly (readonly [code: string, text: string])[]): TemplateResult =>
    html`${text}
      <ul>
        ${items.map(([code, more]) => html`<li><code>${code}</code> ${more}</li>`)}
      </ul>`;
  const late = escaped.map(({ target, url }) => [target, url] as const);
  const unread = wrong.map(({ item, why }) => [item, why[language]] as const);
  return html`${
    worker.kind === 'off' ? html`<p class="warning">${words.workerOff} ${worker.why[language]}</p>` : nothing
  }${
    late.length > 0 ? html`<div class="warning" data-escaped>${list(words.escaped, late)}</div>` : nothing
  }${unread.length > 0 ? html`<div class="warning">${list(words.wrongLink, unread)}</div>` : nothing}`;
}

function chip(each: ForcedNow, { words, language, now }: SheetData): TemplateResult {
  const scenario = findScenario(each.scenario);
  const left = leftMs(each, now);
  const size = each.amount === null ? '' : ` ${each.amount}${words.units[scenario?.amount?.unit ?? 's']}`;
  const timed = each.state === 'waiting' ? words.startsIn : words.endsIn;
  return html`<li data-state=${each.state}>
    <span>${words.targets[each.target]} · ${scenario?.title[language] ?? each.scenario}${size}</span>
    ${left === null ? nothing : html`<b>${timed(countdown(left))}</b>`}${
      each.state === 'over' ? html`<b>${words.over}</b>` : nothing
    }
  </li>`;
}

function tabs({ tab: chosen, words }: SheetData, on: SheetHandlers): TemplateResult {
  const one = (tab: Tab): TemplateResult =>
    html`<button
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-controls="body"
      aria-selected=${tab === chosen}
      tabindex=${tab === chosen ? 0 : -1}
      @click=${() => on.turn(tab)}
    >
      ${words.tabs[tab]}
    </button>`;
  const arrow = (event: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    on.turn(chosen === 'outages' ? 'flight' : 'outages');
  };
  return html`<div class="tabs" role="tablist" aria-labelledby="title" @keydown=${arrow}>
    ${one('outages')}${one('flight')}
  </div>`;
}

/** The button that opens the panel, and says what is forced. */
export const renderPill = (
  { is, text }: Glance,
  language: Language,
  words: PanelTexts,
  press: () => void,
): TemplateResult =>
  html`<button
    type="button"
    class="pill"
    lang=${language}
    data-state=${is}
    aria-label=${words.open(text)}
    aria-expanded="false"
    aria-keyshortcuts="Alt+Shift+O"
    @click=${press}
  >
    ${sign}${is === 'calm' ? nothing : text}
  </button>`;

/** The open panel around the chosen tab. */
export function renderSheet(d: SheetData, on: SheetHandlers): TemplateResult {
  const { qa, words, glance, tab, byHand } = d;
  return html`<section class="sheet" role="dialog" aria-labelledby="title" lang=${d.language}>
    <div class="top">
      <h2 id="title">${sign}${words.title}</h2>
      <span class="state" data-state=${glance.is}>${glance.text}</span>
      <button type="button" @click=${on.switchLanguage}>${words.otherLanguage}</button>
      <button type="button" class="swap" aria-label=${words.otherCorner} @click=${on.switchSide}>
        ${swap}
      </button>
      <button type="button" aria-label=${words.close} @click=${on.close}>${cross}</button>
    </div>
    ${warnings(d)}
    ${
      qa.forced.length === 0
        ? nothing
        : html`<ul class="now">
            ${qa.forced.map((each) => chip(each, d))}
          </ul>`
    }
    ${tabs(d, on)}
    <div class="body" role="tabpanel" id="body" aria-labelledby="tab-${tab}" tabindex="0">${d.body}</div>
    <div class="foot">
      ${
        tab === 'outages'
          ? html`<button type="button" class="apply" @click=${on.apply}>${words.apply}</button>`
          : nothing
      }
      <button type="button" class="reset" ?disabled=${!d.canReset} @click=${on.reset}>${words.reset}</button>
      <button type="button" class="copy" @click=${on.copyLink}>${link}${words.copyLink}</button>
      <p class="said" role="status">${d.said}</p>
      ${
        byHand === null
          ? nothing
          : html`<label class="by-hand"
              >${words.copyByHand}<textarea
                readonly
                rows=${byHand.includes('\n') ? 5 : 2}
                .value=${byHand}
              ></textarea>
            </label>`
      }
    </div>
  </section>`;
}
