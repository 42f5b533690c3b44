/** How long a repaired service stays away while hostile networks call it bad: the table of docs/threat-model.md. */
import { Fleet, hanging, healthy } from '../src/circuit/testing/fleet.ts';
import { liars } from '../src/circuit/testing/liars.ts';

const rates = [1, 10, 100];
const networks = [0, 1, 2, 3];
const seeds = [1, 2, 3, 4, 5];
/** Longer is not waited for. */
const mostMs = 400_000;

/** When the service, which hung until 10 s after its circuit had opened, is closed again; ms after the repair. */
function recoveryMs(seed: number, searchesPerSecond: number, hostile: number): number {
  const fleet = new Fleet({ seed, searchesPerSecond, arrivals: 'random' });
  fleet.pass(120_000);
  fleet.set('a', hanging);
  fleet.until(() => fleet.phase('a') === 'open', 60_000);
  fleet.pass(10_000);
  fleet.set('a', healthy);
  const repairedAt = fleet.now;
  if (hostile > 0) fleet.attack = liars('a', hostile);
  return (fleet.until(() => fleet.phase('a') === 'closed', mostMs) ?? Infinity) - repairedAt;
}

const cells = (...texts: readonly string[]): string => `| ${texts.join(' | ')} |\n`;
process.stdout.write(cells('searches a second', ...networks.map(String)));
process.stdout.write(cells('---', ...networks.map(() => '---')));
for (const rate of rates) {
  const longest = networks.map((hostile) =>
    Math.max(...seeds.map((seed) => recoveryMs(seed, rate, hostile))),
  );
  process.stdout.write(
    cells(
      String(rate),
      ...longest.map((ms) => (ms === Infinity ? `over ${mostMs / 1_000} s` : `${(ms / 1_000).toFixed(0)} s`)),
    ),
  );
}
