import './browser/intl-language-fix.ts';
import { OpsApi } from './api/ops-api.ts';
import { Commander } from './command-flow.ts';
import { Desk } from './console-store.ts';
import { firstLocale, storageOf } from './locales/language.ts';
import './chart/ops-chart.ts';
import './timeline/ops-timeline.ts';
import './views/ops-alert-test.ts';
import './views/ops-banners.ts';
import './views/ops-card.ts';
import './views/ops-confirm.ts';
import './views/ops-console.ts';
import './views/ops-force.ts';
import './views/ops-header.ts';
import './views/ops-login.ts';
import './views/ops-notice.ts';
import './views/ops-order.ts';
import './views/ops-records.ts';

const tickMs = 1_000;

const desk = new Desk(
  {
    api: new OpsApi(),
    open: () => new EventSource('/v1/ops/stream'),
    monotonic: () => performance.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  },
  firstLocale(storageOf(window), navigator.language),
);

const page = document.querySelector('ops-console');
if (page !== null) {
  page.desk = desk;
  page.commander = new Commander(desk);
}
// They live as long as the page does.
setInterval(() => desk.tick(), tickMs);
void desk.look();
