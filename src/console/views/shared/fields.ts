import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../locales/language.ts';
import { maxReason, minReason, textFaultOf } from '../../../protocol/index.ts';

const minuteMs = 60_000;
const durations = [15, 60, 4 * 60, 12 * 60, 24 * 60];

/** Whether a reason says enough, in characters that one can see. */
export function isReason(reason: string): boolean {
  return textFaultOf(reason, minReason) === null;
}

/** Where an operator says why. */
export function reasonField(
  { commands }: Texts,
  reason: string,
  isInvalid: boolean,
  onChange: (reason: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label for="reason">${commands.reason}</label>
    <textarea
      id="reason"
      rows="2"
      maxlength=${maxReason}
      aria-describedby="reason-hint"
      aria-invalid=${isInvalid}
      .value=${reason}
      @input=${(event: InputEvent) => onChange((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p class="muted" id="reason-hint">
      ${
        isInvalid
          ? html`<span class="error">
              ${textFaultOf(reason, minReason) === 'hidden' ? commands.textHidden : commands.reasonShort}
            </span>`
          : commands.reasonHint
      }
    </p>
  </div>`;
}

/** For how long. */
export function durationField(
  { commands }: Texts,
  forMs: number,
  onChange: (forMs: number) => void,
): TemplateResult {
  const text = (minutes: number): string =>
    minutes < 60 ? commands.minutes(minutes) : commands.hours(minutes / 60);
  return html`<div class="field">
    <label for="for">${commands.forMs}</label>
    <select id="for" @change=${(event: Event) => onChange(Number((event.target as HTMLSelectElement).value))}>
      ${durations.map(
        (minutes) =>
          html`<option value=${minutes * minuteMs} ?selected=${minutes * minuteMs === forMs}>
            ${text(minutes)}
          </option>`,
      )}
    </select>
  </div>`;
}

/** One of a group of radio buttons. */
export function choice(
  name: string,
  value: string,
  isChosen: boolean,
  [title, meaning]: readonly [title: string, meaning?: string],
  onChoose: () => void,
): TemplateResult {
  return html`<label class="choice">
    <input type="radio" name=${name} value=${value} .checked=${isChosen} @change=${onChoose} />
    <span
      ><b>${title}</b>${meaning === undefined ? nothing : html` <span class="muted">${meaning}</span>`}</span
    >
  </label>`;
}

/** The end of a form: on to the question, or back to nothing. */
export function formButtons({ commands }: Texts, onDiscard: () => void): TemplateResult {
  return html`<div class="row">
    <button class="primary">${commands.review}</button>
    <button type="button" class="quiet" @click=${onDiscard}>${commands.discard}</button>
  </div>`;
}
