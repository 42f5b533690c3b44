import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../locales/ko.ts';
import { maxReason, minReason } from '../../../protocol/index.ts';

/** Whether a reason says enough. */
export function isReason(reason: string): boolean {
  return [...reason.trim()].length >= minReason;
}

/** Where an operator says why. */
export function reasonField(
  texts: Texts,
  reason: string,
  isWrong: boolean,
  changed: (reason: string) => void,
): TemplateResult {
  const { commands } = texts;
  return html`<div class="field">
    <label for="reason">${commands.reason}</label>
    <textarea
      id="reason"
      rows="2"
      maxlength=${maxReason}
      aria-describedby="reason-hint"
      aria-invalid=${isWrong}
      .value=${reason}
      @input=${(event: InputEvent) => changed((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p class="muted" id="reason-hint">
      ${isWrong ? html`<span class="error">${commands.reasonShort}</span>` : commands.reasonHint}
    </p>
  </div>`;
}

/** For how long. */
export function durationField(texts: Texts, forMs: number, changed: (forMs: number) => void): TemplateResult {
  const { commands } = texts;
  return html`<div class="field">
    <label for="for">${commands.forMs}</label>
    <select id="for" @change=${(event: Event) => changed(Number((event.target as HTMLSelectElement).value))}>
      ${commands.durations.map(
        ([ms, words]) => html`<option value=${ms} ?selected=${ms === forMs}>${words}</option>`,
      )}
    </select>
  </div>`;
}

/** One of a group of radio buttons. */
export function choice(
  name: string,
  value: string,
  isChosen: boolean,
  words: readonly [string, string?],
  chosen: () => void,
): TemplateResult {
  return html`<label class="choice">
    <input type="radio" name=${name} value=${value} .checked=${isChosen} @change=${chosen} />
    <span
      ><b>${words[0]}</b
      >${words[1] === undefined ? nothing : html` <span class="muted">${words[1]}</span>`}</span
    >
  </label>`;
}
