import './browser/intl-language-fix.ts';
import { OpsApi } from './api/ops-api.ts';
import { CommandFlow } from './command-flow.ts';
import { ConsoleStore } from './console-store.ts';
import { systemClock } from '../platform/index.ts';
import { firstLocale } from './locales/language.ts';
import './chart/ops-chart.ts';
import './timeline/ops-timeline.ts';
import './views/ops-alert-test.ts';
import './views/ops-banners.ts';
import './views/ops-card.ts';
import './views/ops-confirm.ts';
import { OpsConsole } from './views/ops-console.ts';
import './views/ops-force.ts';
import './views/ops-header.ts';
import './views/ops-login.ts';
import './views/ops-notice.ts';
import './views/ops-order.ts';
import './views/ops-records.ts';
import './views/ops-reports.ts';

const tickMs = 1_000;

const store = new ConsoleStore(
  {
    api: new OpsApi(),
    open: () => new EventSource('/v1/ops/stream'),
    monotonic: () => systemClock.now(),
    after: (ms, call) => systemClock.after(ms, call),
    random: Math.random,
  },
  firstLocale(navigator.language),
);

const page = Object.assign(new OpsConsole(), { store, flow: new CommandFlow(store) });
document.body.prepend(page);
// They live as long as the page does.
setInterval(() => store.tick(), tickMs);
void store.refresh();
