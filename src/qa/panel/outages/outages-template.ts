import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { longestSeconds } from '../../scenarios/link.ts';
import { TARGETS, findScenario } from '../../scenarios/scenario.ts';
import type { Scenario, ScenarioName, Target } from '../../scenarios/scenario.ts';
import { chosen, scenariosFor, type Draft, type DraftRow } from './draft.ts';
import type { Language } from '../texts/languages.ts';
import type { PanelTexts } from '../texts/texts-ko.ts';

export interface OutagesData {
  readonly words: PanelTexts;
  readonly language: Language;
  readonly draft: Draft;
  readonly change: (target: Target, row: DraftRow) => void;
}

const valueOf = (event: Event): string =>
  event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    ? event.target.value
    : '';

/** Names come from the options that were drawn, and are in the table. */
const asName = (value: string): ScenarioName | '' => findScenario(value)?.name ?? '';

function amountField(
  target: Target,
  row: DraftRow,
  { amount }: Scenario,
  { words, change }: OutagesData,
): TemplateResult | typeof nothing {
  if (amount === null) return nothing;
  return html`<label
    ><input
      type="number"
      inputmode="decimal"
      min=${amount.least}
      max=${amount.most}
      step="any"
      aria-label=${words.amount(words.targets[target])}
      .value=${live(row.amount)}
      @input=${(event: Event) => change(target, { ...row, amount: valueOf(event) })}
    />${words.units[amount.unit]}</label
  >`;
}

function details(target: Target, row: DraftRow, scenario: Scenario, d: OutagesData): TemplateResult {
  const { words, language, change } = d;
  const name = words.targets[target];
  return html`<p class="does" id="does-${target}">${scenario.does[language]}</p>
    <div class="numbers">
      ${amountField(target, row, scenario, d)}
      <label
        ><input
          type="number"
          inputmode="decimal"
          min="0"
          max=${longestSeconds}
          step="any"
          aria-label=${words.begins(name)}
          .value=${live(row.inS)}
          @input=${(event: Event) => change(target, { ...row, inS: valueOf(event) })}
        />${words.after}</label
      >
      <label
        ><input
          type="number"
          inputmode="decimal"
          min="1"
          max=${longestSeconds}
          step="any"
          placeholder=${words.untilReset}
          aria-label=${words.lasts(name)}
          .value=${live(row.forS)}
          @input=${(event: Event) => change(target, { ...row, forS: valueOf(event) })}
        />${words.during}</label
      >
    </div>
    ${
      scenario.incidents.length > 0
        ? html`<p class="incidents">
            ${words.incidents} ${scenario.incidents.map((day) => html`<time>${day}</time> `)}
          </p>`
        : nothing
    }`;
}

/** A row for each target: what is out, how much, when and for how long. */
export function renderOutages(d: OutagesData): TemplateResult {
  const { words, language, draft, change } = d;
  return html`${TARGETS.map((target) => {
    const row = draft[target];
    const scenario = row.scenario === '' ? undefined : findScenario(row.scenario);
    const name = words.targets[target];
    return html`<fieldset class="target" data-chosen=${scenario ? 'yes' : 'no'}>
      <legend>${name}</legend>
      <select
        aria-label=${words.scenario(name)}
        aria-describedby=${scenario ? `does-${target}` : nothing}
        @change=${(event: Event) => change(target, chosen(row, asName(valueOf(event))))}
      >
        <option value="" .selected=${row.scenario === ''}>${words.normal}</option>
        ${scenariosFor(target).map(
          (each) =>
            html`<option value=${each.name} .selected=${each.name === row.scenario}>
              ${each.title[language]}
            </option>`,
        )}
      </select>
      ${scenario ? details(target, row, scenario, d) : nothing}
    </fieldset>`;
  })}`;
}
