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

/** A number as it is typed; what it says is brought within its bounds when it is applied. */
function numberField(
  label: string,
  unit: string,
  [least, most]: readonly [number, number],
  value: string,
  onInput: (text: string) => void,
  placeholder: string | typeof nothing = nothing,
): TemplateResult {
  return html`<label
    ><input
      type="number"
      inputmode="decimal"
      min=${least}
      max=${most}
      step="any"
      placeholder=${placeholder}
      aria-label=${label}
      .value=${live(value)}
      @input=${(event: Event) => onInput(valueOf(event))}
    />${unit}</label
  >`;
}

function details(target: Target, row: DraftRow, scenario: Scenario, d: OutagesData): TemplateResult {
  const { words, language } = d;
  const { amount, incidents, does } = scenario;
  const name = words.targets[target];
  const change = (some: Partial<DraftRow>): void => d.change(target, { ...row, ...some });
  const amountField =
    amount &&
    numberField(
      words.amount(name),
      words.units[amount.unit],
      [amount.least, amount.most],
      row.amount,
      (text) => change({ amount: text }),
    );
  return html`<p class="does" id="does-${target}">${does[language]}</p>
    <div class="numbers">
      ${amountField}
      ${numberField(words.begins(name), words.after, [0, longestSeconds], row.inS, (inS) => change({ inS }))}
      ${numberField(
        words.lasts(name),
        words.during,
        [1, longestSeconds],
        row.forS,
        (forS) => change({ forS }),
        words.untilReset,
      )}
    </div>
    ${
      incidents.length > 0
        ? html`<p class="incidents">
            ${words.incidents} ${incidents.map((day) => html`<time>${day}</time> `)}
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
