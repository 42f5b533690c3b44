import { wireDialogs } from './dialogs.ts';
import { wireLiveKey } from './live-key.ts';
import { wireOutageSwitch } from './outage-switch.ts';

for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
  if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
}
wireDialogs(document);
wireLiveKey(document);
await wireOutageSwitch(document);
