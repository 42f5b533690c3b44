import { html } from 'lit';
import type { Messages } from '../i18n/messages.ts';

/** The head of the sheet; it is seen only while that is open. */
export const renderHead = (title: string, { close }: Messages, press: () => void): unknown =>
  html`<div part="sheet-head">
    <h2 part="sheet-title" id="sheet-title">${title}</h2>
    <button part="close-button" type="button" aria-label=${close} @click=${press}>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6 6 18"></path></svg>
    </button>
  </div>`;
