import { html, nothing } from 'lit';
import type { Address } from '../../address/index.ts';
import { canPop, keepFocus } from '../combobox/popover.ts';
import type { Messages } from '../i18n/messages.ts';

/** What presses on them do. */
export interface RecentActions {
  choose(address: Address): void;
  remove(address: Address): void;
  clear(): void;
  key(event: KeyboardEvent): void;
}

const lineOf = ({ road, jibun }: Address): string => road || jibun;

function renderOne(address: Address, { removeRecent }: Messages, on: RecentActions) {
  const line = lineOf(address);
  const beside = [address.postcode, address.building].filter(Boolean).join(' · ');
  return html`<li>
    <button part="recent-option" type="button" lang="ko" @click=${() => on.choose(address)}>
      ${line}<span>${beside}</span>
    </button>
    <button
      part="recent-remove-button"
      type="button"
      aria-label="${removeRecent}: ${line}"
      @click=${() => on.remove(address)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 7l10 10M17 7 7 17"></path></svg>
    </button>
  </li>`;
}

/** The addresses that were picked last, with a button each that takes it away, and one for all. */
export const renderRecent = (
  addresses: readonly Address[],
  messages: Messages,
  on: RecentActions,
  locate: unknown,
): unknown =>
  html`<div
    part="recent"
    role="group"
    aria-label=${messages.recent}
    popover=${canPop ? 'manual' : nothing}
    ?hidden=${!canPop}
    @mousedown=${keepFocus}
    @keydown=${(event: KeyboardEvent) => on.key(event)}
  >
    <div class="actions">${locate}</div>
    <div class="recent-head">
      <span aria-hidden="true">${messages.recent}</span>
      <button part="recent-clear-button" type="button" @click=${() => on.clear()}>
        ${messages.clearRecent}
      </button>
    </div>
    <ul role="list">
      ${addresses.map((address) => renderOne(address, messages, on))}
    </ul>
  </div>`;
