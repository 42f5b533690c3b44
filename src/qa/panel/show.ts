import type { Qa } from '../scenarios/qa.ts';
import { OutagePanel } from './outage-panel.ts';

/** The name of the element. */
export const OUTAGE_PANEL = 'outage-panel';

declare global {
  interface HTMLElementTagNameMap {
    [OUTAGE_PANEL]: OutagePanel;
  }
}

/**
 * Puts the panel for these outages at the end of the page; a page has one. To see the first decisions of the
 * page's fields too, call it before the element is defined.
 */
export function showOutagePanel(qa: Qa): OutagePanel {
  if (!customElements.get(OUTAGE_PANEL)) customElements.define(OUTAGE_PANEL, OutagePanel);
  const panel = document.querySelector(OUTAGE_PANEL) ?? document.createElement(OUTAGE_PANEL);
  panel.qa = qa;
  if (!panel.isConnected) document.body.append(panel);
  return panel;
}
