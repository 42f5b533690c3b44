import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alertRun, type AlertRun, type Crash } from '../monitoring/alert-run.ts';
import { expect, test } from '../monitoring/fixtures.ts';
import { judgeBesideCalm } from './calm.ts';

/** Telegram is spoken by a server of the test; everything else is real. */
async function run(redis: string, crash: Crash): Promise<AlertRun> {
  const folder = await mkdtemp(join(tmpdir(), 'address-search-alerts-'));
  const ended = await alertRun(redis, folder, { crash }).finally(() => rm(folder, { recursive: true }));
  console.log(`  ${crash} killed: taken ${ended.times} times, first after ${ended.deliveredMs} ms`);
  return ended;
}

test('two nodes tell of an outage once, within five seconds', { tag: '@sample' }, async ({ redis }) => {
  const { times, deliveredMs } = await run(redis, 'nobody');
  expect(times).toBe(1);
  await judgeBesideCalm('an alert is told', 5_000, deliveredMs ?? Number.POSITIVE_INFINITY);
});

test('the node that sends is killed before it is heard: the other one tells, once, and soon', async ({
  redis,
}) => {
  const { times, deliveredMs } = await run(redis, 'unheard');
  expect(times).toBe(1);
  // 5 s on a machine with time to spare (e2e/monitoring/alert-runs.ts); a lease of 15 s would not do.
  await judgeBesideCalm('the other node tells', 8_000, deliveredMs ?? Number.POSITIVE_INFINITY);
});

test('the node that sends is killed after it was heard: told again rather than perhaps never', async ({
  redis,
}) => {
  expect((await run(redis, 'unnoted')).times).toBe(2);
});
