import { html } from 'lit';
import type { Messages } from '../i18n/messages.ts';
import type { ViewerScreen } from '../search/viewer-screen.ts';

/** The place of an embedded service's page, which is slotted into it; until that is ready nobody sees it. */
export const renderViewer = ({ isMounted, isOpen }: Pick<ViewerScreen, 'isMounted' | 'isOpen'>): unknown =>
  html`<div class="viewer" ?hidden=${!isMounted} ?inert=${isMounted && !isOpen}>
    <slot name="viewer"></slot>
  </div>`;

/** The button that asks another service than the one whose page is open, or does not come. */
export const renderOtherWay = ({ otherWay }: Messages, press: () => void): unknown =>
  html`<button part="other-button" type="button" @click=${press}>${otherWay}</button>`;

/** The button that makes an address the value again, of which the text was changed. */
export const renderRestore = (road: string, { restore }: Messages, press: () => void): unknown =>
  html`<div class="actions">
    <button part="restore-button" type="button" @click=${press}>${restore}: <b>${road}</b></button>
  </div>`;
