import { wireDialogs } from './dialogs.ts';
import { wireLiveKey } from './live-key.ts';
import { playOutage } from './outage-show.ts';
import { wireOutageSwitch } from './outage-switch.ts';

for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
  if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
}
wireDialogs(document);
wireLiveKey(document);
const show = document.querySelector<HTMLElement>('.show');
if (show) playOutage(show);
await wireOutageSwitch(document);
