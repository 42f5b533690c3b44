import './known-language.ts';
import { OpsApi } from './api/ops-api.ts';
import { Commander } from './commands/commander.ts';
import { Desk } from './desk.ts';
import { firstLocale, storageOf } from './locales/language.ts';
import './chart/ops-chart.ts';
import './timeline/ops-timeline.ts';
import './parts/ops-alert-test.ts';
import './parts/ops-banners.ts';
import './parts/ops-card.ts';
import './parts/ops-confirm.ts';
import './parts/ops-console.ts';
import './parts/ops-force.ts';
import './parts/ops-header.ts';
import './parts/ops-login.ts';
import './parts/ops-notice.ts';
import './parts/ops-order.ts';
import './parts/ops-records.ts';

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
