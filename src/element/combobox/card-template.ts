import { html, nothing } from 'lit';
import type { Address } from '../../address/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { isKorean } from './is-korean.ts';

/** What presses on the card do. */
export interface CardActions {
  readonly change: () => void;
  /** Null where nothing can be copied. */
  readonly copy: (() => void) | null;
}

/** What is submitted, and small beside it: for readers of English its English form, and the lot address. */
function renderLines({ postcode, road, jibun, building, english }: Address, locale: string) {
  const lot = [road ? jibun : '', building].filter(Boolean).join(' · ');
  return html`<div class="lines">
    <div lang="ko">
      ${postcode ? html`<span part="card-postcode">${postcode}</span> · ` : nothing}
      <span part="card-road">${road || jibun}</span>
    </div>
    ${english && !isKorean(locale) ? html`<div part="card-sub" lang="en">${english}</div>` : nothing}
    ${lot ? html`<div part="card-sub" lang="ko">${lot}</div>` : nothing}
  </div>`;
}

function renderPresses({ change, copy }: CardActions, messages: Messages) {
  return html`<div class="presses">
    ${
      copy
        ? html`<button part="copy-button" type="button" aria-label=${messages.copyAddress} @click=${copy}>
            ${messages.copy}
          </button>`
        : nothing
    }
    <button part="change-button" type="button" aria-label=${messages.changeAddress} @click=${change}>
      ${messages.change}
    </button>
  </div>`;
}

/** A picked address. `press` is null while nothing may be changed. */
export function renderCard(
  address: Address,
  locale: string,
  messages: Messages,
  press: CardActions | null,
): unknown {
  return html`<div part="card" role="group" aria-label=${messages.card}>
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6.5 12.5 3.5 3.5 7.5-8"></path></svg>
    <div class="body">
      ${renderLines(address, locale)} ${press ? renderPresses(press, messages) : nothing}
    </div>
  </div>`;
}
