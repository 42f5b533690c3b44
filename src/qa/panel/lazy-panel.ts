import type { Qa } from '../scenarios/qa.ts';
import type { OutagePanel } from './outage-panel.ts';

/**
 * Puts `<outage-panel>` for these outages at the end of the page. Await it before the element is defined to see
 * its first decisions too. Loaded when asked for: handlers in a test need no element.
 */
export async function showOutagePanel(qa: Qa): Promise<OutagePanel> {
  return (await import('./show.ts')).showOutagePanel(qa);
}
