/** How many hostile networks open a healthy service: the table of docs/threat-model.md, in markdown. */
import { HealthySite } from '../src/circuit/testing/opening-cost.ts';

const rates = [0, 1, 2.5, 10, 25, 100, 1_000];
/** More is not looked for. */
const mostNetworks = 4_096;
const attackMs = 60_000;

process.stdout.write('| honest searches a second | hostile networks |\n| --- | --- |\n');
for (const rate of rates) {
  const networks = new HealthySite(rate).networksToOpen(mostNetworks, attackMs);
  process.stdout.write(`| ${rate.toLocaleString('en')} | ${networks.toLocaleString('en')} |\n`);
}
