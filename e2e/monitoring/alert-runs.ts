/**
 * How fast, and how often, Telegram hears of an outage:
 * `npx tsx e2e/monitoring/alert-runs.ts <nobody|random|unheard|unnoted> [runs] [ms until Telegram answers] [command.js]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from '../setup/needs.ts';
import { alertRun, type AlertRun, type Crash } from './alert-run.ts';

const AT_ONCE = 2;

const [crash = 'nobody', runs = '10', answersAfter = '0', command] = process.argv.slice(2);
const { redis } = required(['redis']);
const done: AlertRun[] = [];
let left = Number(runs);

async function lane(redisCommand: string): Promise<void> {
  while (left-- > 0) {
    const folder = await mkdtemp(join(tmpdir(), 'address-search-alerts-'));
    const options = { crash: crash as Crash, answersAfterMs: Number(answersAfter) };
    const run = alertRun(redisCommand, folder, { ...options, ...(command === undefined ? {} : { command }) });
    // Such as a machine on which no node starts in time: that says nothing about alerts.
    const ended = await run.catch((error: unknown) => void console.warn(String(error)));
    await rm(folder, { recursive: true, force: true });
    if (ended !== undefined) done.push(ended);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, () => lane(redis)));
const times = done.flatMap(({ deliveredMs }) => deliveredMs ?? []).toSorted((a, b) => a - b);
const at = (part: number): number | undefined =>
  times[Math.min(times.length - 1, Math.floor(part * times.length))];
const counts = [0, 1, 2].map(
  (n) => done.filter(({ times: taken }) => (n < 2 ? taken === n : taken >= n)).length,
);
console.log(
  `${crash}, ${done.length} runs: never ${counts[0]}, once ${counts[1]}, more often ${counts[2]};` +
    ` ms from the transition: min ${times[0]}, median ${at(0.5)}, p95 ${at(0.95)}, max ${times.at(-1)};` +
    ` within 5 s: ${times.filter((ms) => ms <= 5_000).length}`,
);
