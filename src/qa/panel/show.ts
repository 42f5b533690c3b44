import type { Qa } from '../scenarios/qa.ts';
import { OutagePanel } from './outage-panel.ts';

/** The name of the element. */
export const panelName = 'outage-panel';

declare global {
  interface HTMLElementTagNameMap {
    [panelName]: OutagePanel;
  }
}

/**
 * Puts the panel for these outages at the end of the page; a page has one. To see the first decisions of the
 * page's fields too, call it before the element is defined.
 */
export function showOutagePanel(qa: Qa): OutagePanel {
  if (!customElements.get(panelName)) customElements.define(panelName, OutagePanel);
  const panel = document.querySelector(panelName) ?? document.createElement(panelName);
  panel.qa = qa;
  if (!panel.isConnected) document.body.append(panel);
  return panel;
}
