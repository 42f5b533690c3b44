import { html } from 'lit';
import { keepFocus } from '../combobox/popover.ts';
import { enLocate } from '../i18n/locales/en-locate.ts';
import { koLocate } from '../i18n/locales/ko-locate.ts';
import { addTexts, type Messages } from '../i18n/messages.ts';

addTexts('ko', koLocate);
addTexts('en', enLocate);

/** The button that finds the addresses where the person stands. */
export const renderLocate = ({ locate }: Messages, press: () => void): unknown =>
  html`<button part="locate-button" type="button" @mousedown=${keepFocus} @click=${press}>${locate}</button>`;
